package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.repository.OpenSslRecipes;

/** A real ledger's receipts, as a person reads them and as a person checks them without the program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptsReadIT {
    private Path temp;
    private Town town;
    private Path keys;
    private Path receipt;
    private String commandId;

    @BeforeAll
    void begin(@TempDir Path folder) {
        temp = folder;
        town = new Town(temp.resolve("home")).opened(Packs.builtIn("handan-2025"));
        commandId = submitted(1).commandId();
        keys = temp.resolve("keys");
        receipt = temp.resolve("receipt.txt");
        done("keys", "export", "--actors", "-o", keys.toString());
        done("receipt", commandId, "-o", receipt.toString());
    }

    @AfterAll
    void end() {
        town.close();
    }

    private Outcome submitted(long wan) {
        SignedCommand signed = town.sign(Office.BUDGET.staff(), Town.allocation("central", "service", wan));
        return town.submit(signed);
    }

    private Town.Run done(String... args) {
        Town.Run run = town.ledger(args);
        assertThat(run.exitCode()).as(String.join(" ", args) + run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }

    private Town.Run verify(Path by) {
        return town.ledger("verify", receipt.toString(), "--keys", by.toString());
    }

    @Test
    void whatIsRecordedIsToldInPlainWordsAndInTheLedgersOwnTime() throws IOException {
        String verified = verify(keys).out();
        assertThat(verified)
                .containsOnlyOnce("北京时间")
                .containsPattern(
                        "  序号 \\d+　记账 2026年3月2日 \\d\\d:\\d\\d:\\d\\d　试点专项 handan　经办人 budget（单位 finance，岗位 财政）\n")
                .containsPattern("\n    将central1万元分配到科目“service”（.+）。\n")
                .doesNotContain("programme.", "programme/", "Asia/", "FINANCE")
                .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT");
        String written = done(
                        "receipt", commandId, "-o", temp.resolve("again.txt").toString())
                .out();
        assertThat(written).contains("写出前已用账本自己的公钥核验");
        assertThat(verified).contains(written.substring(written.indexOf("所载账目"), written.indexOf("核验：")));

        Path west = temp.resolve("west");
        done("keys", "export", "-o", west.toString());
        assertThat(west.resolve("ledger-zone")).hasContent("Asia/Shanghai");
        Files.writeString(west.resolve("ledger-zone"), "Asia/Urumqi\n");
        assertThat(verify(west).out()).contains("（Asia/Urumqi 时间）").doesNotContain("北京时间");
        Files.writeString(west.resolve("ledger-zone"), "Nowhere\n");
        assertThat(verify(west).err()).contains("ledger-zone 不是时区的名称");
        Files.delete(west.resolve("ledger-zone"));
        assertThat(verify(west).out()).as("a folder of before").contains("北京时间");
    }

    /** Two entries of one command, one entry alone, and a refusal on record, which is signed too. */
    @ParameterizedTest
    @CsvSource({"admin, 2", "allocated, 1", "refused, 1"})
    void theReadmesOpenSslBlockTakesTheReceiptsOfARealLedger(String which, int entries) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(which));
        done("keys", "export", "--actors", "-o", folder.resolve("keys").toString());
        String id =
                switch (which) {
                    case "admin" ->
                        town.ledger("trace", "budget", "--json")
                                .json()
                                .at("/events/0/commandId")
                                .asString();
                    case "allocated" -> commandId;
                    default -> submitted(2_001).commandId();
                };
        done("receipt", id, "-o", folder.resolve("receipt.txt").toString());
        assertThat(Files.readAllLines(folder.resolve("receipt.txt")).stream().filter(line -> line.startsWith("entry ")))
                .hasSize(entries);
        assertThat(OpenSslRecipes.type(OpenSslRecipes.receipt("README.md"), folder))
                .as(Files.readString(folder.resolve("output")))
                .isZero();
    }
}
