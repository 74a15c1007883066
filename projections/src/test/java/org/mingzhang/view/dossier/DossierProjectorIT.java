package org.mingzhang.view.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;

class DossierProjectorIT {
    private static final List<String> TABLES =
            new DossierProjector().tables().stream().map(table -> table.name()).toList();

    private TestDatabase database;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private ProjectionRunner runner(ViewSchema schema) {
        schema.migrate(database.source());
        return new ProjectionRunner(
                database.source(), schema, new JdbcEntrySource(database.source()), List.of(new DossierProjector()));
    }

    @Test
    void eachRowSaysHowItsSubjectStands() {
        List<Envelope> events = CaseStory.events();
        database.append(events);
        runner(ViewSchema.LIVE).catchUp(Progress.SILENT);
        long last = events.size() - 1L;
        assertThat(database.rows(
                        "SELECT name, kind, county, size, above_scale, employees FROM view.enterprise ORDER BY 2"))
                .containsExactly("邯郸示例紧固件有限公司|ENTERPRISE|130403|SMALL|t|86", "示例数字服务有限公司|PROVIDER|130403|SMALL|t|86");
        assertThat(database.rows("SELECT programme, enterprise, status, batch FROM view.roster"))
                .containsExactly("HD|" + CaseStory.ENTERPRISE + "|ADMITTED|1");
        RosterQueries rosters = new RosterQueries(database.source(), ViewSchema.LIVE);
        assertThat(rosters.admitted("HD")).isEqualTo(1);
        assertThat(rosters.admitted("another")).isZero();
        assertThat(database.rows("SELECT application, direction, status, stage, outcome, score_tenths, requested_fen"
                        + " FROM view.application"))
                .containsExactly(CaseStory.CASE + "|HD-01|APPROVED|county|PASSED|875|20000000");
        assertThat(database.rows("SELECT project, status, contracts, contracted_fen, claimed_fen, level_after,"
                        + " recognised_investment_fen FROM view.project"))
                .containsExactly(CaseStory.CASE + "|ACCEPTED|1|44000000|44000000|2|44000000");
        assertThat(database.rows(
                        "SELECT award, status, level, approved_fen, paid_fen, recovered_fen, position FROM view.award"))
                .containsExactly(CaseStory.CASE + "|APPROVED|L2|20000000|20000000|3000000|" + last);
        assertThat(database.rows("SELECT payment, award, amount_fen, status FROM view.payment"))
                .containsExactly(CaseStory.PAYMENT + "|" + CaseStory.CASE + "|20000000|CONFIRMED");
        assertThat(database.rows("SELECT recovery, payment, ordered_fen, received_fen FROM view.recovery"))
                .containsExactly(CaseStory.RECOVERY + "|" + CaseStory.PAYMENT + "|3000000|3000000");
    }

    @Test
    void rowsAreTheSameWhetherEntriesComeAtOnceOrOneByOne() {
        ViewSchema single = new ViewSchema("view_single");
        ProjectionRunner oneByOne = runner(single);
        for (Envelope event : CaseStory.events()) {
            database.append(List.of(event));
            oneByOne.catchUp(Progress.SILENT);
        }
        runner(ViewSchema.LIVE).catchUp(Progress.SILENT);
        for (String table : TABLES) {
            String rows = "SELECT t::text FROM %s." + table + " t ORDER BY 1";
            assertThat(database.rows(rows.formatted("view")))
                    .as(table)
                    .isEqualTo(database.rows(rows.formatted("view_single")));
        }
    }
}
