package org.mingzhang.app.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Target;
import org.mingzhang.domain.policy.TextRule;

/** The empty workbook that a city fills in: its sheets with drop-downs, and notes on every column. */
public final class Template {
    private static final int ROWS_WITH_LISTS = 20_000;
    private static final int MOST_INLINE = 250;
    private static final Set<String> PROJECTS =
            Set.of("项目", "里程碑", "关联企业", "进度", "检查", "合同", "合同明细", "补充协议", "发票", "企业付款");
    private static final Set<String> ACCEPTANCES = Set.of("验收", "场景", "成效");

    private Template() {}

    /** The sheets that a programme under this pack can use, in the contract's order. */
    public static List<Sheet> sheets(PolicyPack pack) {
        Set<String> unused = new TreeSet<>();
        List<Direction> directions = pack.directions();
        if (directions.stream().noneMatch(Direction::project)) {
            unused.addAll(PROJECTS);
        }
        if (directions.stream().noneMatch(Direction::acceptance)) {
            unused.addAll(ACCEPTANCES);
        }
        if (directions.stream()
                .noneMatch(direction -> direction.kind() == Direction.Kind.PRODUCT || direction.project())) {
            unused.add("产品");
        }
        if (directions.stream().noneMatch(direction -> direction.kind() == Direction.Kind.COUNTY)) {
            unused.add("县区单位");
        }
        if (pack.targets().isEmpty()) {
            unused.add("指标事实");
        }
        if (directions.stream().allMatch(direction -> direction.texts().isEmpty())) {
            unused.add("申报文字");
        }
        if (directions.stream().allMatch(direction -> direction.form() == null)) {
            unused.add("申报栏目");
        }
        return Sheets.all().stream()
                .filter(sheet -> !unused.contains(sheet.name()))
                .toList();
    }

