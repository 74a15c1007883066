package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.tools.Town.Run;
import tools.jackson.databind.JsonNode;

/**
 * A ledger of this program under one that is a version ahead: the same program, with one more migration on its class path.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrateCommandIT {
    /** An entry with a business date, which those of genesis have not. */
    private static final long TOUCHED = 15;

    private static final String[][] OTHER_COMMANDS = {
        {"actors"},
        {"budget", "--programme", Town.PROGRAMME},
        {"checkpoint"},
        {"keys", "list", "admin"},
        {"reconcile"},
        {"recompute", "--programme", Town.PROGRAMME},
        {"rebuild"},
        {"serve"},
        {"trace", Town.PROGRAMME},
        {"whatif", "--programme", Town.PROGRAMME}
    };

    private Path later;
    private Town town;

    @BeforeAll
    void begin(@TempDir Path home, @TempDir Path resources) {
        later = resources;
        town = new Town(home);
    }

    @AfterAll
    void end() {
        town.close();
    }

    /** What the program of the next version says to this command line, if its migration is this. */
    private Run aheadBy(String migration, String... args) throws IOException {
        Path folder = Files.createDirectories(later.resolve("db").resolve("ledger"));
        Files.writeString(folder.resolve("V2__later.sql"), migration);
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        URL[] first = {later.toUri().toURL()};
        try (URLClassLoader withOneMore = new URLClassLoader(first, own)) {
            thread.setContextClassLoader(withOneMore);
            return town.ledger(args);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private Run ahead(String... args) throws IOException {
        return aheadBy("COMMENT ON TABLE entry IS 'of a later version';", args);
    }

    private List<String> versions() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = town.store().administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM ledger.schema_history"
                        + " WHERE version IS NOT NULL ORDER BY installed_rank")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    /** Moves one entry's date by so many days, past the triggers. */
    private void touch(int days) throws SQLException {
        try (Connection superuser = town.store().administrator().connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER TABLE ledger.entry DISABLE TRIGGER ALL");
            assertThat(statement.executeUpdate("UPDATE ledger.entry SET business_date = business_date + " + days
                            + " WHERE business_date IS NOT NULL AND position = " + TOUCHED))
                    .isEqualTo(1);
            statement.execute("ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only_row");
            statement.execute("ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only");
        }
    }

    @Test
    @Order(1)
    void otherCommandsDoNotOpenALedgerThatIsAVersionBehind() throws Exception {
        for (String[] command : OTHER_COMMANDS) {
            Run run = ahead(command);
            assertThat(run.exitCode()).as(command[0] + run.err()).isEqualTo(ExitCode.LACK);
            assertThat(run.out()).as(command[0]).isEmpty();
            assertThat(run.err())
                    .as(command[0])
                    .isEqualTo("ledger: 账本的库结构是第 1 版，本程序需要第 2 版：请先运行 ledger migrate" + System.lineSeparator());
        }
        assertThat(versions()).containsExactly("1");
        Run verified = ahead("verify", "--live", "--json");
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    @Order(2)
    void aLedgerThatDoesNotVerifyIsNotMigrated() throws Exception {
        touch(1);
        Run refused = ahead("migrate");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("序号 " + TOUCHED, "不予迁移，库结构未动");
        assertThat(versions()).containsExactly("1");
        touch(-1);
        assertThat(town.ledger("verify", "--live").exitCode()).isZero();
    }

    @Test
    @Order(3)
    void aMigrationThatFailsLeavesTheSchemaAsItWas() throws Exception {
        Run failed = aheadBy("CREATE TABLE half_done (n bigint); CREATE TABLE entry (n bigint);", "migrate");
        assertThat(failed.exitCode()).isEqualTo(ExitCode.LACK);
        assertThat(failed.err()).contains("undone", "\"entry\" already exists", "schema is at version 1");
        assertThat(versions()).containsExactly("1");
        assertThat(town.ledger("actors").exitCode()).as("this program goes on").isZero();
        assertThat(town.ledger("verify", "--live").exitCode()).isZero();
    }

    @Test
    @Order(4)
    void aSoundLedgerIsMigratedOnceAndEachStepIsTold() throws Exception {
        JsonNode report = ahead("migrate", "--json").json();
        assertThat(report.get("from").asString()).isEqualTo("1");
        assertThat(report.get("to").asString()).isEqualTo("2");
        assertThat(report.get("applied").get(0).asString()).isEqualTo("2");
        assertThat(report.get("verification").get("holds").asBoolean()).isTrue();
        assertThat(versions()).containsExactly("1", "2");

        JsonNode again = ahead("migrate", "--json").json();
        assertThat(again.get("from").asString()).isEqualTo("2");
        assertThat(again.get("to").asString()).isEqualTo("2");
        assertThat(again.get("applied")).isEmpty();
        assertThat(ahead("migrate").out()).contains("库结构已是第 2 版，无需迁移");
        assertThat(versions()).containsExactly("1", "2");
        assertThat(ahead("actors").exitCode()).isZero();
        assertThat(ahead("verify", "--live").exitCode()).isZero();
    }

    @Test
    @Order(5)
    void theOlderProgramLeavesTheNewerSchemaAlone() throws Exception {
        for (String command : List.of("actors", "serve", "migrate")) {
            Run run = town.ledger(command);
            assertThat(run.exitCode()).as(command + run.err()).isEqualTo(ExitCode.LACK);
            assertThat(run.err()).as(command).contains("比本程序新", "第 2 版");
        }
        assertThat(town.ledger("verify", "--live").exitCode()).isZero();
        assertThat(versions()).containsExactly("1", "2");
    }
}
