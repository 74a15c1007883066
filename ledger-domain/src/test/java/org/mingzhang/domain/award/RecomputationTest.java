package org.mingzhang.domain.award;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.seal.Suite;

/** Each test but the first two puts something on record that the rules would have refused. */
class RecomputationTest {
    private final Given given = Given.budget();

    private Recomputation.Report report() {
        return report(Map.of(Given.packSm3(), Given.pack()));
    }

    private Recomputation.Report report(Map<String, PolicyPack> packs) {
        Recomputation again = new Recomputation(PROGRAMME, sm3 -> Objects.requireNonNull(packs.get(sm3), sm3));
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            again.take(i, log.get(i));
        }
        return again.report(log.size() - 1).orElseThrow();
    }

    private long record(StreamEvent... events) {
        given.recorded(List.of(events));
        return (long) given.ledger().log().size() - events.length;
    }

    private static StreamEvent counted(Case it, Fen amount) {
        return new StreamEvent(
                StreamId.enterprise(it.code()), new AwardCounted(PROGRAMME, it.number(), "HD-01", null, null, amount));
    }

    private static AwardCalculated calculation(Case it) {
        return Objects.requireNonNull(it.award().calculated());
    }

    private static AwardCalculated withCeiling(AwardCalculated e, Fen ceiling, List<AwardEvent.Step> trace) {
        return new AwardCalculated(
                e.programme(),
                e.direction(),
                e.beneficiary(),
                e.packSm3(),
                ceiling,
                e.floorFen(),
                e.discretionary(),
                e.purpose(),
                trace);
    }

    @Test
    void whatTheRulesLetThroughIsFoundAgainToTheFen() {
        given.pilot("1").accepted(2, wan(30)).awarded();
        given.decided("HD-01.cap.L3.batch2", "36万元");
        Case second = given.pilot("2").accepted(3, Fen.of(77_777_777)).awarded();
        given.after(
                Person.APPROVER, new ReduceAward(second.number(), List.of(new Share("central", wan(1))), "核减", "减1"));
        given.pilot("1").accepted(4, wan(80)).reviewed();
        Recomputation.Report report = report();
        assertThat(report.differences()).isEmpty();
        assertThat(report.agrees()).isTrue();
        assertThat(report.awards()).isEqualTo(2);
        assertThat(report.calculations()).isEqualTo(3);
    }

    @Test
    void whatIsRecordedAfterAnAwardDoesNotSpeakAgainstIt() {
        Case it = given.pilot("1").accepted(2, wan(60)).awarded();
        given.after(
                Person.COUNTY,
                new RecordHonour(it.code(), "专精特新企业", "省级", null, given.today().minusDays(1), null, "证1"));
        given.after(Person.ROSTER, new LeavePilot(it.code(), PROGRAMME, "退1", "自愿退出"));
        assertThat(report().agrees()).isTrue();
    }

    @Test
    void anAmountAboveThePolicyIsListedWithItsEntryBothAmountsAndTheClause() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        Purpose purpose = calculation(it).purpose();
        List<Share> shares = List.of(new Share("central", wan(18)));
        long position = record(
                new StreamEvent(
                        StreamId.award(it.number()),
                        new AwardApproved(wan(18), shares, purpose, it.code(), "核定9号", null)),
                counted(it, wan(18)),
                new StreamEvent(
                        StreamId.programme(PROGRAMME), new FundsCommitted(it.number(), it.code(), purpose, shares)));
        assertThat(report().differences()).singleElement().satisfies(found -> {
            assertThat(found.position()).isEqualTo(position);
            assertThat(found.event()).isEqualTo("award.approved");
            assertThat(found.application()).isEqualTo(it.number());
            assertThat(found.field()).isEqualTo("amountFen");
            assertThat(found.storedFen()).isEqualTo(wan(18));
            assertThat(found.recomputedFen()).isEqualTo(wan(15));
            assertThat(found.code()).isEqualTo("ABOVE_COMPUTED_AMOUNT");
            assertThat(Objects.requireNonNull(found.clause()).quote()).contains("补贴比例为50%");
        });
    }

    /** What the second batch gets at most for 二级 is open; the pack bounds it by what the first gets, 20万元. */
    @Test
    void anAwardWhereTheNoticeLeavesAValueOpenSaysHowFarItLiesFromWhatThePackNames() {
        Case it = given.pilot("2").accepted(2, wan(60));
        Purpose purpose = new Purpose("renovation", "HD-01", "2", null, "L2");
        List<Share> shares = List.of(new Share("central", wan(25)));
        record(
                new StreamEvent(
                        StreamId.award(it.number()),
                        new AwardApproved(wan(25), shares, purpose, it.code(), "核定9号", null)),
                new StreamEvent(
                        StreamId.programme(PROGRAMME), new FundsCommitted(it.number(), it.code(), purpose, shares)));
        assertThat(report().differences())
                .filteredOn(found -> "PARAMETER_UNDECIDED".equals(found.code()))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.recomputed()).contains("第二批二级企业最高补助若定为 20万元，最高 200,000.00 元，记录多 50,000.00 元"));
    }

    @Test
    void aCalculationWithAForgedStepIsListedWithTheStepAtWhichItParts() {
        Case it = given.pilot("1").accepted(2, wan(30)).calculated();
        AwardCalculated honest = calculation(it);
        List<AwardEvent.Step> forged = honest.trace().stream()
                .map(step -> step.rule().equals("HD-01/rate")
                        ? new AwardEvent.Step(
                                step.rule(), step.clause(), step.inputs(), Scalar.of(20_000_000), step.explanation())
                        : step)
                .toList();
        long position = record(new StreamEvent(StreamId.award(it.number()), withCeiling(honest, wan(20), forged)));
        assertThat(report().differences()).singleElement().satisfies(found -> {
            assertThat(found.position()).isEqualTo(position);
            assertThat(found.field()).isEqualTo("ceilingFen");
            assertThat(found.storedFen()).isEqualTo(wan(20));
            assertThat(found.recomputedFen()).isEqualTo(wan(15));
            AwardDifference.Divergence step = Objects.requireNonNull(found.step());
            assertThat(step.rule()).isEqualTo("HD-01/rate");
            assertThat(step.clause().quote()).contains("补贴比例为50%");
        });
    }

    @Test
    void aTraceThatTellsAnotherWayToTheSameAmountIsADifference() {
        Case it = given.pilot("1").accepted(2, wan(30)).calculated();
        AwardCalculated honest = calculation(it);
        List<AwardEvent.Step> shorter = honest.trace().subList(1, honest.trace().size());
        record(new StreamEvent(StreamId.award(it.number()), withCeiling(honest, honest.ceilingFen(), shorter)));
        assertThat(report().differences()).extracting(AwardDifference::field).containsExactly("trace");
    }

    @Test
    void anAwardComputedFromAnotherPackIsHeldAgainstThePackOfTheProgramme() {
        Case it = given.pilot("1").accepted(2, wan(60)).calculated();
        PolicyPack generous = PackReader.read(new String(Given.pack().bytes().toArray(), UTF_8)
                .replace(
                        "default: 20万元\n    constraints:\n      - holds: value <= amount(\"20万元\")",
                        "default: 25万元\n    constraints:\n      - holds: value <= amount(\"25万元\")")
                .getBytes(UTF_8));
        String sm3 = Suite.SM3.hash(generous.bytes().toArray()).toString();
        AwardCalculated honest = calculation(it);
        long position = record(new StreamEvent(
                StreamId.award(it.number()),
                new AwardCalculated(
                        honest.programme(),
                        honest.direction(),
                        honest.beneficiary(),
                        sm3,
                        wan(25),
                        honest.floorFen(),
                        honest.discretionary(),
                        honest.purpose(),
                        honest.trace())));
        assertThat(report(Map.of(Given.packSm3(), Given.pack(), sm3, generous)).differences())
                .allSatisfy(found -> assertThat(found.position()).isEqualTo(position))
                .extracting(AwardDifference::field)
                .containsExactly("packSm3", "ceilingFen");
    }

    @Test
    void anAwardThatThePolicyGrantsNothingForIsListedWithTheRequirementThatFails() {
        Case it = given.pilot("1").accepted(1, wan(30));
        AwardCalculated forged =
                calculation(given.pilot("1").accepted(2, wan(30)).calculated());
        record(new StreamEvent(
                StreamId.award(it.number()),
                new AwardCalculated(
                        PROGRAMME,
                        "HD-01",
                        it.code(),
                        Given.packSm3(),
                        wan(15),
                        Fen.ZERO,
                        false,
                        forged.purpose(),
                        forged.trace())));
        assertThat(report().differences()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("NOT_ELIGIBLE");
            assertThat(Objects.requireNonNull(found.clause()).quote()).contains("数字化水平评测达到二级及以上");
            assertThat(found.step()).isNotNull();
        });
    }

    @Test
    void anApprovalWithoutCalculationWithoutBudgetOrTwiceIsListed() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        Purpose purpose = calculation(it).purpose();
        AwardApproved approval =
                new AwardApproved(wan(15), List.of(new Share("central", wan(15))), purpose, it.code(), "核定9号", null);
        record(new StreamEvent(StreamId.award(it.number()), approval), counted(it, wan(15)));
        record(new StreamEvent(StreamId.award(it.number()), approval));
        Case bare = given.pilot("1").accepted(2, wan(30));
        record(
                new StreamEvent(
                        StreamId.award(bare.number()),
                        new AwardApproved(wan(15), approval.shares(), purpose, bare.code(), "核定9号", null)),
                counted(bare, wan(15)),
                new StreamEvent(
                        StreamId.programme(PROGRAMME),
                        new FundsCommitted(bare.number(), bare.code(), purpose, List.of(new Share("local", wan(15))))));
        assertThat(report().differences())
                .extracting(AwardDifference::application, AwardDifference::field, AwardDifference::recomputed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(it.number(), "award", "已核定"),
                        org.assertj.core.groups.Tuple.tuple(bare.number(), "calculation", "核定时应有的测算"),
                        org.assertj.core.groups.Tuple.tuple(bare.number(), "shares", "中央财政奖补资金150,000.00元"),
                        org.assertj.core.groups.Tuple.tuple(it.number(), "award", "没有占用预算"));
    }

    /** An attack: money that is not counted for its beneficiary leaves room below a cap for more. */
    @Test
    void anApprovalThatIsNotCountedForItsBeneficiaryOrCountedLowerIsListed() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        AwardCalculated e = calculation(it);
        List<Share> shares = List.of(new Share("central", wan(15)));
        AwardApproved approved = new AwardApproved(wan(15), shares, e.purpose(), it.code(), "核定9号", null);
        FundsCommitted committed = new FundsCommitted(it.number(), it.code(), e.purpose(), shares);
        record(
                new StreamEvent(StreamId.award(it.number()), approved),
                new StreamEvent(StreamId.programme(PROGRAMME), committed));
        assertThat(report().differences())
                .extracting(AwardDifference::recomputed)
                .containsExactly("没有计入受益人的累计");
        record(counted(it, wan(1)));
        assertThat(report().differences())
                .extracting(AwardDifference::field, AwardDifference::stored)
                .containsExactly(tuple("amountFen", "10,000.00元"));
    }

    /** An attack: an approval names a source that does not pay for its line. */
    @Test
    void sharesOfASourceThatDoesNotPayForTheLineAreListed() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        AwardCalculated e = calculation(it);
        List<Share> shares = List.of(new Share("elsewhere", wan(15)));
        record(
                new StreamEvent(
                        StreamId.award(it.number()),
                        new AwardApproved(wan(15), shares, e.purpose(), it.code(), "核定9号", null)),
                counted(it, wan(15)),
                new StreamEvent(
                        StreamId.programme(PROGRAMME),
                        new FundsCommitted(it.number(), it.code(), e.purpose(), shares)));
        assertThat(report().differences())
                .extracting(AwardDifference::field, AwardDifference::stored)
                .containsExactly(tuple("shares", "elsewhere"));
    }

    @Test
    void anUnknownProgrammeHasNoReport() {
        assertThat(new Recomputation("elsewhere", sm3 -> Given.pack()).report(-1))
                .isEmpty();
    }
}
