package org.mingzhang.app.workbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.InvalidMap.Mistake;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Suite;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a map from YAML; whatever it does not know is a mistake with its line. */
final class MapReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> TOP = new LinkedHashSet<>(List.of("sheets", "ignore-sheets"));
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "as",
            "title-rows",
            "header-rows",
            "columns",
            "dates",
            "unit",
            "units",
            "constants",
            "values",
            "ignore-columns",
            "footers",
            "subtotals",
            "ignore-rows",
            "fill-down",
            "statement"));
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("map")
            .setCodePointLimit(MOST_BYTES)
            .setMaxAliasesForCollections(0)
            .setUseMarks(true)
            .build();

    private final CellReader cells;
    private final List<Mistake> mistakes = new ArrayList<>();

    MapReader(PolicyPack pack) {
        cells = new CellReader(pack);
    }

    WorkbookMap read(byte[] yaml) {
        Map<String, SheetMap> sheets = new LinkedHashMap<>();
        Set<String> ignored = Set.of();
        Map<String, Node> top = root(yaml);
        for (Map.Entry<String, Node> sheet : fields(top.get("sheets")).entrySet()) {
            SheetMap map = sheet(sheet.getValue());
            if (map != null) {
                sheets.put(sheet.getKey(), map);
            }
        }
        ignored = new LinkedHashSet<>(texts(top.get("ignore-sheets")));
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
            throw new InvalidMap(mistakes);
        }
        return new WorkbookMap(sheets, ignored, Suite.SM3.hash(yaml).toString());
    }

    private Map<String, Node> root(byte[] yaml) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            Optional<Node> root =
                    yaml.length > MOST_BYTES ? Optional.empty() : new Compose(SETTINGS).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                Map<String, Node> top = fields(mapping);
                known(top, mapping, TOP);
                if (!top.containsKey("sheets")) {
                    wrong(mapping, "", "缺少 sheets：应写明每张原表对应哪张表");
                }
                return top;
            }
            mistakes.add(new Mistake(1, 1, "", "应为 YAML：sheets: 下面一行一张原表；文件不超过 1 MiB"));
        } catch (CharacterCodingException e) {
            mistakes.add(new Mistake(1, 1, "", "不是 UTF-8 文字；请用编辑器另存为 UTF-8"));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            mistakes.add(new Mistake(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "",
                    "不是 YAML：应一行一个“键: 值”，冒号用英文半角、后面空一格，同一层左边对齐，列名含符号的用引号括起来"));
        } catch (YamlEngineException e) {
            mistakes.add(new Mistake(1, 1, "", "不是 YAML：应一行一个“键: 值”，同一层左边对齐"));
        }
        return Map.of();
    }

    private @Nullable SheetMap sheet(Node node) {
        Map<String, Node> fields = fields(node);
        known(fields, node, FIELDS);
        Node named = fields.get("as");
        String name = named == null ? "" : text(named);
        Optional<Sheet> as = Sheets.find(name);
        if (as.isEmpty()) {
            wrong(
                    named == null ? node : named,
                    name,
                    named == null ? "缺少 as：应写明对应哪张表" : "没有这张表" + Spelling.nearest(name, Sheets.names()));
            return null;
        }
        Sheet sheet = as.get();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Set<String> meant = new HashSet<>();
        fields(fields.get("columns")).forEach((header, column) -> {
            List<String> wanted = new ArrayList<>();
            for (Node one : oneOrMore(column)) {
                String known = column(sheet, text(one), one);
                if (!meant.add(known)) {
                    wrong(one, known, "有两列对应这一列；只能留一列");
                }
                wanted.add(known);
            }
            columns.put(Spelling.header(header), List.copyOf(wanted));
        });
        List<String> dates = texts(fields.get("dates"));
        for (String form : dates) {
            try {
                DateText.formatter(form);
            } catch (IllegalArgumentException e) {
                wrong(fields.get("dates"), form, "不是日期的写法；应有年、月、日，例如 yyyy.MM.dd、yyyy年M月d日、yyyyMMdd");
            }
        }
        Map<String, MoneyUnit> units = new LinkedHashMap<>();
        fields(fields.get("units")).forEach((column, unit) -> {
            String of = column(sheet, column, unit);
            MoneyUnit known = unit(unit);
            if (known != null) {
                units.put(of, known);
            }
        });
        StatementForm statement = new StatementReader(this).read(sheet, fields.get("statement"));
        return new SheetMap(
                sheet,
                number(fields.get("title-rows"), 0, 50, 0),
                number(fields.get("header-rows"), 1, 5, 1),
                columns,
                dates,
                fields.containsKey("unit") ? unit(fields.get("unit")) : null,
                units,
                constants(sheet, fields.get("constants")),
                values(sheet, fields.get("values")),
                headers(fields.get("ignore-columns")),
                headers(fields.get("footers")),
                headers(fields.get("subtotals")),
                headers(fields.get("ignore-rows")),
                fillDown(sheet, fields.get("fill-down")),
                statement);
    }

    /** What is merged over several rows says the same of all of them; an amount says it once. */
    private Set<String> fillDown(Sheet sheet, @Nullable Node node) {
        Set<String> columns = new LinkedHashSet<>();
        for (String name : texts(node)) {
            String column = node == null ? name : column(sheet, name, node);
            columns.add(column);
            if (sheet.column(column).map(known -> known.kind().isMoney()).orElse(false)) {
                wrong(node, name, "金额不能照上一行填：合并的金额是几行共有的一笔，各行照填会多算；请在原表中分开写");
            }
        }
        return columns;
    }

    private Map<String, String> constants(Sheet sheet, @Nullable Node node) {
        Map<String, String> constants = new LinkedHashMap<>();
        fields(node).forEach((name, value) -> {
            String column = column(sheet, name, value);
            constants.put(column, read(sheet, column, value));
        });
        return constants;
    }

    private Map<String, Map<String, String>> values(Sheet sheet, @Nullable Node node) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        fields(node).forEach((name, meanings) -> {
            String column = column(sheet, name, meanings);
            Map<String, String> texts = new LinkedHashMap<>();
            fields(meanings).forEach((written, meaning) -> {
                if (!text(meaning).isEmpty()) {
                    read(sheet, column, meaning);
                }
                texts.put(Spelling.trim(written), text(meaning));
            });
            values.put(column, Map.copyOf(texts));
        });
        return values;
    }

    /** Checks a value as if it stood in a cell of the contract's form; answers it as written. */
    private String read(Sheet sheet, String column, Node value) {
        String text = text(value);
        sheet.column(column).ifPresent(known -> {
            try {
                cells.read(known, Cell.text(text), CellHabits.CONTRACT);
            } catch (RefusedCell refused) {
                wrong(value, text, refused.message());
            }
        });
        return text;
    }

    private String column(Sheet sheet, String name, Node at) {
        String wanted = Spelling.header(name);
        return sheet.columns().stream()
                .map(Column::name)
                .filter(known -> Spelling.header(known).equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    List<String> names =
                            sheet.columns().stream().map(Column::name).toList();
                    wrong(at, name, sheet.name() + "没有这一列" + Spelling.nearest(name, names));
                    return name;
                });
    }

    private @Nullable MoneyUnit unit(@Nullable Node node) {
        String unit = node == null ? "" : text(node);
        Optional<MoneyUnit> known = MoneyUnit.of(unit);
        if (known.isEmpty()) {
            wrong(node, unit, "应为 元 或 万元");
        }
        return known.orElse(null);
    }

    private int number(@Nullable Node node, int least, int most, int otherwise) {
        if (node == null) {
            return otherwise;
        }
        String text = text(node);
        int number = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            wrong(node, text, "应为 " + least + " 至 " + most + " 的整数");
        }
        return number;
    }

    private Set<String> headers(@Nullable Node node) {
        Set<String> headers = new LinkedHashSet<>();
        texts(node).forEach(text -> headers.add(Spelling.header(text)));
        return headers;
    }

    private List<String> texts(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(this::text).toList();
        }
        wrong(node, "", "应为列表，写作 [甲, 乙]");
        return List.of();
    }

    private List<Node> oneOrMore(Node node) {
        if (!(node instanceof SequenceNode list)) {
            return List.of(node);
        }
        if (list.getValue().isEmpty()) {
            wrong(node, "", "应写至少一列；不用的列请列入 ignore-columns");
        }
        return list.getValue();
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        wrong(node, "", "应为一个值");
        return "";
    }

    Map<String, Node> fields(@Nullable Node node) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = text(tuple.getKeyNode());
                if (fields.putIfAbsent(key, tuple.getValueNode()) != null) {
                    wrong(tuple.getKeyNode(), key, "写了两次；只能写一次");
                }
            }
        } else if (node != null) {
            wrong(node, "", "应为一组“键: 值”");
        }
        return fields;
    }

    void known(Map<String, Node> fields, Node at, Set<String> known) {
        if (!(at instanceof MappingNode mapping)) {
            return;
        }
        mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(key -> fields.containsKey(text(key)) && !known.contains(text(key)))
                .forEach(key -> wrong(
                        key,
                        text(key),
                        "不认识的项" + Spelling.nearest(text(key), known) + "；可写：" + String.join("、", known)));
    }

    void wrong(@Nullable Node at, String found, String message) {
        Optional<Mark> mark = at == null ? Optional.empty() : at.getStartMark();
        mistakes.add(new Mistake(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, found, message));
    }
}
