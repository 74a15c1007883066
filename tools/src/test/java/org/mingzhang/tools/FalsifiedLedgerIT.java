package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.Town.Run;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever owns the database falsifies it. A command that comes upon it answers with a no that says what is wrong and points
 * to the verification; it hands nothing on, and it does not call it a lack or a fault of the program.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FalsifiedLedgerIT {
    private static final List<String> TABLES = List.of("entry", "claim", "tile", "checkpoint", "blob", "head");

    private Path temp;
    private Town town;

    @BeforeAll
    void begin(@TempDir Path folder) throws SQLException {
        temp = folder;
        town = new Town(folder.resolve("home"));
        keep("yesterday");
        town.opened(Packs.builtIn("handan-2025"));
        keep("today");
    }

    @AfterAll
    void end() {
        town.close();
    }

    @AfterEach
    void putBack() throws SQLException {
        superuser(TABLES.stream().map(table -> "ALTER TABLE IF EXISTS ledger.gone_" + table + " RENAME TO " + table));
        superuser(TABLES.stream().flatMap(table -> copied(table, "today")));
    }

    private static Stream<String> copied(String table, String from) {
        return Stream.of(
                "TRUNCATE ledger." + table, "INSERT INTO ledger." + table + " SELECT * FROM " + from + "." + table);
    }

    private void keep(String schema) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("CREATE SCHEMA " + schema));
        TABLES.forEach(table -> statements.add("CREATE TABLE " + schema + "." + table + " AS TABLE ledger." + table));
        superuser(statements.stream());
    }

    /** Past the triggers, which are in force again afterwards. */
    private void superuser(Stream<String> statements) throws SQLException {
        try (Connection connection = town.store().administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("ALTER TABLE IF EXISTS ledger." + table + " DISABLE TRIGGER ALL");
            }
            for (String sql : statements.toList()) {
                statement.execute(sql);
            }
            for (String table : TABLES) {
                for (String name : List.of(table, "gone_" + table)) {
                    for (String trigger : List.of("append_only", "append_only_row")) {
                        statement.execute("ALTER TABLE IF EXISTS ledger." + name + " ENABLE ALWAYS TRIGGER " + trigger);
                    }
                }
            }
            for (String head : List.of("head", "gone_head")) {
                statement.execute("ALTER TABLE IF EXISTS ledger." + head + " ENABLE ALWAYS TRIGGER only_grows");
            }
        }
    }

    private void superuser(String... statements) throws SQLException {
        superuser(Stream.of(statements));
    }

    private long count(String table) throws SQLException {
        try (Connection connection = town.store().administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM ledger." + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void falsified(Run run, String named) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NO);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(named).contains("verify --live").doesNotContain("程序出错", "Exception");
    }

    private Run record() throws IOException {
        SignedCommand signed = town.sign(Office.BUDGET.staff(), Town.allocation("central", "service", 1));
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.set("command", signed.tree());
        document.put("signature", signed.signature());
        Path file = temp.resolve("command-" + town.next() + ".json");
        Files.writeString(file, document.toString());
        return town.ledger("do", file.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INSERT INTO ledger.checkpoint SELECT 5000, size, recorded_at, sm3_note, sha256_note FROM ledger.checkpoint ORDER BY size DESC LIMIT 1 | 其签名所封的却是
            UPDATE ledger.checkpoint c SET sm3_note = convert_to(concat(split_part(convert_from(c.sm3_note, 'UTF8'), E'\\n\\n', 1), E'\\n\\n', split_part(convert_from(p.sm3_note, 'UTF8'), E'\\n\\n', 2)), 'UTF8') FROM ledger.checkpoint p WHERE p.size = c.prior_size AND c.size = (SELECT size FROM ledger.head) | sm3 校验点不是本账本签名的
            UPDATE ledger.checkpoint SET sha256_note = 'x' | sha256 校验点读不出来
            UPDATE ledger.checkpoint SET sm3_note = sha256_note, sha256_note = sm3_note | 不是本账本签名的
            UPDATE ledger.checkpoint SET recorded_at = 'infinity' | 的记账时间不是时间：infinity
            UPDATE ledger.checkpoint SET recorded_at = recorded_at - interval '1 day' | 最晚记于
            DELETE FROM ledger.checkpoint | 没有校验点
            DELETE FROM ledger.checkpoint WHERE size > 12 | 最新的校验点却只到
            DELETE FROM ledger.head | 没有日志头
            DELETE FROM ledger.entry WHERE position = 0 | 序号 0 的账目却不见了
            UPDATE ledger.entry SET bytes = convert_to('{"amount"', 'UTF8') WHERE position = 6 | 序号 6 的账目读不出来
            UPDATE ledger.entry SET bytes = set_byte(bytes, 5, 48) WHERE position = 0 | 序号 0 的账目，其内容不是当初封存的内容
            UPDATE ledger.entry SET leaf_sm3 = leaf_sha256 WHERE position = (SELECT size - 1 FROM ledger.head) | 不符
            UPDATE ledger.entry SET leaf_sha256 = 'x' WHERE position = 0 | 读不出来：账目，序号 0
            UPDATE ledger.entry SET recorded_at = '-infinity' WHERE position = 0 | 序号 0 的账目的记账时间不是时间
            ALTER TABLE ledger.entry RENAME TO gone_entry | 库中的表 entry 不见了
            ALTER TABLE ledger.head RENAME TO gone_head | 库中的表 head 不见了
            ALTER TABLE ledger.checkpoint RENAME TO gone_checkpoint | 库中的表 checkpoint 不见了
            """)
    void noSheetIsPrintedOfAFalsifiedLog(String sql, String named) throws SQLException {
        superuser(sql);
        Path sheet = temp.resolve("sheet.html");
        Path note = temp.resolve("note");
        falsified(town.ledger("checkpoint", "--sheet", sheet.toString(), "-o", note.toString()), named);
        assertThat(sheet).doesNotExist();
        assertThat(temp.resolve("note.sm3")).doesNotExist();
    }

    @Test
    void noSheetIsPrintedOfALogThatWasPutBack() throws SQLException {
        superuser(TABLES.stream().flatMap(table -> copied(table, "yesterday")));
        falsified(town.ledger("checkpoint"), "账本被退回到旧状态");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE FROM ledger.checkpoint | 没有校验点
            DELETE FROM ledger.head | 没有日志头
            UPDATE ledger.head SET max_recorded_at = 'infinity' | 日志头的记账时间不是时间
            ALTER TABLE ledger.entry RENAME TO gone_entry | 库中的表 entry 不见了
            ALTER TABLE ledger.head RENAME TO gone_head | 库中的表 head 不见了
            ALTER TABLE ledger.checkpoint RENAME TO gone_checkpoint | 库中的表 checkpoint 不见了
            ALTER TABLE ledger.blob RENAME TO gone_blob | 库中的表 blob 不见了
            """)
    void nothingIsRecordedInAFalsifiedLog(String sql, String named) throws Exception {
        superuser(sql);
        // What comes from checkpoints alone is needed on a new day.
        town.later(1);
        falsified(record(), named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE ledger.checkpoint c SET sm3_note = convert_to(concat(split_part(convert_from(c.sm3_note, 'UTF8'), E'\\n\\n', 1), E'\\n\\n', split_part(convert_from(p.sm3_note, 'UTF8'), E'\\n\\n', 2)), 'UTF8') FROM ledger.checkpoint p WHERE p.size = c.prior_size AND c.size = (SELECT size FROM ledger.head) | 校验点的签名不对，校验点被改过（town.example/ledger/sm3
            UPDATE ledger.checkpoint c SET sha256_note = convert_to(concat(split_part(convert_from(c.sha256_note, 'UTF8'), E'\\n\\n', 1), E'\\n\\n', split_part(convert_from(p.sha256_note, 'UTF8'), E'\\n\\n', 2)), 'UTF8') FROM ledger.checkpoint p WHERE p.size = c.prior_size AND c.size = (SELECT size FROM ledger.head) | 校验点的签名不对，校验点被改过（town.example/ledger/sha256
            UPDATE ledger.checkpoint SET sm3_note = sha256_note, sha256_note = sm3_note | 手头的公钥不是这个账本的，或校验点不是用它签的
            UPDATE ledger.entry SET leaf_sm3 = leaf_sha256 WHERE position = (SELECT size - 1 FROM ledger.head) | 账目不在账本中，或内容、位置被改过
            UPDATE ledger.entry SET bytes = set_byte(bytes, 5, 48) WHERE position = 0 | 序号 0 的账目，其内容不是当初封存的内容
            """)
    void noReceiptIsHandedOutThatDoesNotHold(String sql, String named) throws SQLException {
        superuser(sql);
        Path receipt = temp.resolve("receipt.txt");
        Run run = town.ledger("receipt", "0", "-o", receipt.toString());
        falsified(run, named);
        assertThat(receipt).doesNotExist();
        Run json = town.ledger("receipt", "0", "-o", receipt.toString(), "--json");
        assertThat(json.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(json.json().get("answer").asString()).isEqualTo("no");
        assertThat(json.json().at("/problems/0/message").asString()).contains(named);
        assertThat(receipt).doesNotExist();
        putBack();
        assertThat(town.ledger("receipt", "0", "-o", receipt.toString()).exitCode())
                .isZero();
        assertThat(receipt.toFile().delete()).isTrue();
    }

    @Test
    void anEntryBehindTheHeadIsNamedBeforeAnythingIsRecorded() throws Exception {
        long size = count("entry");
        for (long position : new long[] {size, size + 70}) {
            superuser("INSERT INTO ledger.entry SELECT " + position + ", recorded_at, 4711, business_date, revision,"
                    + " stream_type, stream_id, type, command_id, NULL, leaf_sm3, leaf_sha256, bytes"
                    + " FROM ledger.entry WHERE position = 3");
            falsified(record(), "序号 " + position);
            superuser("DELETE FROM ledger.entry WHERE position = " + position);
        }
        assertThat(count("entry")).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE FROM ledger.blob | 政策包在库中不见了
            ALTER TABLE ledger.blob RENAME TO gone_blob | 库中的表 blob 不见了
            """)
    void aContentThatIsGoneIsNoFaultOfTheProgram(String sql, String named) throws SQLException {
        superuser(sql);
        falsified(town.ledger("budget", "--programme", Town.PROGRAMME), named);
    }

    @Test
    void aLogThatWasWipedIsNotTakenForANewOne() throws Exception {
        Path latest = town.store().home().checkpoints().resolve("latest.sm3");
        superuser(TABLES.stream().map(table -> "TRUNCATE ledger." + table));
        superuser("INSERT INTO ledger.head VALUES (true, 0, '\\x0000000000000000', '\\x0000000000000000', 'epoch')");
        for (String command : List.of("actors", "checkpoint", "migrate", "serve", "reconcile")) {
            falsified(town.ledger(command), "库中没有账目，库外却有这本账的校验点");
        }
        falsified(town.ledger("demo", "--headless"), "已有账本");
        falsified(town.ledger(Founding.words("other.example/ledger", "admin", this::pem)), "已有账本");
        assertThat(count("entry")).isZero();
        assertThat(latest).content().startsWith(Town.LEDGER + "/").doesNotContain("other.example");
        assertThat(town.ledger("verify", "--live").exitCode()).isEqualTo(ExitCode.NO);
    }

    private Path pem(String id) {
        try {
            return Files.writeString(
                    temp.resolve(id + ".pem"), town.key(id).verifyingKey().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFolderAmongTheCheckpointsIsNoCheckpoint() throws Exception {
        Path folder = Files.createDirectory(town.store().home().checkpoints().resolve("x.sm3"));
        try {
            assertThat(town.ledger("checkpoint").exitCode()).isZero();
            Run verified = town.ledger("verify", "--live");
            assertThat(verified.exitCode()).as(verified.out()).isZero();
            long size = count("entry");
            record();
            assertThat(count("entry")).isGreaterThan(size);
        } finally {
            Files.delete(folder);
            superuser("DROP SCHEMA today CASCADE");
            keep("today");
        }
    }

    @Test
    void aSchemaOfALaterVersionIsLeftAlone() throws SQLException {
        superuser("INSERT INTO ledger.schema_history SELECT 9, '7', 'later', 'SQL', 'V7__later.sql', 1, installed_by,"
                + " installed_on, 1, true FROM ledger.schema_history WHERE version = '1'");
        try {
            for (String[] command : new String[][] {
                {"actors"}, {"budget", "--programme", Town.PROGRAMME}, {"checkpoint"}, {"reconcile"}, {"rebuild"}
            }) {
                Run run = town.ledger(command);
                assertThat(run.exitCode()).as(command[0] + run.err()).isEqualTo(ExitCode.LACK);
                assertThat(run.err()).contains("比本程序新", "第 7 版");
            }
        } finally {
            superuser("DELETE FROM ledger.schema_history WHERE installed_rank = 9");
        }
    }
}
