package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;

/** One ledger holds all programmes, so a cap sees across them. */
class GrantedBeforeTest {
    private static final PolicyPack SECOND = Given.pack(Gates::capped);

    private final Given given = Given.budget().opened("second", SECOND);
    private final Case renovation = given.pilot("1").accepted(2, wan(40)).awarded();

    private Case second() {
        return given.applicant("HD-06", renovation.code()).in("second").approved();
    }

    private static Fen ceiling(Case it) {
        return Objects.requireNonNull(it.calculated().award().calculated()).ceilingFen();
    }

    @Test
    void whatAnotherProgrammeGrantedIsTakenOffUnderThatProgrammesPack() {
        assertThat(ceiling(second())).isEqualTo(wan(10));
    }

    @Test
    void whatWasGivenUpThereCountsNoMore() {
        given.after(
                Person.APPROVER,
                new ReduceAward(renovation.number(), List.of(new Share("central", wan(5))), "企业放弃", "核减1号", null));
        assertThat(ceiling(second())).isEqualTo(wan(15));
    }

    @Test
    void whatOldRecordsSayOfTheNamedFundCountsAndOfOthersDoesNot() {
        given.after(Person.ROSTER, new RecordPriorAward(renovation.code(), "技改资金", "省级", null, wan(3), null));
        given.after(Person.ROSTER, new RecordPriorAward(renovation.code(), "稳岗补贴", "市级", null, wan(4), null));
        assertThat(ceiling(second())).isEqualTo(wan(7));
    }

    /** 某日以来: the renovation was granted on the day on which these cases begin. */
    @Test
    void whatWasGrantedBeforeTheFirstDayOfAFundCountsNoMore() {
        LocalDate granted = given.today();
        assertThat(since(granted.toString())).isEqualTo(wan(10));
        assertThat(since(granted.plusDays(1).toString())).isEqualTo(wan(30));
    }

    private Fen since(String day) {
        String programme = "since-" + day;
        PolicyPack pack = Given.pack(text -> Gates.capped(text)
                .replace("second-2026", programme)
                .replace("recorded: {names: [技改资金]}", "since: " + day));
        given.opened(programme, pack);
        return ceiling(given.applicant("HD-06", renovation.code()).in(programme).approved());
    }

    @Test
    void whileTheFirstDayOfAFundIsUndecidedNothingThatRestsOnItIsComputed() {
        given.opened(
                "open",
                Given.pack(
                        text -> Gates.capped(text)
                                .replace("second-2026", "open-2026")
                                .replace("recorded: {names: [技改资金]}", "since: param(HD-06.since)")
                                .replace(
                                        "\nparameters:\n",
                                        "\nparameters:\n  HD-06.since: {name: 起算日, type: date, default: undecided, doubt: 例, proposed: 例}\n")));
        Case it = given.applicant("HD-06", renovation.code()).in("open").approved();
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.after(Person.ROSTER, new DecideParameter("open", "HD-06.since", "2020-01-01", "《会议纪要1号》"));
        assertThat(ceiling(it)).isEqualTo(wan(10));
    }

    /** The pack names neither the word that the record has, nor the programme that granted more. */
    private static String asking(String text) {
        return Gates.capped(text)
                .replace("second-2026", "asking-2026")
                .replace(
                        "packs: {handan-2025: [HD-01]}\n    recorded: {names: [技改资金]}",
                        "recorded: {directions: [数字化改造], except: [稳岗]}\n    others: param(HD-06.others)")
                .replace(
                        "\nparameters:\n",
                        "\nparameters:\n  HD-06.others: {name: 其他奖补, type: text, default: undecided, options: {counted: 计入, ignored: 不计}, doubt: 例, proposed: 例}\n");
    }

    private Case asked() {
        given.opened("asking", Given.pack(GrantedBeforeTest::asking));
        return given.applicant("HD-06", renovation.code()).in("asking").approved();
    }

    @Test
    void whoHasNoOtherGrantWaitsForNoDecisionAboutThem() {
        given.opened("asking", Given.pack(GrantedBeforeTest::asking));
        Case it = given.applicant("HD-06").in("asking").approved();
        given.after(Person.ROSTER, new RecordPriorAward(it.code(), "技改资金", "省级", "数字化改造", wan(3), null));
        given.after(Person.ROSTER, new RecordPriorAward(it.code(), "就业资金", "市级", "稳岗", wan(4), null));
        assertThat(ceiling(it)).isEqualTo(wan(27));
    }

    @Test
    void aGrantInOtherWordsHoldsTheAwardUntilItIsDecidedWhetherItCounts() {
        Case it = asked();
        given.after(Person.ROSTER, new RecordPriorAward(it.code(), "转型资金", "市级", "企业数字化转型", wan(3), null));
        assertThat(given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                        .rejected(RejectionCode.PARAMETER_UNDECIDED)
                        .facts())
                .containsEntry("parameter", new Scalar.Words("HD-06.others"))
                .containsEntry("unlisted", new Scalar.Words("奖补 " + renovation.number() + "、历史奖补“转型资金”（方向 企业数字化转型）"));
        given.after(Person.ROSTER, new DecideParameter("asking", "HD-06.others", "counted", "《会议纪要1号》"));
        assertThat(ceiling(it)).isEqualTo(wan(7));
    }

    @Test
    void whatAProgrammeUnderAPackThatIsNotNamedGrantedIsSuchAGrant() {
        Case it = asked();
        assertThat(given.when(Person.CALCULATOR, new CalculateAward(it.number()))
                        .rejected(RejectionCode.PARAMETER_UNDECIDED)
                        .facts())
                .containsEntry("unlisted", new Scalar.Words("奖补 " + renovation.number()));
        given.after(Person.ROSTER, new DecideParameter("asking", "HD-06.others", "ignored", "《会议纪要1号》"));
        assertThat(ceiling(it)).isEqualTo(wan(30));
    }

    @Test
    void theOwnAwardNeverCountsAndRecomputationSumsTheSame() {
        Case it = second();
        it.reviewed();
        given.after(Person.APPROVER, it.approval(wan(10)));
        Recomputation recomputation =
                new Recomputation("second", sm3 -> sm3.equals(Given.packSm3()) ? Given.pack() : SECOND);
        CaseBook book = new CaseBook("second", sm3 -> sm3.equals(Given.packSm3()) ? Given.pack() : SECOND);
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            recomputation.take(position, entry);
            book.take(position++, entry);
        }
        Recomputation.Report report = recomputation.report(position - 1).orElseThrow();
        assertThat(report.differences()).isEmpty();
        assertThat(report.awards()).isEqualTo(1);
        CaseEvidence evidence = book.cases().getFirst().evidence();
        assertThat(evidence.under(SECOND, book.programme().parameters(SECOND))
                        .find(SECOND.fund("renovation").orElseThrow().fact())
                        .orElseThrow()
                        .value()
                        .display())
                .contains("20");
    }
}
