package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workbooks from the command line, without a ledger at hand. */
class ImportCommandTest {
    private static final String HEADER = "类型,资金来源,金额,文号,日期\n";
    private static final String GOOD = "下达,中央财政奖补资金,10000000.05,冀财〔2025〕1号,2025-06-01\n";
    private static final String BAD = "下达,省里,-1,冀财〔2025〕2号,2025-06-01\n";
    private static final String DRY = "--dry-run";
    private static final String PACK = "--pack=handan-2025";

    @TempDir
    private Path temp;

    private Path csv(String... lines) throws IOException {
        return Files.writeString(temp.resolve("资金.csv"), HEADER + String.join("", lines));
    }

    private Ran ran(int code, String... args) {
        return Ran.ended(code, temp.resolve("home"), args);
    }

    @Test
    void aDryRunTellsTotalsAndAConfirmationCode() throws IOException {
        String file = csv(GOOD).toString();
        JsonNode told = ran(ExitCode.DONE, "import", file, PACK, DRY, "--json").json();
        assertThat(told.at("/accepted").asInt()).isEqualTo(1);
        assertThat(told.at("/rejected").isEmpty()).isTrue();
        assertThat(told.at("/firstPosition").isNull()).isTrue();
        assertThat(told.at("/totals/0/sums/0/amountFen").asLong()).isEqualTo(1_000_000_005L);
        assertThat(told.at("/confirm").asString()).matches("[0-9a-f]{8}");
        assertThat(ran(ExitCode.DONE, "import", file, PACK, DRY).out())
                .contains("10,000,000.05", told.at("/confirm").asString());
        assertThat(temp.resolve("home")).as("nothing is made").doesNotExist();
    }

    @Test
    void badRowsAreToldAllAtOnceAndNothingWouldBeRecorded() throws IOException {
        Ran ran = ran(ExitCode.NO, "import", csv(GOOD, BAD).toString(), PACK, DRY, "--json");
        JsonNode told = ran.json();
        assertThat(told.at("/accepted").asInt()).isZero();
        assertThat(told.at("/rejected").size()).isEqualTo(2);
        assertThat(told.at("/rejected/1").toString())
                .startsWith(
                        "{\"sheet\":\"资金\",\"row\":3,\"column\":\"金额\",\"value\":\"-1\",\"rule\":\"negative\",\"message\":");
        assertThat(ran.err()).contains("2 处");
    }

    @Test
    void aDryRunWritesNoWorkbookToBeMendedAndSaysHowManyRowsItWouldHave() throws IOException {
        Path file = csv(GOOD, BAD);
        for (int time = 0; time < 2; time++) {
            JsonNode told = ran(ExitCode.NO, "import", file.toString(), PACK, DRY, "--accept-valid", "--json")
                    .json();
            assertThat(told.at("/accepted").asInt()).isEqualTo(1);
            assertThat(told.at("/mendingRows").asInt()).isEqualTo(1);
            assertThat(told.has("mending")).isFalse();
        }
        assertThat(ran(ExitCode.NO, "import", file.toString(), PACK, DRY, "--accept-valid")
                        .out())
                .contains("1 行将写入待更正工作簿");
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aDayAfterTodayIsToldWithoutALedger() throws IOException {
        String late = GOOD.replaceFirst("20\\d\\d-\\d\\d-\\d\\d", "2090-01-01");
        assertThat(late).isNotEqualTo(GOOD);
        JsonNode told = ran(ExitCode.NO, "import", csv(late).toString(), PACK, DRY, "--json")
                .json();
        assertThat(told.at("/rejected/0/rule").asString()).isEqualTo("not-recordable");
        assertThat(told.at("/rejected/0/column").asString()).isEqualTo("日期");
    }

    @Test
    void anUnreadableFileAndABadMapAreToldInOneSentence() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.xlsx"), "PK\u0003\u0004 and then nothing");
        assertThat(ran(ExitCode.NO, "import", broken.toString(), PACK, DRY).err())
                .contains("另存为 .xlsx")
                .doesNotContain("Exception");
        Path map = Files.writeString(temp.resolve("map.yaml"), "sheets:\n  资金: {as: 资金, unti: 万元}\n");
        assertThat(ran(ExitCode.NO, "import", csv(GOOD).toString(), PACK, DRY, "--map", map.toString())
                        .err())
                .contains("第 2 行", "unti", "unit");
    }

    @Test
    void anEmptyTemplateHasNothingWrongWithIt() {
        for (List<String> more : List.of(List.<String>of(), List.of("--all"))) {
            Path file = temp.resolve(more.size() + ".xlsx");
            ran(
                    ExitCode.DONE,
                    ("template -o " + file + " " + String.join(" ", more))
                            .strip()
                            .split(" "));
            JsonNode told = ran(ExitCode.DONE, "import", file.toString(), PACK, DRY, "--json")
                    .json();
            assertThat(told.at("/totals").isEmpty()).isTrue();
        }
    }
}
