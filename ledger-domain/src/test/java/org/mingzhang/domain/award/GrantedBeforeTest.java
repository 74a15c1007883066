package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;

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
