package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.CaseBook.Progress;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

class CaseBookTest {
    private final Given given = Given.budget();

    private CaseBook book() {
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> Given.pack());
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            book.take(i, log.get(i));
        }
        return book;
    }

    @Test
    void casesAreApprovedReadyOrUnderWayAndThoseThatEndedAreLeftOut() {
        Case approved = given.pilot("1").accepted(2, wan(30)).awarded();
        Case ready = given.pilot("2").accepted(2, wan(30));
        Case underWay = given.pilot("1").approved().started();
        Case inReview = given.pilot("1").submitted();
        Case withdrawn = given.pilot("1").submitted();
        given.after(withdrawn.applicant(), new WithdrawApplication(withdrawn.number(), "不再申报"));
        assertThat(book().cases())
                .extracting(CaseBook.Entry::number, CaseBook.Entry::progress)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(approved.number(), Progress.APPROVED),
                        org.assertj.core.groups.Tuple.tuple(ready.number(), Progress.READY),
                        org.assertj.core.groups.Tuple.tuple(underWay.number(), Progress.UNDER_WAY),
                        org.assertj.core.groups.Tuple.tuple(inReview.number(), Progress.UNDER_WAY));
    }

    @Test
    void anAwardThatStandsHasItsDateItsCeilingAndWhatIsLeftOfItBySource() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        LocalDate approvedOn = given.today();
        given.later(3)
                .after(
                        Person.APPROVER,
                        new ReduceAward(it.number(), List.of(new Share("central", wan(4))), "核减", "减1号"));
        CaseBook.Entry entry = book().cases().getFirst();
        assertThat(entry.date()).isEqualTo(approvedOn);
        assertThat(Objects.requireNonNull(entry.granted()).ceiling()).isEqualTo(wan(15));
        assertThat(entry.granted().amount()).isEqualTo(wan(11));
        assertThat(entry.granted().shares()).isEqualTo(Map.of("central", wan(11)));
    }

    @Test
    void theEvidenceOfAnAwardIsWhatWasKnownWhenItWasApproved() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        given.after(
                Person.COUNTY,
                new RecordHonour(it.code(), "专精特新企业", "省级", null, given.today().minusDays(1), null, "证1"));
        assertThat(honoured(book().cases().getFirst(), ParameterValues.defaults(Given.pack())))
                .isFalse();
    }

    @Test
    void whetherATitleCountsHangsOnTheValuesUnderWhichTheEvidenceIsRead() {
        Case it = given.pilot("1").submitted();
        given.after(
                Person.COUNTY,
                new RecordHonour(it.code(), "专精特新企业", "省级", null, LocalDate.of(2025, 10, 1), null, "证1"));
        CaseBook.Entry entry = book().cases().getFirst();
        ParameterValues values = ParameterValues.defaults(Given.pack());
        assertThat(honoured(entry, values)).isTrue();
        assertThat(honoured(entry, values.with("pilot.from", Value.of(LocalDate.of(2025, 12, 1)), null)))
                .isFalse();
    }

    private static boolean honoured(CaseBook.Entry entry, ParameterValues values) {
        Facts facts = entry.evidence().under(Given.pack(), values);
        return facts.find(FactName.ENTERPRISE_HONOURED_IN_PILOT)
                .orElseThrow()
                .value()
                .equals(Value.of(true));
    }

    @Test
    void anEstimateReachesFromTheLeastToTheMostOfTheLevelsOnWhatIsContracted() {
        given.pilot("1").approved().started().carriedOut(wan(60));
        CaseBook.Entry entry = book().cases().getFirst();
        Estimate estimate = Estimate.of(entry, ParameterValues.defaults(Given.pack()));
        // 60万: level 2 gives its cap of 20万, level 3 24万, level 4 21万.
        assertThat(estimate.least()).isEqualTo(wan(20));
        assertThat(estimate.most()).isEqualTo(wan(24));
        assertThat(estimate.undecided()).isEmpty();
    }

    @Test
    void anEstimateNamesTheParametersThatItLacks() {
        given.pilot("2").approved().started().carriedOut(wan(60));
        Estimate estimate = Estimate.of(book().cases().getFirst(), ParameterValues.defaults(Given.pack()));
        assertThat(estimate.least()).isNull();
        assertThat(estimate.undecided())
                .containsExactly("HD-01.cap.L2.batch2", "HD-01.cap.L3.batch2", "HD-01.cap.L4.batch2");
    }

    /** The version in force gives 25万; the case came in before it. */
    @Test
    void aCaseUnderWayIsEstimatedByTheVersionThatGovernsIt() {
        given.applicant("HD-03").submitted();
        PolicyPack next = Given.version(
                2,
                "from: " + given.today().plusDays(1) + ", transition: submitted",
                text -> text.replace(
                        "          amount: 30万元\n          clause: plan 资金安排（三）「最高奖励30万元」",
                        "          amount: 25万元\n          proposed: 示例修订"));
        given.amended(next).later(2);
        given.applicant("HD-03").submitted();
        CaseBook book = new CaseBook(PROGRAMME, given.ledger().reads()::pack);
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            book.take(i, log.get(i));
        }
        assertThat(book.pack().version()).isEqualTo(2);
        assertThat(book.cases())
                .extracting(entry -> Estimate.of(entry, ParameterValues.defaults(entry.pack()))
                        .most())
                .containsExactly(wan(30), wan(25));
    }

    private static CaseBook bookOf(Given given) {
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> given.ledger().pack());
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            book.take(i, log.get(i));
        }
        return book;
    }

    @Test
    void whatACaseWasAskedForOnItsWayIsKeptWithTheEvidenceOfThatDay() {
        Given asking = Given.budgetUnder(text -> {
            int at = text.indexOf("    requires:\n", text.indexOf("\n  HD-03:\n")) + "    requires:\n".length();
            String rule = "      planned: {text: 起点, at: [submission, approval],"
                    + " holds: 'application.levelBefore >= param(\"HD-03.floor\")', proposed: 例}\n";
            String floor = "  HD-03.floor: {name: 起点, type: number, default: 1, doubt: 例, proposed: 例}\n";
            return (text.substring(0, at) + rule + text.substring(at))
                    .replace("\nparameters:\n", "\nparameters:\n" + floor);
        });
        asking.applicant("HD-03").approved().awarded();
        asking.applicant("HD-03").submitted();
        asking.applicant("HD-06").submitted();
        PolicyPack pack = asking.ledger().pack();
        ParameterValues one = ParameterValues.defaults(pack);
        ParameterValues two = one.with("HD-03.floor", Value.of(2L), null);
        List<CaseBook.Entry> cases = bookOf(asking).cases();
        assertThat(cases)
                .extracting(entry ->
                        entry.passed().stream().map(PassedCondition::moment).toList())
                .containsExactly(List.of(Moment.SUBMISSION, Moment.APPROVAL), List.of(Moment.SUBMISSION), List.of());
        assertThat(cases.getFirst().passed())
                .allSatisfy(passed -> assertThat(passed.refusal(one)).isEmpty())
                .allSatisfy(passed -> assertThat(passed.refusal(two)).isPresent());
    }

    @Test
    void casesWithoutMoneyOfWhichSomethingWasAskedAreKnownAsWell() {
        Given gates = Gates.benchmark();
        Case it = gates.applicant("HD-13", gates.pilot("1").accepted(3, wan(40)).code())
                .with(gates.pilot("2").code())
                .approved();
        assertThat(bookOf(gates).selected()).singleElement().satisfies(selected -> {
            assertThat(selected.number()).isEqualTo(it.number());
            assertThat(selected.passed())
                    .extracting(PassedCondition::moment)
                    .containsExactly(Moment.SUBMISSION, Moment.APPROVAL);
        });
    }
}
