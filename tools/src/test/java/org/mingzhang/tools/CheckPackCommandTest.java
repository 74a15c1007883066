package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clerk tries the worked examples of a pack with the product. */
class CheckPackCommandTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "guide", "example-pack");

    @TempDir
    private Path temp;

    private Path pack;
    private Path cases;

    private record Ran(int code, String out, String err) {
        static Ran of(String... args) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = Ledger.run(Ledger.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)), args);
            return new Ran(code, out.toString(), err.toString());
        }

        JsonNode document() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeEach
    void copyTheExample() throws IOException {
        pack = Files.copy(EXAMPLE.resolve("pack.yaml"), temp.resolve("my-pack.yaml"));
        cases = Files.copy(EXAMPLE.resolve("cases.yaml"), temp.resolve("cases.yaml"));
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(cases);
        assertThat(text).contains(from);
        Files.writeString(cases, text.replace(from, to));
    }

    @Test
    void examplesThatHoldAreCounted() {
        Ran ran = Ran.of("schemes", "check", pack.toString(), "--cases", cases.toString());
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).containsPattern("\\d+ 个算例，全部相符");
    }

    @Test
    void theExamplesThatStandBesideThePackNeedNoName() {
        Ran beside = Ran.of("schemes", "check", pack.toString(), "--cases", "--json");
        assertThat(beside.document().get("examples").asInt()).isGreaterThan(20);
        Ran builtIn = Ran.of("schemes", "check", "handan-2025", "--cases", "--json");
        assertThat(builtIn.document().get("examples").asInt()).isGreaterThan(100);
    }

    @Test
    void withoutTheOptionNoExampleIsTried() throws IOException {
        change("ceiling: 35万元", "ceiling: 34万元");
        assertThat(Ran.of("schemes", "check", pack.toString()).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anExampleThatDoesNotHoldIsSaidWithLineAmountsAndCalculation() throws IOException {
        change("expect: {ceiling: 35万元}", "expect: {ceiling: 34万元}");
        Ran ran = Ran.of("schemes", "check", pack.toString(), "--cases");
        assertThat(ran.code()).isEqualTo(ExitCode.NO);
        assertThat(ran.err())
                .contains("1 个不符")
                .containsPattern("第 \\d+ 行 awards“专精特新另奖5万元”：最高：算例写的是 34万元，得出的是 35万元")
                .contains("30%");
        JsonNode document =
                Ran.of("schemes", "check", pack.toString(), "--cases", "--json").document();
        assertThat(document.at("/problems/0/value").asString()).isEqualTo("最高：35万元");
        assertThat(document.at("/problems/0/rule").asString()).isEqualTo("最高：34万元");
    }

    @Test
    void aMistakeOfTheFileIsSaidAsOneOfAPackIs() throws IOException {
        change("count(\"accidents\"): 0", "count(\"accident\"): 0");
        Ran ran = Ran.of("schemes", "check", pack.toString(), "--cases");
        assertThat(ran.code()).isEqualTo(ExitCode.NO);
        assertThat(ran.err())
                .contains("1 处写法错误")
                .containsPattern("第 \\d+ 行第 \\d+ 列 given.usual")
                .contains("是不是 count(\"accidents\")？");
    }

    @Test
    void examplesThatAreNotThereAreWrongUsage() throws IOException {
        Files.delete(cases);
        Ran ran = Ran.of("schemes", "check", pack.toString(), "--cases");
        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ran.err()).contains("cases.yaml");
    }
}
