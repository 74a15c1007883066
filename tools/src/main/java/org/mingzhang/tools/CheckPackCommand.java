package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.examples.Example;
import org.mingzhang.domain.policy.examples.ExampleRun;
import org.mingzhang.domain.policy.examples.WorkedExamples;
import org.mingzhang.domain.policy.reading.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a pack's file, and tries its worked examples. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "检查政策包文件，逐处指出错误的行、列和应有的写法；自相矛盾的规则也算错误。",
            "拿不准的另作提示，例如规则的数与引文里的不同：提示不妨碍发布，也不改变退出码。",
            "写 --cases 则再逐个试算算例，指出不符的在第几行、算例怎么写、得出什么。"
        })
final class CheckPackCommand implements Runnable {
    /** Stands for the examples that stand beside the pack. */
    private static final String BESIDE = "";

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "政策包文件，或自带政策包的编号。")
    private @Nullable Path given;

    @Option(
            names = "--cases",
            paramLabel = "CASES",
            arity = "0..1",
            fallbackValue = BESIDE,
            description = "算例文件；只写 --cases 则为政策包旁边的 cases.yaml。")
    private @Nullable String cases;

    private Path file = Path.of("");

    @Override
    public void run() {
        if (given == null) {
            // Written as check --cases FILE: what follows the option is the pack, and its examples are those beside it.
            if (cases == null || cases.equals(BESIDE)) {
                throw new WrongUsage("FILE", "缺失", "应为政策包文件，或自带政策包的编号");
            }
            given = Path.of(cases);
            cases = BESIDE;
        }
        file = given;
        PolicyPack pack = SchemesCommand.pack("FILE", file.toString());
        List<Problem> warnings = SchemesCommand.lookThrough("FILE", file.toString(), pack);
        Map<String, Object> document = new LinkedHashMap<>(SchemesCommand.ListPacks.document(pack));
        document.put("valid", true);
        document.put("warnings", warnings.stream().map(Problem::document).toList());
        String said = file + "：" + pack.title() + "，第 " + pack.version() + " 版，"
                + pack.directions().size() + " 个方向，没有错误";
        int held = cases == null ? 0 : examples(pack, cases);
        if (cases != null) {
            document.put("examples", held);
        }
        output.print(document, out -> {
            out.println(said);
            warnings.forEach(warning -> out.println("提示　" + warning.message()));
            if (cases != null) {
                out.println(held + " 个算例，全部相符");
            }
        });
    }

    /** How many there are, all of which hold; otherwise the command ends with what is wrong. */
    private int examples(PolicyPack pack, String named) {
        boolean own = named.equals(BESIDE) && Packs.builtIn().contains(file.toString());
        Path path = named.equals(BESIDE)
                ? own ? Path.of(file.toString(), "cases.yaml") : file.resolveSibling("cases.yaml")
                : Path.of(named);
        byte[] bytes = own ? Packs.bytes(file.toString(), "cases.yaml") : new InputFile("--cases", path).bytes();
        ExampleRun run = WorkedExamples.run(pack, bytes);
        if (run.holds()) {
            return run.examples().size();
        }
        List<Problem> problems = new ArrayList<>();
        run.mistakes().stream().map(Problem::of).forEach(problems::add);
        run.failing().stream().map(CheckPackCommand::problem).forEach(problems::add);
        int failing = run.failing().size();
        throw new No(
                path + "：试算 " + run.examples().size() + " 个算例，"
                        + (run.examples().size() - failing) + " 个相符，" + failing + " 个不符"
                        + (run.mistakes().isEmpty()
                                ? ""
                                : "；另有 " + run.mistakes().size() + " 处写法错误，写错的算例没有试算"),
                problems);
    }

    /** The place, what came out, what the example says; the calculation below, for whoever wants to see where they part. */
    private static Problem problem(Example example) {
        String place = "第 " + example.line() + " 行 " + example.section() + "“" + example.name() + "”";
        String calculation = example.calculation().stream()
                .map(sentence -> System.lineSeparator() + "      " + sentence)
                .collect(Collectors.joining());
        return new Problem(
                place,
                said(example, Example.Difference::found),
                said(example, Example.Difference::expected),
                place + "："
                        + example.differences().stream().map(Objects::toString).collect(Collectors.joining("；"))
                        + calculation,
                null,
                null);
    }

    private static String said(Example example, Function<Example.Difference, String> side) {
        return example.differences().stream()
                .map(difference -> difference.what() + "：" + side.apply(difference))
                .collect(Collectors.joining("；"));
    }
}
