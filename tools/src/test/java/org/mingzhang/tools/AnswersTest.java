package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever becomes of a command, {@code --json} gets exactly one document that says so. */
class AnswersTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aNoNamesItsProblems() {
        JsonNode document = answer(ExitCode.NO, () -> {
            throw new No("输入不合要求", List.of(Problem.of("/a", "1", "应为文字"), Problem.of("只有一句")));
        });
        assertThat(document.toString())
                .isEqualTo("{\"answer\":\"no\",\"exitCode\":1,\"message\":\"输入不合要求\",\"problems\":["
                        + "{\"place\":\"/a\",\"value\":\"1\",\"rule\":\"应为文字\",\"message\":\"/a：1 — 应为文字\"},"
                        + "{\"message\":\"只有一句\"}]}");
        assertThat(err.toString()).isEqualTo("ledger: 输入不合要求\n  /a：1 — 应为文字\n  只有一句\n");
    }

    @Test
    void aNoOfOneSentenceIsItsOwnProblem() {
        JsonNode document = answer(ExitCode.NO, () -> {
            throw new No("账本中没有命令 x");
        });
        assertThat(document.at("/problems/0/message").asString()).isEqualTo("账本中没有命令 x");
        assertThat(err.toString()).isEqualTo("ledger: 账本中没有命令 x\n");
    }

    @Test
    void wrongUsageLackAndFaultAreDocumentsToo() {
        assertThat(answer(ExitCode.WRONG_USAGE, () -> {
                            throw new WrongUsage("--port", "-1", "--port 应为 0–65535：-1");
                        })
                        .get("answer")
                        .asString())
                .isEqualTo("wrong-usage");
        assertThat(answer(ExitCode.LACK, () -> {
                            throw new EnvironmentLack("没有权限");
                        })
                        .get("answer")
                        .asString())
                .isEqualTo("lack");
        JsonNode fault = answer(ExitCode.LACK, () -> {
            throw new IllegalStateException("broken");
        });
        assertThat(fault.get("answer").asString()).isEqualTo("fault");
        assertThat(fault.get("hint").asString()).contains("详情见");
        assertThat(answer(ExitCode.LACK, () -> {
                            throw new StackOverflowError();
                        })
                        .get("answer")
                        .asString())
                .isEqualTo("fault");
    }

    @Test
    void whoAnsweredWithADocumentOfTheirOwnKeepsIt() {
        Output[] output = new Output[1];
        Probe probe = new Probe(() -> {
            output[0].print(List.of("mine"), text -> {});
            throw new No("也不行");
        });
        output[0] = probe.output;
        assertThat(run(probe, "probe", "--json")).isEqualTo(ExitCode.NO);
        assertThat(JsonMapper.shared().readTree(out.toString()).toString()).isEqualTo("[\"mine\"]");
    }

    @Test
    void withoutJsonNothingGoesToStdout() {
        assertThat(run(
                        new Probe(() -> {
                            throw new No("不行");
                        }),
                        "probe"))
                .isEqualTo(ExitCode.NO);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bugdet",
                "budget",
                "budget --programme",
                "budget --programme P --as-of 2026-02-30",
                "budget --programme P --programme Q",
                "serve --port eighty",
                "serve --port 99999",
                "actors grant a NO_SUCH_ROLE",
                "verify",
                "verify x --live",
                "schemes",
                "schemes show",
                "template",
                "template -o x.xls",
                "import",
                "import absent.xlsx --programme P",
                "import pom.xml --programme P --mode soon",
                "import pom.xml --pack handan-2025",
                "simulate",
                "simulate --enterprises 5 --as-of 2026-11-20 -o x.xlsx",
                "simulate --pack handan-2025 --enterprises 0 --as-of 2026-11-20 -o x.xlsx",
                "simulate --pack handan-2025 --enterprises 5 --as-of 2025-08-31 -o x.xlsx",
                "simulate --pack handan-2025 --enterprises 5 --as-of 2026-11-20 --frauds R-Z99=1 -o x.xlsx",
                "simulate --pack handan-2025 --enterprises 5 --as-of 2026-11-20 --frauds R-B02 -o x.xlsx",
                "simulate --pack handan-2025 --enterprises 5 --as-of 2026-11-20 -o x.xls",
                "do",
                "keys create",
                "help bugdet",
                "trace a b c",
                "trace a --limit 0",
                "demo --as-of 2025-08-31",
                "demo --as-of 2035-01-01",
                "demo --enterprises 0"
            })
    void whatCannotBeReadIsToldInChineseAndAsADocument(String line) {
        List<String> args = new ArrayList<>(List.of(line.split(" ")));
        assertThat(run(new Probe(() -> {}), args.toArray(String[]::new)))
                .as(err.toString())
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("ledger: ");
        assertThat(err.toString().lines()).allSatisfy(told -> assertThat(told).containsPattern("\\p{IsHan}"));
        assertThat(err.toString())
                .doesNotContainPattern(
                        "Missing|Unknown|Invalid|Expected|\\bint\\b|LocalDate|Role\\.|Exception|argument");
        args.add("--json");
        assertThat(run(new Probe(() -> {}), args.toArray(String[]::new))).isEqualTo(ExitCode.WRONG_USAGE);
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("answer").asString()).isEqualTo("wrong-usage");
        assertThat(document.get("problems")).isNotEmpty();
    }

    private JsonNode answer(int code, Runnable work) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(new Probe(work), "probe", "--json")).isEqualTo(code);
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(Probe probe, String... args) {
        return Ledger.run(Ledger.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), probe), args);
    }

    @Command(name = "probe", mixinStandardHelpOptions = true)
    static final class Probe implements Runnable {
        private final Runnable work;

        @Mixin
        private final Output output = new Output();

        Probe(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            work.run();
        }
    }
}
