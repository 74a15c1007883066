package org.mingzhang.app.platform.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.app.platform.embedded.TestServer;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.RoleNames;

/**
 * What an owner can do to the tables themselves, on every server alike. {@code -Drewrite=true} writes the expected shape anew.
 */
@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerShapeIT {
    private static final Path EXPECTED = Path.of("src/main/resources/db/shape/1.txt");

    private static TestDatabase prepared;
    private static LedgerDatabase database;

    // What a class is run with is given to it, too.
    LedgerShapeIT(TestServer on) {}

    @BeforeParameterizedClassInvocation
    static void prepare(TestServer on) {
        prepared = new TestDatabase(on);
        database = LedgerDatabase.prepare(prepared, RoleNames.DEFAULT);
    }

    @AfterParameterizedClassInvocation
    static void drop() {
        prepared.close();
    }

    @Test
    void isAsTheMigrationsMakeIt() throws Exception {
        try (Connection connection = database.reader().connect()) {
            List<String> lines = LedgerShape.lines(connection);
            if (Boolean.getBoolean("rewrite")) {
                Files.writeString(EXPECTED, String.join("\n", lines) + "\n", UTF_8);
            }
            assertThat(lines).isEqualTo(Files.readAllLines(EXPECTED, UTF_8)).hasSizeGreaterThan(80);
            assertThat(LedgerShape.of(connection).compared().deviations()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE ledger.claim DISABLE TRIGGER append_only_row | 触发器 claim.append_only_row
            ALTER TABLE ledger.claim ENABLE TRIGGER append_only | 触发器 claim.append_only
            DROP TRIGGER only_grows ON ledger.head | 缺少触发器 head.only_grows
            CREATE TRIGGER mine BEFORE INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change() | 多出触发器 entry.mine
            CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$ | 函数 ledger.refuse_change()
            ALTER TABLE ledger.entry ALTER COLUMN business_date SET DEFAULT '2026-01-01' | 多出缺省值 entry.business_date
            ALTER TABLE ledger.head ALTER COLUMN singleton DROP DEFAULT | 缺少缺省值 head.singleton
            ALTER TABLE ledger.entry ALTER COLUMN revision TYPE bigint | 列 entry.revision
            ALTER TABLE ledger.claim ALTER COLUMN amount DROP NOT NULL | 缺少必填 claim.amount
            ALTER TABLE ledger.claim ADD COLUMN remark text | 多出列 claim.remark
            ALTER TABLE ledger.blob RENAME COLUMN bytes TO content | 缺少列 blob.bytes
            ALTER TABLE ledger.claim DROP CONSTRAINT claim_pkey | 缺少约束 claim.claim_pkey
            ALTER TABLE ledger.entry DROP CONSTRAINT entry_stream | 缺少约束 entry.entry_stream
            ALTER TABLE ledger.checkpoint RENAME TO checkpoint_old | 缺少表 checkpoint
            ALTER TABLE ledger.tile SET UNLOGGED | 表 tile 应为 普通表
            ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY | 表 entry 应为 普通表
            CREATE POLICY hide ON ledger.entry USING (position <> 3) | 多出行策略 entry.hide
            CREATE RULE silent AS ON INSERT TO ledger.claim DO INSTEAD NOTHING | 多出规则 claim.silent
            CREATE TABLE public.more () INHERITS (ledger.claim) | 多出子表 claim.public.more
            GRANT UPDATE ON ledger.claim TO ledger_writer | 多出权限 claim，writer，UPDATE
            GRANT UPDATE (bytes) ON ledger.entry TO PUBLIC | 多出权限 entry.bytes，所有人，UPDATE
            REVOKE SELECT ON ledger.claim FROM ledger_reader | 读 claim 应为 可读
            ALTER TABLE ledger.entry OWNER TO ledger_writer | 属主 entry 应为 owner，现为 writer
            DROP TRIGGER append_only_row ON ledger.entry; CREATE TRIGGER append_only_row BEFORE DELETE OR UPDATE OF revision ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change(); ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only_row | 触发器 entry.append_only_row 应为
            ALTER TABLE ledger.claim DROP CONSTRAINT claim_check; ALTER TABLE ledger.claim ADD CONSTRAINT claim_check CHECK (true OR total <= upper_limit OR breaches IS NOT NULL) | 约束 claim.claim_check 应为
            ALTER TABLE ledger.tile DROP CONSTRAINT tile_suite_check; ALTER TABLE ledger.tile ADD CONSTRAINT tile_suite_check CHECK (suite IN ('sm3', 'sha256')) NOT VALID | 约束 tile.tile_suite_check 应为
            GRANT SELECT ON ledger.data_key TO ledger_reader | 多出权限 data_key，reader，SELECT
            GRANT SELECT (wrapped) ON ledger.data_key TO PUBLIC | 多出权限 data_key.wrapped，所有人，SELECT
            GRANT REFERENCES ON ledger.entry TO PUBLIC | 多出权限 entry，所有人，REFERENCES
            GRANT TRUNCATE ON ledger.head TO ledger_writer | 多出权限 head，writer，TRUNCATE
            GRANT SELECT ON ledger.entry TO ledger_reader WITH GRANT OPTION | 权限 entry，reader，SELECT 应为 有，现为 有，可转授
            ALTER TABLE ledger.claim ALTER COLUMN key TYPE text COLLATE "POSIX" | 排序规则 claim.key 应为
            CREATE INDEX mine ON ledger.entry (revision) | 多出索引 entry.mine
            CREATE UNIQUE INDEX silent ON ledger.blob ((octet_length(bytes))) | 多出索引 blob.silent
            DROP INDEX ledger.entry_command | 缺少索引 entry.entry_command
            DROP INDEX ledger.checkpoint_known_at | 缺少索引 checkpoint.checkpoint_known_at
            CREATE SEQUENCE ledger.counter | 多出其他对象 sequence ledger.counter
            CREATE TYPE ledger.pair AS (a integer, b integer) | 多出其他对象
            CREATE TYPE ledger.mood AS ENUM ('good') | 多出其他对象 type ledger.mood
            CREATE DOMAIN ledger.fen AS bigint | 多出其他对象 type ledger.fen
            CREATE OPERATOR ledger.=== (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8eq) | 多出其他对象 operator ledger.===
            CREATE COLLATION ledger.mine (provider = libc, locale = 'C') | 多出其他对象 collation ledger.mine
            ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA ledger GRANT INSERT ON TABLES TO PUBLIC | 多出其他对象 default acl
            ALTER TABLE ledger.blob RENAME TO kept; CREATE VIEW ledger.blob AS SELECT * FROM ledger.kept | 表 blob 应为 普通表，现为 视图
            """)
    void whatAnOwnerChangesIsNamed(String sql, String named) throws SQLException {
        try (TestDatabase copy = prepared.copy()) {
            try (Connection connection = copy.administrator().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            LedgerDatabase changed = LedgerDatabase.of(copy, RoleNames.DEFAULT);
            try (Connection connection = changed.reader().connect()) {
                assertThat(LedgerShape.of(connection).compared().deviations())
                        .anySatisfy(deviation -> assertThat(deviation).startsWith(named));
            }
        }
    }

    /** Roles belong to the whole server: nothing of this is committed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER ROLE ledger_writer SUPERUSER | 角色 writer 应为 可登录，现为 可登录，超级用户
            ALTER ROLE ledger_writer CREATEROLE | 角色 writer 应为 可登录，现为 可登录，可建角色
            ALTER ROLE ledger_writer CREATEDB | 角色 writer 应为 可登录，现为 可登录，可建库
            ALTER ROLE ledger_reader BYPASSRLS | 角色 reader 应为 可登录，现为 可登录，不受行策略约束
            ALTER ROLE ledger_owner REPLICATION | 角色 owner 应为 可登录，现为 可登录，可复制
            GRANT ledger_owner TO ledger_writer | 多出成员 writer 属于 owner
            GRANT pg_write_all_data TO ledger_writer | 多出成员 writer 属于 pg_write_all_data
            CREATE ROLE evil_hand; GRANT pg_write_all_data TO evil_hand | 多出成员 evil_hand 属于 pg_write_all_data
            GRANT pg_read_all_data TO ledger_reader | 多出成员 reader 属于 pg_read_all_data
            CREATE ROLE stranger; GRANT ledger_writer TO stranger | 多出成员 stranger 属于 writer
            CREATE ROLE evil_writer; GRANT INSERT ON ledger.entry TO evil_writer | 多出权限 entry，evil_writer，INSERT
            CREATE ROLE evil_owner; ALTER TABLE ledger.entry OWNER TO evil_owner | 属主 entry 应为 owner，现为 evil_owner
            ALTER SCHEMA ledger OWNER TO ledger_writer | 属主 模式 ledger 应为 owner，现为 writer
            GRANT CREATE ON SCHEMA ledger TO ledger_writer | 多出模式权限 writer，CREATE
            GRANT USAGE ON SCHEMA ledger TO PUBLIC | 多出模式权限 所有人，USAGE
            ALTER ROLE ledger_writer SET search_path = evil, ledger | 多出设置 writer（search_path=evil, ledger）
            ALTER ROLE ledger_writer SET session_replication_role = replica | 多出设置 writer（session_replication_role=replica）
            ALTER ROLE ALL SET row_security = off | 多出设置 所有角色（row_security=off）
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = evil', current_database()); END $$ | 多出设置 所有角色（仅在此库）
            DO $$ BEGIN EXECUTE format('ALTER ROLE ledger_reader IN DATABASE %I SET row_security = off', current_database()); END $$ | 多出设置 reader（仅在此库）
            CREATE FUNCTION public.listen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER listening ON ddl_command_end EXECUTE FUNCTION public.listen() | 多出事件触发器 listening
            UPDATE ledger.schema_history SET checksum = 1 WHERE version = '1' | 迁移记录 1 应为
            UPDATE ledger.schema_history SET script = 'V1__other.sql' WHERE version = '1' | 迁移记录 1 应为
            DELETE FROM ledger.schema_history WHERE version = '1' | 缺少迁移记录 1
            INSERT INTO ledger.schema_history SELECT 7, version, description, type, script, checksum, installed_by, installed_on, execution_time, success FROM ledger.schema_history WHERE version = '1' | 多出迁移记录 7
            DROP TABLE ledger.schema_history | 缺少表 schema_history
            GRANT DELETE ON ledger.data_key TO ledger_writer | 多出权限 data_key，writer，DELETE
            CREATE TABLE ledger.more (n integer) | 多出表 more
            CREATE FUNCTION ledger.more() RETURNS integer LANGUAGE sql AS 'SELECT 1' | 多出函数 ledger.more()
            ALTER FUNCTION ledger.refuse_change() SECURITY DEFINER | 函数 ledger.refuse_change() 应为
            ALTER FUNCTION ledger.refuse_change() OWNER TO ledger_writer | 函数 ledger.refuse_change() 应为
            """)
    void whatAnAdministratorGrantsOrSetsIsNamed(String sql, String named) throws SQLException {
        try (Connection connection = prepared.administrator().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            assertThat(LedgerShape.of(connection).compared().deviations())
                    .anySatisfy(deviation -> assertThat(deviation).startsWith(named));
            connection.rollback();
            assertThat(LedgerShape.of(connection).compared().deviations()).isEmpty();
        }
    }

    /** A right that only version 17 and later have. */
    @Test
    void aRightOfALaterVersionIsNamedToo() throws SQLException {
        try (Connection connection = prepared.administrator().connect();
                Statement statement = connection.createStatement()) {
            assumeTrue(
                    connection.getMetaData().getDatabaseMajorVersion() >= 17,
                    "PostgreSQL below 17 has no right MAINTAIN");
            connection.setAutoCommit(false);
            statement.execute("GRANT MAINTAIN ON ledger.entry TO PUBLIC");
            assertThat(LedgerShape.of(connection).compared().deviations())
                    .containsExactly("多出权限 entry，所有人，MAINTAIN（有）");
            connection.rollback();
        }
    }

    /** As version 16 and later have it for whoever created the roles without being a superuser. */
    @Test
    void whoMadeTheRolesMayHandThemOnButNotActAsOne() throws SQLException {
        try (Connection connection = prepared.administrator().connect();
                Statement statement = connection.createStatement()) {
            assumeTrue(
                    connection.getMetaData().getDatabaseMajorVersion() >= 16,
                    "PostgreSQL below 16 grants no memberships without their use");
            connection.setAutoCommit(false);
            statement.execute("CREATE ROLE keeper CREATEROLE");
            statement.execute("GRANT ledger_writer TO keeper WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
            assertThat(LedgerShape.of(connection).compared().deviations()).isEmpty();
            statement.execute("GRANT ledger_writer TO keeper WITH SET TRUE");
            assertThat(LedgerShape.of(connection).compared().deviations()).containsExactly("多出成员 keeper 属于 writer（是）");
            connection.rollback();
        }
    }

    @Test
    void whatCannotBeReadAsTheTableIsNotRead() throws SQLException {
        try (TestDatabase copy = prepared.copy()) {
            try (Connection connection = copy.administrator().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE ledger.claim ALTER COLUMN amount TYPE text");
                statement.execute("ALTER TABLE ledger.tile ALTER COLUMN hashes DROP NOT NULL");
                statement.execute("REVOKE SELECT ON ledger.blob FROM ledger_reader");
            }
            try (Connection connection =
                    LedgerDatabase.of(copy, RoleNames.DEFAULT).reader().connect()) {
                LedgerShape shape = LedgerShape.of(connection);
                assertThat(shape.readable("claim")).isFalse();
                assertThat(shape.readable("blob")).isFalse();
                assertThat(shape.readable("tile")).isTrue();
                assertThat(shape.readable("entry")).isTrue();
            }
        }
    }
}
