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
            int code = Ledger.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
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
    void theOptionMayStandBeforeThePack() {
        Ran before = Ran.of("schemes", "check", "--cases", pack.toString(), "--json");
        assertThat(before.document().get("examples").asInt()).isGreaterThan(20);
        assertThat(Ran.of("schemes", "check", "--cases").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Ran.of("schemes", "check").code()).isEqualTo(ExitCode.WRONG_USAGE);
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

    private void changePack(String from, String to) throws IOException {
        String text = Files.readString(pack);
        assertThat(text).contains(from);
        Files.writeString(pack, text.replace(from, to));
    }

    @Test
    void rulesThatContradictOneAnotherAreMistakes() throws IOException {
        changePack("default: 2026-03-02", "default: 2036-03-02");
        Ran ran = Ran.of("schemes", "check", pack.toString());
        assertThat(ran.code()).isEqualTo(ExitCode.NO);
        assertThat(ran.err())
                .containsPattern("第 \\d+ 行第 \\d+ 列 parameters.pilot.to.default：“[-0-9]+”，早于 pilot.from 的 2036-03-02");
        assertThat(Ran.of("schemes", "show", pack.toString()).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFigureThatIsNotThatOfItsQuoteIsPointedOutAndHoldsNothingUp() throws IOException {
        changePack("amount: 600万元", "amount: 800万元");
        Ran ran = Ran.of("schemes", "check", pack.toString());
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).containsPattern("提示　第 \\d+ 行第 \\d+ 列 sources.city.amount：写的是 800万元，引文「.+」里同类的数是 600万元");
        JsonNode document =
                Ran.of("schemes", "check", pack.toString(), "--json").document();
        assertThat(document.get("valid").asBoolean()).isTrue();
        assertThat(document.at("/warnings/0/place").asString()).endsWith("sources.city.amount");
        assertThat(document.at("/warnings").size()).isEqualTo(1);
    }

    @Test
    void aPackBesideTheFileIsKnown() throws IOException {
        changePack("\nsources:", "\nsamePilot: {packs: [other-2024], proposed: 例}\nsources:");
        assertThat(Ran.of("schemes", "check", pack.toString()).out())
                .contains("提示　")
                .contains("“other-2024”");
        Files.writeString(temp.resolve("other.yaml"), "# 另一个专项\npack: other-2024\nversion: 1\n");
        assertThat(Ran.of("schemes", "check", pack.toString()).out()).doesNotContain("提示");
    }
}
