package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.IncreaseAward;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;

/** What was decided of a case before stands against nothing that comes after it: its own advance, its grant's day, what was given up. */
class GrantedBeforeTest {
    private static final String CAP = "max(amount(\"0元\"), amount(\"10万元\") - granted(\"year\"))";

    private static Given capped(UnaryOperator<String> change) {
        return Given.budgetUnder(pack -> change.apply(Advanced.rewritten(pack)
                .replaceFirst(
                        "      limits:\n        rate:\n",
                        "      limits:\n        total: {text: 同一年度累计, gives: '" + CAP
                                + "', proposed: 示例}\n        rate:\n")
                .replace(
                        "\ndirections:\n",
                        "\nfunds:\n  year: {name: 年度奖补, directions: [HD-01, HD-03], recorded: {names: [技改资金]},"
                                + " per: calendarYear, proposed: 示例}\n\ndirections:\n")));
    }

    private static void on(Given given, String day) {
        given.later(Math.toIntExact(ChronoUnit.DAYS.between(given.today(), LocalDate.parse(day))));
    }

    private static List<AwardDifference> differences(Given given, Case it) {
        return given.ledger().recomputed(PROGRAMME, Set.of(it.number())).differences();
    }

    private static String reworded(Corrections corrections) {
        return corrections
                .corrected(corrections.position(ContractRegistered.class), e -> e.put("subjectMatter", "软件（更正）"))
                .correction();
    }

    @Test
    void itsOwnAdvanceIsNoEarlierGrantWhereWhatAnAwardRestsOnIsCorrected() {
        Given given = Advanced.refunded();
        Corrections corrections = new Corrections(given);
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        Advanced.accepted(given, it, wan(24)).awarded();
        reworded(corrections);
        assertThat(differences(given, it)).isEmpty();
        given.when(Person.ORDERER, it.order("P-2", wan(4))).accepted();
    }

    /** An attack: what a cap of the year refuses to pay is ordered in January. */
    @Test
    void aCapOfTheYearInWhichAnAdvanceWasGrantedBoundsItsPaymentInTheNextYearToo() {
        Given given = capped(UnaryOperator.identity());
        on(given, "2026-12-10");
        Case it = Advanced.contracted(given);
        LocalDate before = given.today();
        given.later(2);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        given.later(2);
        given.when(Person.ROSTER, before, new RecordPriorAward(it.code(), "技改资金", "省级", null, wan(9), null))
                .accepted();
        given.when(Person.ORDERER, it.order("P-1", wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        on(given, "2027-01-11");
        given.when(Person.ORDERER, it.order("P-1", wan(8))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.ORDERER, it.order("P-1", wan(1))).accepted();
        // The year before bounds its own part of the award: 1 is left of its cap, 10 of the new one's.
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(11));
        given.after(Person.APPROVER, it.approval(wan(11)));
        assertThat(differences(given, it)).isEmpty();
    }

    @Test
    void whatIsGrantedAfterAnAdvanceInItsYearTakesNothingOfIt() {
        Given given = capped(UnaryOperator.identity());
        on(given, "2026-12-10");
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        given.later(5);
        given.after(Person.ROSTER, new RecordPriorAward(it.code(), "技改资金", "省级", null, wan(9), null));
        on(given, "2027-01-11");
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(15));
    }

    @Test
    void whatAnAdvanceRequiredOnTheDayOfItsGrantIsNotAskedOfItsPayments() {
        Given given = capped(pack -> pack.replace(
                "started: {text: 已开工, holds: project.startedOn <= decision.on, proposed: 示例}",
                "started: {text: 限期内核定预拨, holds: 'decision.on <= date(\"2026-12-31\")', proposed: 示例}"));
        Corrections corrections = new Corrections(given);
        on(given, "2026-12-10");
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        on(given, "2027-01-11");
        given.after(Person.ORDERER, it.order("P-1", wan(7)));
        reworded(corrections);
        given.when(Person.ORDERER, it.order("P-2", wan(1))).accepted();
    }

    /** An attack: what a decision took off is brought back by citing a correction that changes no figure. */
    @Test
    void whatWasGivenUpOfAnAwardIsNotBroughtBackByACorrection() {
        Given given = Given.budget();
        Corrections corrections = new Corrections(given);
        Case it = given.pilot("1").accepted(2, wan(20)).awarded();
        given.after(
                Person.APPROVER, new ReduceAward(it.number(), List.of(new Share("central", wan(3))), "企业自愿放弃", "减1号"));
        String correction = reworded(corrections);
        assertThat(differences(given, it)).isEmpty();
        given.when(Person.APPROVER, new IncreaseAward(it.number(), correction, wan(3), null, "增1号", null))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
    }
}
