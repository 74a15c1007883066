package org.mingzhang.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.tools.simulate.Fraud;
import org.mingzhang.tools.simulate.Label;
import org.mingzhang.tools.simulate.Simulation;
import org.mingzhang.tools.simulate.SimulationArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes an import workbook of invented records. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "写出一本示例数据的导入工作簿：企业、人员、账户、文号均为虚构，各表相互吻合，默认没有违规。",
            "参数相同则文件逐字节相同。写 --frauds 则混入若干造假，并在旁边写 labels.csv 说明混入了哪些。"
        })
final class SimulateCommand implements Runnable {
    /** Sheets of packs that ask for texts or a form. */
    private static final Set<String> STATED = Set.of("申报文字", "申报栏目");

    private static final String FRAUDS = "--frauds";

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private PackChoice choice = new PackChoice();

    @Option(
            names = "--enterprises",
            defaultValue = "600",
            paramLabel = "N",
            description = "企业数，1–60000（默认：600）；不足 12 家时，个别表会没有行。")
    private int enterprises;

    @Option(names = "--seed", paramLabel = "S", description = "随机种子，相同则内容相同（默认：1）。")
    private long seed = 1;

    @Option(names = "--as-of", required = true, paramLabel = "DATE", description = "写到哪一天为止，不早于实施期起日。")
    private @Nullable LocalDate asOf;

    @Option(
            names = FRAUDS,
            paramLabel = "SPEC",
            split = ",",
            description = "混入的造假，写作 规则=件数，逗号分开，如 R-B02=3,R-G01=2；all 为每种各 3 件。")
    private List<String> frauds = List.of();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.xlsx",
            description = "写入的文件；不覆盖已有的文件。")
    private Path file = Path.of("");

    @Override
    public void run() {
        output.ofSampleData();
        SortedMap<Fraud, Integer> planted = planted();
        requireUsage();
        Path labels = file.toAbsolutePath().resolveSibling("labels.csv");
        requireFree("-o", file);
        if (!planted.isEmpty()) {
            requireFree(FRAUDS, labels);
        }
        SimulationArguments arguments = arguments(choice.pack(ledger, output), planted);
        Simulation.Written written;
        try (Progress progress = output.progress("正在编写", "家次", 2L * enterprises)) {
            written = new Simulation(arguments).write(file, progress::to);
            if (!planted.isEmpty()) {
                Files.writeString(labels, csv(written.labels()), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(file, e);
        }
        answer(written);
    }

    private void requireUsage() {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new WrongUsage("-o", file.toString(), "-o 的文件名应以 .xlsx 结尾");
        }
        if (enterprises < 1 || enterprises > SimulationArguments.MOST_ENTERPRISES) {
            throw new WrongUsage(
                    "--enterprises", Integer.toString(enterprises), "--enterprises 应为 1–60000：" + enterprises);
        }
        LocalDate last = Objects.requireNonNull(asOf);
        LocalDate begin = SimulationArguments.begin();
        if (last.isBefore(begin)) {
            throw new WrongUsage("--as-of", last.toString(), "--as-of 早于实施期起日 " + begin + "：" + last);
        }
    }

    private SimulationArguments arguments(PolicyPack pack, SortedMap<Fraud, Integer> planted) {
        try {
            return new SimulationArguments(pack, enterprises, seed, Objects.requireNonNull(asOf), planted);
        } catch (IllegalArgumentException otherPack) {
            throw new No(String.valueOf(otherPack.getMessage()));
        }
    }

    private static void requireFree(String place, Path path) {
        if (Files.exists(path)) {
            throw new WrongUsage(place, path.toString(), "已有文件 " + path + "：请换一个文件名，或先把它移走");
        }
    }

    private SortedMap<Fraud, Integer> planted() {
        SortedMap<Fraud, Integer> out = new TreeMap<>();
        for (String part : frauds) {
            if (part.equals("all")) {
                Arrays.stream(Fraud.values()).forEach(fraud -> out.put(fraud, 3));
                continue;
            }
            int equals = part.indexOf('=');
            String rule = equals < 0 ? part : part.substring(0, equals);
            String count = equals < 0 ? "" : part.substring(equals + 1);
            Fraud fraud = Arrays.stream(Fraud.values())
                    .filter(one -> one.rule().equals(rule))
                    .findFirst()
                    .orElseThrow(() -> new WrongUsage(
                            FRAUDS,
                            part,
                            "没有规则 " + rule + " 的造假；有："
                                    + Arrays.stream(Fraud.values())
                                            .map(Fraud::rule)
                                            .collect(Collectors.joining("、"))));
            if (!count.matches("[1-9]\\d{0,4}")) {
                throw new WrongUsage(FRAUDS, part, FRAUDS + " 应写作 规则=件数，如 R-B02=3：" + part);
            }
            out.put(fraud, Integer.parseInt(count));
        }
        return out;
    }

    private static String csv(List<Label> labels) {
        StringBuilder csv = new StringBuilder("subjectId,rule,note\n");
        labels.forEach(label -> csv.append(label.subject())
                .append(',')
                .append(label.rule())
                .append(',')
                .append(label.note())
                .append('\n'));
        return csv.toString();
    }

    private void answer(Simulation.Written written) {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Integer> rows = new LinkedHashMap<>();
        Sheets.all().stream()
                .filter(sheet -> written.rows().containsKey(sheet.name()) || !STATED.contains(sheet.name()))
                .forEach(sheet -> rows.put(sheet.name(), written.rows().getOrDefault(sheet.name(), 0)));
        document.put("file", file.toString());
        document.put("rows", rows);
        document.put("frauds", written.labels().size());
        output.print(document, out -> {
            Table table = new Table(Column.text("表"), Column.number("行"));
            rows.forEach((sheet, count) -> table.row(sheet, Integer.toString(count)));
            table.print(out);
            out.println("已写 " + file
                    + (written.labels().isEmpty()
                            ? ""
                            : "，混入造假 " + written.labels().size() + " 处，见 labels.csv"));
        });
    }
}
