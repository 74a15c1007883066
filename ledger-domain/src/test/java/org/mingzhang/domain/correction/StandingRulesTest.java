package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderCommand.WithdrawRating;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import tools.jackson.databind.node.ObjectNode;

/** Attacks by two persons who agree: rosters, ratings and lists are bent by corrections. */
class StandingRulesTest {
    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);

    private void refused(long position, @Nullable Consumer<ObjectNode> change, RejectionCode code) {
        refused(position, change, null, code);
    }

    private void refused(
            long position, @Nullable Consumer<ObjectNode> change, @Nullable LocalDate date, RejectionCode code) {
        given.when(Corrections.PROPOSER, corrections.proposal(position, change, date))
                .rejected(code);
    }

    private void list(String number, OfficialListEvent.Kind kind, String code) {
        given.after(
                Person.ROSTER,
                new IssueList(number, PROGRAMME, kind, "文号1号", null, null, List.of(new Item(null, code, null))));
    }

    private String enterprise(int n) {
        return given.enterprise(Given.code(n), "示例企业号" + n, EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
    }

    @Test
    void whoIsOnTheRosterStaysThereByItsListAndInABatchOfThePack() {
        String code = enterprise(71);
        list("认定1", OfficialListEvent.Kind.DECISION, code);
        list("认定2", OfficialListEvent.Kind.DECISION, code);
        given.after(Person.ROSTER, new AdmitEnterprise(code, PROGRAMME, "1", "名单1号", new ListRow("认定1", 1)));
        long admitted = corrections.position(EnterpriseAdmitted.class);
        refused(admitted, after -> after.put("batch", "9"), RejectionCode.NOT_FOUND);
        refused(admitted, after -> after.put("batch", "第一批"), RejectionCode.NOT_FOUND);
        refused(admitted, after -> after.remove("list"), RejectionCode.WRONG_STATE);
        refused(admitted, after -> ((ObjectNode) after.get("list")).put("id", "认定2"), RejectionCode.WRONG_STATE);
        refused(admitted, after -> {}, given.today().minusDays(1), RejectionCode.BUSINESS_DATE_TOO_EARLY);
        corrections.corrected(admitted, after -> after.put("batch", "2"));
    }

    @Test
    void aStepOnTheRosterKeepsSomethingThatItRestsOn() {
        String code = enterprise(71);
        given.after(Person.ROSTER, new AdmitEnterprise(code, PROGRAMME, "1", "名单1号"));
        refused(
                corrections.position(EnterpriseAdmitted.class),
                after -> after.remove("documentNo"),
                RejectionCode.FACT_MISSING);
    }

    @Test
    void whoLeftDidSoBeforeAnotherCameInForIt() {
        String out = enterprise(71);
        String in = enterprise(72);
        given.after(Person.ROSTER, new AdmitEnterprise(out, PROGRAMME, "1", "名单1号"));
        given.after(Person.ROSTER, new ReserveEnterprise(in, PROGRAMME, "储备1号"));
        given.later(5);
        given.after(Person.ROSTER, new LeavePilot(out, PROGRAMME, "退出1号", "停产"));
        long left = corrections.position(EnterpriseLeftPilot.class);
        LocalDate leftOn = given.today();
        given.later(1);
        given.after(Person.ROSTER, new AdmitEnterprise(in, PROGRAMME, "1", "名单2号"));
        given.after(Person.ROSTER, new ReplaceEnterprise(out, PROGRAMME, in, "替补1号"));
        given.later(9);
        refused(left, after -> {}, given.today(), RejectionCode.BUSINESS_DATE_TOO_EARLY);
        corrections
                .approved(corrections.proposal(left, after -> {}, leftOn.minusDays(1)))
                .accepted();
    }

    /** A batch decides how much is granted: what the roster says now is what an award is held against. */
    @Test
    void anAwardOfTheWrongBatchDiffersOnceTheRosterIsCorrected() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        assertThat(differences(it)).isEmpty();
        refused(
                corrections.position(ApplicationSubmitted.class),
                after -> after.put("batch", "3"),
                RejectionCode.WRONG_STATE);
        corrections.corrected(
                corrections.position(
                        EnterpriseAdmitted.class, admitted -> admitted.batch().equals("1")),
                after -> after.put("batch", "3"));
        assertThat(differences(it)).isNotEmpty();
        corrections.corrected(corrections.position(ApplicationSubmitted.class), after -> after.put("batch", "3"));
        assertThat(differences(it)).isNotEmpty();
    }

    private List<AwardDifference> differences(Case it) {
        return given.ledger().recomputed(PROGRAMME, Set.of(it.number())).differences();
    }

    @Test
    void whatAnEnterpriseSaysOfItsProviderNobodyElseRewritesOrTakesAway() {
        Case it = given.pilot("1").accepted(2, wan(40));
        String seller = ((ContractRegistered) corrections
                        .at(corrections.position(ContractRegistered.class))
                        .event())
                .seller();
        given.after(it.applicant(), new RateProvider(seller, it.number(), 300, "交付拖延", null));
        long rated = corrections.position(ProviderRated.class);
        refused(rated, after -> after.put("scoreTenths", 1000), RejectionCode.WRONG_STATE);
        refused(rated, null, RejectionCode.WRONG_STATE);
        given.after(it.applicant(), new WithdrawRating(seller, it.number(), "分数填错", null));
        refused(corrections.position(RatingWithdrawn.class), null, RejectionCode.WRONG_STATE);
    }

    @Test
    void aRemovalKeepsItsListAndAListItsNumber() {
        String seller = given.provider(9);
        given.after(Person.ROSTER, given.removal(seller));
        refused(corrections.position(ProviderRemoved.class), after -> after.remove("list"), RejectionCode.WRONG_STATE);
        long issued = corrections.position(ListIssued.class);
        refused(issued, after -> after.remove("documentNo"), RejectionCode.LIST_DOCUMENT_MISSING);
        corrections.corrected(issued, after -> after.put("documentNo", "清退1号改"));
    }
}
