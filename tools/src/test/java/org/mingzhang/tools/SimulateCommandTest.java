package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    private String ran(int code, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> args = new ArrayList<>(List.of("simulate", "--as-of", "2026-11-20", "-o"));
        args.add(folder.resolve("示例.xlsx").toString());
        args.addAll(List.of(more));
        if (!args.contains("--enterprises") && !args.remove("as-many-as-it-likes")) {
            args.addAll(List.of("--enterprises", "25"));
        }
        assertThat(Ledger.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new)))
                .as(err.toString())
                .isEqualTo(code);
        // Progress goes to the other stream, and comes only where the machine is slow.
        return code == ExitCode.DONE ? out.toString() : out + "" + err;
    }

    @Test
    void tellsWhatItWroteAndNamesTheFraudsBesideIt() throws IOException {
        JsonNode told = JsonMapper.shared()
                .readTree(ran(ExitCode.DONE, "--pack", "handan-2025", "--frauds", "R-B02=1,R-G02=2", "--json"));
        assertThat(told.at("/rows/企业").asInt()).isEqualTo(25);
        assertThat(told.at("/frauds").asInt()).isEqualTo(3);
        assertThat(told.at("/sampleData").asBoolean()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("labels.csv")))
                .hasSize(4)
                .startsWith("subjectId,rule,note")
                .filteredOn(line -> line.contains(",R-G02,"))
                .hasSize(2);
    }

    @Test
    void fillsEverySheetEvenOfAFewEnterprisesWithoutAnyFraud() throws IOException {
        JsonNode told = JsonMapper.shared()
                .readTree(ran(ExitCode.DONE, "--pack", "handan-2025", "--enterprises", "12", "--json"));
        assertThat(told.at("/frauds").asInt()).isZero();
        assertThat(told.at("/rows").properties())
                .hasSize(41)
                .allSatisfy(sheet ->
                        assertThat(sheet.getValue().asInt()).as(sheet.getKey()).isPositive());
    }

    @Test
    void isOfSixHundredEnterprisesUnlessToldOtherwise() {
        assertThat(JsonMapper.shared()
                        .readTree(ran(ExitCode.DONE, "--pack", "handan-2025", "--json", "as-many-as-it-likes"))
                        .at("/rows/企业")
                        .asInt())
                .isEqualTo(600);
    }

    @Test
    void overwritesNothing() {
        assertThat(ran(ExitCode.DONE, "--pack", "handan-2025")).contains(SampleData.MARK, "已写");
        assertThat(folder.resolve("labels.csv")).doesNotExist();
        assertThat(ran(ExitCode.WRONG_USAGE, "--pack", "handan-2025")).contains("已有文件");
    }

    @Test
    void asksForAPack() {
        assertThat(ran(ExitCode.WRONG_USAGE)).contains("--pack");
        assertThat(folder.resolve("示例.xlsx")).doesNotExist();
    }
}