    /** Writes the template. */
    public static void write(Path file, PolicyPack pack, List<Sheet> sheets) throws IOException {
        Path loose = Files.createTempFile("ledger-template-", ".xlsx");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(loose));
                    Workbook workbook = new Workbook(out, "Mingzhang", null)) {
                notes(workbook.newWorksheet("说明"), pack, sheets);
                Map<ColumnKind, String> lists = new LinkedHashMap<>();
                Map<ColumnKind, List<String>> options = options(pack);
                for (ColumnKind kind : options.keySet()) {
                    String column = String.valueOf((char) ('A' + lists.size()));
                    int last = options.getOrDefault(kind, List.of()).size() + 1;
                    lists.put(kind, "'选项'!$" + column + "$2:$" + column + "$" + last);
                }
                for (Sheet sheet : sheets) {
                    Worksheet worksheet = workbook.newWorksheet(sheet.name());
                    SheetForm.head(worksheet, sheet, false);
                    lists(worksheet, sheet, lists);
                    worksheet.finish();
                }
                options(workbook.newWorksheet("选项"), options);
            }
            FixedZip.copy(loose, file);
        } finally {
            Files.delete(loose);
        }
    }

    private static void lists(Worksheet worksheet, Sheet sheet, Map<ColumnKind, String> lists) {
        for (int i = 0; i < sheet.columns().size(); i++) {
            Column column = sheet.columns().get(i);
            List<String> values = column.kind() == ColumnKind.YES_NO ? List.of("是", "否") : column.values();
            String inline = "\"" + String.join(",", values) + "\"";
            String list = values.isEmpty() || inline.length() > MOST_INLINE ? lists.get(column.kind()) : inline;
            if (list != null) {
                worksheet.range(1, i, ROWS_WITH_LISTS, i).validateWithListByFormula(list);
            }
        }
    }

    private static Map<ColumnKind, List<String>> options(PolicyPack pack) {
        Map<ColumnKind, List<String>> options = new LinkedHashMap<>();
        options.put(
                ColumnKind.SOURCE,
                pack.sources().stream().map(FundingSource::name).toList());
        options.put(ColumnKind.LINE, pack.lines().stream().map(BudgetLine::name).toList());
        // Names of directions may be alike; the id is what people write.
        options.put(
                ColumnKind.DIRECTION,
                pack.directions().stream().map(Direction::id).toList());
        options.put(ColumnKind.STAGE, pack.stages().stream().map(Stage::name).toList());
        options.put(ColumnKind.BATCH, pack.batches().stream().map(Batch::name).toList());
        options.put(
                ColumnKind.COUNTY, pack.counties().stream().map(County::name).toList());
        options.put(
                ColumnKind.INDUSTRY,
                pack.industries().stream().map(Industry::name).toList());
        options.put(ColumnKind.TARGET, pack.targets().stream().map(Target::id).toList());
        options.put(
                ColumnKind.DOCUMENT,
                pack.directions().stream()
                        .flatMap(direction -> direction.documents().stream())
                        .map(ChecklistDocument::name)
                        .distinct()
                        .toList());
        options.values().removeIf(List::isEmpty);
        return options;
    }

    private static void options(Worksheet worksheet, Map<ColumnKind, List<String>> options) throws IOException {
        int column = 0;
        for (Map.Entry<ColumnKind, List<String>> list : options.entrySet()) {
            SheetForm.optionalHeader(worksheet, column, list.getKey().form());
            for (int row = 0; row < list.getValue().size(); row++) {
                worksheet.inlineString(row + 1, column, list.getValue().get(row));
            }
            column++;
        }
        worksheet.setVisibilityState(VisibilityState.HIDDEN);
        worksheet.finish();
    }

    private static void notes(Worksheet worksheet, PolicyPack pack, List<Sheet> sheets) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("表", "列", "必填", "区分各行", "写法", "可取值", "须已有", "个人信息", "例"));
        for (Sheet sheet : sheets) {
            for (Column column : sheet.columns()) {
                rows.add(List.of(
                        sheet.name(),
                        column.name(),
                        column.required() ? "必填" : "",
                        column.key() ? "是" : "",
                        column.kind().form(),
                        String.join("、", values(column, pack)),
                        column.refers() == null ? "" : column.refers().chinese(),
                        column.personal() ? "是" : "",
                        Examples.of(column, pack)));
            }
        }
        int[] widths = {14, 26, 6, 10, 40, 60, 20, 10, 34};
        for (int column = 0; column < widths.length; column++) {
            worksheet.width(column, widths[column]);
            SheetForm.optionalHeader(worksheet, column, rows.getFirst().get(column));
        }
        for (int row = 1; row < rows.size(); row++) {
            for (int column = 0; column < widths.length; column++) {
                String text = rows.get(row).get(column);
                if (!text.isEmpty()) {
                    worksheet.inlineString(row, column, text);
                    worksheet.style(row, column).wrapText(true).set();
                }
            }
        }
        int end = rows.size() + 1;
        for (String line : List.of(
                "本表供填写导入工作簿时查阅，导入时不读本表和“选项”表。政策包：" + pack.title() + "（" + pack.id() + "）。",
                "第 1 行是列名，从第 2 行起一行一条；列的先后可以调换，不用的列和表可以删去，不要另加列和表。",
                "黄底的列必填。金额以元为单位，最多两位小数。银行账号、发票号码、流水号等要存为文字，否则 15 位以后的数字会丢失。",
                "同一张表中，“区分各行”的列全部相同的两行是同一条。")) {
            worksheet.inlineString(end++, 0, line);
        }
        worksheet.freezePane(0, 1);
        worksheet.finish();
    }

    private static List<String> values(Column column, PolicyPack pack) {
        if (column.kind() == ColumnKind.TEXT
                && (column.name().equals("文字") || column.name().equals("所属文字"))) {
            return pack.directions().stream()
                    .flatMap(direction -> direction.texts().stream())
                    .map(TextRule::name)
                    .distinct()
                    .toList();
        }
        if (column.kind() == ColumnKind.TEXT && column.name().equals("栏目")) {
            return pack.forms().stream()
                    .flatMap(form -> form.fields().stream())
                    .filter(Form.Field::asked)
                    .map(Form.Field::name)
                    .distinct()
                    .toList();
        }
        return Stream.of(column.values(), options(pack).getOrDefault(column.kind(), List.of()))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
