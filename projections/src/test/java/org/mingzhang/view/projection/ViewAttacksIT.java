package org.mingzhang.view.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.TestDatabase;

/** What the owner of the read models' schema can do to them: each is named, and a rebuild mends it. */
class ViewAttacksIT {
    private static final List<Projector> PROJECTORS = ReadModels.projectors();

    /** In which the case was told and taken in; each test has a copy. */
    private static TestDatabase told;

    private static long last;

    private TestDatabase database;
    private EntrySource log;
    private List<String> sound;

    /**
     * An attack.
     *
     * @param table the difference's table that names it; empty when only a fault does
     * @param key the difference's key that names it and no other; empty when rows of any key do
     */
    private record Attack(String table, String key, List<String> sql) {
        Attack(String table, String key, String... sql) {
            this(table, key, List.of(sql));
        }

        boolean namedBy(RowDifference difference) {
            return difference.table().equals(table)
                    && (key.isEmpty() || difference.key().equals(key));
        }

        @Override
        public String toString() {
            return String.join("; ", sql);
        }
    }

    @BeforeAll
    static void project() {
        told = new TestDatabase();
        List<Envelope> events = CaseStory.events();
        told.append(events);
        last = events.size() - 1L;
        new ProjectionRunner(told.source(), ViewSchema.LIVE, new JdbcEntrySource(told.source()), PROJECTORS)
                .catchUp(Progress.SILENT);
    }

    @AfterAll
    static void forget() {
        told.close();
    }

