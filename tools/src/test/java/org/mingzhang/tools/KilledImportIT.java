package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An import whose process is killed while it records: the next one goes on, and it comes to the same. */
class KilledImportIT {
    @TempDir
    private Path temp;

    @AfterEach
    void end() {
        LogFile.close();
    }

    @Test
    void killedTwiceItFinishes() throws Exception {
        killed(2, 40);
    }

    @Test
    @Tag("soak")
    void killedTenTimesTheImportOfSixHundredEnterprisesFinishes() throws Exception {
        killed(10, 600);
    }

    private void killed(int times, int enterprises) throws Exception {
        Path book = temp.resolve("台账.xlsx");
        Ran.ended(
                ExitCode.DONE,
                temp,
                "simulate",
                "--pack",
                "handan-2025",
                "--enterprises",
                String.valueOf(enterprises),
                "--seed",
                "7",
                "--as-of",
                "2026-11-20",
                "-o",
                book.toString());
        Office undisturbed = Office.opened(temp.resolve("undisturbed"));
        undisturbed.done(undisturbed.importing(book));
        Office office = Office.opened(temp.resolve("killed"));
        int kills = 0;
        // Keeps the server up between processes, as a server of its own would be.
        try (LedgerStore store = LedgerStore.open(new LedgerHome(office.home()), null)) {
            long recorded = 0;
            for (int i = 0; i < times; i++) {
                Process process = importing(office, book).start();
                long goal = recorded + 1;
                while (process.isAlive() && recorded(store) < goal) {
                    Thread.onSpinWait();
                }
                kills += process.isAlive() ? 1 : 0;
                process.destroyForcibly().waitFor();
                recorded = recorded(store);
            }
            assertThat(UnfinishedImport.of(store.log())).hasSize(1);
        }
        assertThat(kills).isEqualTo(times);
        Ran last = office.done(office.importing(book, "--json"));
        assertThat(last.err()).contains("接着登记未完成的导入");
        assertThat(last.json().at("/accepted").asLong()).isZero();
        assertThat(budget(office)).isEqualTo(budget(undisturbed));
        assertThat(office.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    private static long recorded(LedgerStore store) {
        return UnfinishedImport.of(store.log()).stream()
                .mapToLong(UnfinishedImport::stepsRecorded)
                .sum();
    }

    private static JsonNode budget(Office of) {
        JsonNode budget =
                of.done("budget", "--programme", Office.PROGRAMME, "--json").json();
        return ((ObjectNode) budget).without("asOfPosition");
    }

    private ProcessBuilder importing(Office office, Path book) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ledger.class.getName()));
        line.addAll(List.of(office.importing(book)));
        line.addAll(List.of("--home", office.home().toString()));
        ProcessBuilder process = new ProcessBuilder(line);
        process.environment().keySet().removeIf(name -> name.startsWith("LEDGER_"));
        return process.directory(temp.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
