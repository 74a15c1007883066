package org.mingzhang.domain.officiallist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;

/** One recommendation serves each stage before the notice, and each of them once. */
class StagesByOneListTest {
    private static final ListRow ROW = new ListRow("TJ-2", 1);
    private final Given given = Given.budget();
    private final Case it = given.pilot("1").submitted();

    StagesByOneListTest() {
        given.after(
                Person.COUNTY,
                new IssueList(
                        "TJ-2",
                        PROGRAMME,
                        Kind.RECOMMENDATION,
                        null,
                        null,
                        null,
                        List.of(new Item(it.number(), null, null))));
    }

    private CarryOut pass(String stage) {
        String sm3 = ((OfficialList) given.ledger().state(StreamId.list("TJ-2")))
                .sm3("TJ-2")
                .toString();
        return new CarryOut("TJ-2", sm3, Act.DECIDE_STAGE, stage, "同意", null, null, null, null);
    }

    @Test
    void countyAndSiteArePassedByTheSameRecommendation() {
        given.after(Person.COUNTY, pass("county"));
        assertThat(given.when(Person.COUNTY, pass("site"))
                        .accepted(StageDecided.class)
                        .list())
                .isEqualTo(ROW);
    }

    /** An attack: what was sent back by a list is passed by the same list, as if it had been recommended again. */
    @Test
    void theSameStageIsNotDecidedTwiceByTheSameRow() {
        given.after(Person.COUNTY, pass("county"));
        given.after(Person.COUNTY, new DecideStage(it.number(), "site", Outcome.RETURNED, null, "补正", ROW));
        given.after(it.applicant(), new SupplementMaterials(it.number(), "已补", List.of()));
        given.when(Person.COUNTY, pass("site")).rejected(RejectionCode.LIST_ROW_USED_TWICE);
        given.when(Person.COUNTY, new DecideStage(it.number(), "site", Outcome.PASSED, null, "属实", ROW))
                .rejected(RejectionCode.LIST_ROW_USED_TWICE);
        given.when(Person.COUNTY, new DecideStage(it.number(), "site", Outcome.PASSED, null, "属实"))
                .accepted();
    }

    /** Stored keys never change their form: docs/ledger-format.md. */
    @Test
    void theKeyOfAStageEndsWithItsIdAndOthersWithTheRow() {
        assertThat(Claim.of(new StageDecided("site", Outcome.PASSED, null, "属实", ROW)))
                .extracting(Claim::key)
                .containsExactly("APPLICATION.STAGE-DECIDED|TJ-2|1|SITE");
        assertThat(Claim.listRowKey("enterprise.reserved", ROW)).isEqualTo("ENTERPRISE.RESERVED|TJ-2|1");
    }
}