    @BeforeEach
    void take() {
        database = told.copy();
        log = new JdbcEntrySource(database.source());
        sound = buckets();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private List<String> buckets() {
        return database.rows("SELECT * FROM view.bucket ORDER BY 1, 2, 3, 4, 5, 6, 7, 8");
    }

    private ProjectionRunner runner() {
        return new ProjectionRunner(database.source(), ViewSchema.LIVE, log, PROJECTORS);
    }

    private Reconcile.Report reconcile() {
        return new Reconcile(database.source(), log, PROJECTORS).run(List.of(), Progress.SILENT);
    }

    private Rebuild.Report rebuild(String... names) {
        return new Rebuild(database.source(), log, PROJECTORS, schema -> {}).run(List.of(names), Progress.SILENT);
    }

    private void assertMended() {
        assertThat(runner().catchUp(Progress.SILENT)).isEqualTo(last);
        Reconcile.Report after = reconcile();
        assertThat(after.differing()).isEmpty();
        assertThat(after.agrees()).isTrue();
        assertThat(buckets()).isEqualTo(sound);
        assertThat(database.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'view%'"))
                .containsExactly("view");
    }

    @Test
    void rowsThatStandTwiceAreNamedByTheirKeys() {
        database.execute(
                "ALTER TABLE view.bucket DROP CONSTRAINT bucket_pkey",
                "INSERT INTO view.bucket SELECT * FROM view.bucket");
        List<RowDifference> named = reconcile().differing();
        List<RowDifference> twice = named.stream()
                .filter(row -> row.table().equals("bucket" + RowDifference.KEYS))
                .toList();
        assertThat(twice).hasSameSizeAs(sound).allSatisfy(row -> {
            assertThat(Objects.requireNonNull(row.live()).get("行数").longValue()).isEqualTo(2);
            assertThat(Objects.requireNonNull(row.rebuilt()).get("行数").longValue())
                    .isEqualTo(1);
        });
        assertThat(named)
                .filteredOn(row -> row.table().equals("bucket" + RowDifference.SHAPE))
                .extracting(RowDifference::key)
                .contains("约束 bucket_pkey");
        assertThat(rebuild().differing()).isEqualTo(named);
        assertMended();
    }

    @Test
    void aViewThatShowsQueriesOtherAmountsIsNamed() {
        database.execute(
                "ALTER TABLE view.bucket RENAME TO kept",
                "CREATE VIEW view.bucket AS SELECT programme, month, dimension, member, account, event_type, source, line,"
                        + " CASE current_setting('transaction_read_only') WHEN 'on' THEN amount_fen / 2 ELSE amount_fen END"
                        + " AS amount_fen, first_position, last_position FROM view.kept");
        assertNamed("bucket" + RowDifference.SHAPE, "kept" + RowDifference.SHAPE);
        assertMended();
    }

    private void assertNamed(String... tables) {
        Reconcile.Report report = reconcile();
        assertThat(report.agrees()).isFalse();
        assertThat(report.differing()).extracting(RowDifference::table).contains(tables);
        Rebuild.Report rebuilt = rebuild();
        assertThat(rebuilt.agrees()).isFalse();
        assertThat(rebuilt.differing()).extracting(RowDifference::table).contains(tables);
    }

    /** Attacks that leave each other be are made together, and each has to be named. */
    static List<List<Attack>> attacks() {
        return List.of(
                List.of(
                        new Attack("bucket 结构", "列 x", "ALTER TABLE view.bucket ADD COLUMN x int DEFAULT 3"),
                        new Attack("bucket 结构", "列 amount_fen", "ALTER TABLE view.bucket DROP COLUMN amount_fen"),
                        new Attack(
                                "posting 结构", "列 amount_fen", "ALTER TABLE view.posting ALTER amount_fen TYPE numeric"),
                        new Attack(
                                "bucket 结构",
                                "缺省值 last_position",
                                "ALTER TABLE view.bucket ALTER last_position SET DEFAULT 1"),
                        new Attack(
                                "bucket 结构",
                                "列 first_position",
                                "ALTER TABLE view.bucket ALTER first_position DROP NOT NULL"),
                        new Attack("bucket 结构", "规则 r", "CREATE RULE r AS ON INSERT TO view.bucket DO ALSO NOTHING"),
                        new Attack("bucket 结构", "子表 more", "CREATE TABLE view.more () INHERITS (view.bucket)"),
                        new Attack(
                                "bucket 结构",
                                "种类",
                                "ALTER TABLE view.bucket ENABLE ROW LEVEL SECURITY",
                                "ALTER TABLE view.bucket FORCE ROW LEVEL SECURITY"),
                        new Attack(
                                "bucket 结构",
                                "行策略 p",
                                "CREATE POLICY p ON view.bucket USING"
                                        + " (current_setting('transaction_read_only') = 'off' OR last_position > 0)"),
                        new Attack(
                                "posting 结构",
                                "触发器 t",
                                "CREATE FUNCTION view.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                                "CREATE TRIGGER t BEFORE INSERT ON view.posting FOR EACH ROW EXECUTE FUNCTION view.f()"),
                        new Attack(
                                "模式 view 结构",
                                "函数 to_jsonb(bucket)",
                                "CREATE FUNCTION view.to_jsonb(view.bucket) RETURNS jsonb"
                                        + " LANGUAGE sql AS 'SELECT NULL::jsonb'"),
                        new Attack("award 结构", "种类", "DROP TABLE view.award")),
                List.of(
                        new Attack(
                                "schema_history 结构",
                                "迁移 2",
                                "UPDATE view.schema_history SET checksum = 1 WHERE version = '2'"),
                        new Attack("schema_history 结构", "迁移 3", "DELETE FROM view.schema_history WHERE version = '3'")),
                List.of(new Attack("schema_history 结构", "种类", "DROP TABLE view.schema_history")),
                List.of(new Attack("projection 结构", "种类", "DROP TABLE view.projection")),
                List.of(new Attack("posting", "", "UPDATE view.projection SET position = 3 WHERE name = 'budget'")),
                List.of(new Attack(
                        "projection", "budget", "UPDATE view.projection SET position = 99999 WHERE name = 'budget'")),
                List.of(new Attack("", "", "DELETE FROM view.projection WHERE name = 'budget'")),
                List.of(new Attack("", "", "UPDATE view.projection SET version = 99 WHERE name = 'budget'")));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whateverWasDoneIsNamedAndMended(List<Attack> attacks) {
        attacks.forEach(attack -> database.execute(attack.sql.toArray(String[]::new)));
        Reconcile.Report report = reconcile();
        assertThat(report.agrees()).isFalse();
        Rebuild.Report rebuilt = rebuild();
        assertThat(rebuilt.agrees()).isFalse();
        for (Attack attack : attacks) {
            if (!attack.table.isEmpty()) {
                assertThat(report.differing()).as(attack.toString()).anyMatch(attack::namedBy);
                assertThat(rebuilt.differing()).as(attack.toString()).anyMatch(attack::namedBy);
            }
        }
        assertMended();
    }

    /** What was not asked for is kept, unless it cannot be gone on with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE view.projection",
                "DROP TABLE view.award",
                "ALTER TABLE view.bucket ADD COLUMN x int DEFAULT 3",
                "DELETE FROM view.projection WHERE name = 'budget'"
            })
    void aRebuildOfOneReadModelIsNeverStoppedByAnother(String attack) {
        database.execute(attack);
        rebuild("trail");
        assertMended();
    }

    @Test
    void aSchemaThatWasDroppedIsMadeAnew() {
        database.execute("DROP SCHEMA view CASCADE");
        rebuild();
        assertMended();
    }

    @Test
    void aReadModelThatTookInMoreThanWasSealedIsNamed() {
        database.execute(
                "UPDATE view.projection SET position = position + 1",
                "UPDATE view.bucket SET amount_fen = amount_fen + 1, last_position = " + (last + 1));
        Reconcile.Report report = reconcile();
        assertThat(report.fault()).contains("序号 " + (last + 1), "只到序号 " + last);
        assertThat(report.differing()).extracting(RowDifference::table).contains("projection", "bucket");
        assertThat(rebuild().fault()).isNotNull();
        assertMended();
    }

    @Test
    void nothingIsBuiltOfALogWithAGap() {
        database.execute("DELETE FROM ledger.entry WHERE position = 2");
        for (Runnable build : List.<Runnable>of(this::reconcile, this::rebuild)) {
            assertThatThrownBy(build::run).isInstanceOf(MissingEntry.class).hasMessageContaining("序号 2");
        }
        assertThat(buckets()).isEqualTo(sound);
    }
}
