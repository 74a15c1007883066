package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Samples;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/** Which accounts each event debits and credits, as the table of the journal says. */
class JournalTest {
    private static final Fen FEN = Fen.of(100);
    private static final Purpose PURPOSE = new Purpose("renovation", "HD-01", "1", "130402", "L2");
    private static final List<Share> SHARES = List.of(new Share("central", Fen.of(70)), new Share("local", Fen.of(30)));

    private static Map<String, Long> posted(LedgerEvent event) {
        Map<String, Long> out = new TreeMap<>();
        Journal.postings(event)
                .forEach(
                        posting -> out.merge(posting.name(), posting.amountFen().value(), Long::sum));
        return out;
    }

    private static void moves(LedgerEvent event, String debit, String credit) {
        assertThat(posted(event)).isEqualTo(new TreeMap<>(Map.of(debit, 100L, credit, -100L)));
    }

    private static void movesShares(LedgerEvent event, String debit, String credit) {
        assertThat(posted(event))
                .isEqualTo(new TreeMap<>(Map.of(
                        debit.formatted("central"), 70L,
                        credit.formatted("central"), -70L,
                        debit.formatted("local"), 30L,
                        credit.formatted("local"), -30L)));
    }

    @Test
    void appropriatedMoneyIsAvailableInItsYear() {
        moves(
                new FundsAppropriated("central", FEN, "下达", 2026),
                "assets:available:central:2026",
                "equity:appropriation:central:2026");
    }

    @Test
    void arrivalIsAPairBesideTheBudget() {
        moves(
                new FundsReceived("central", FEN, "到位", 2026, null),
                "assets:received:central:2026",
                "equity:awaited:central:2026");
    }

    @Test
    void allocationTakesFromTheYearThatItNames() {
        moves(
                new BudgetAllocated("central", "renovation", FEN, "分配", 2027),
                "assets:line:available:central:renovation",
                "assets:available:central:2027");
    }

    @Test
    void moneyMovesBetweenLinesAndYears() {
        moves(
                new BudgetTransferred("local", "service", "renovation", FEN, "调剂", "需要"),
                "assets:line:available:local:renovation",
                "assets:line:available:local:service");
        moves(
                new FundsCarriedOver("local", 2026, 2027, FEN, "结转"),
                "assets:available:local:2027",
                "assets:available:local:2026");
    }

    @Test
    void moneyGoesBackToTheTreasuryFromWhereItIs() {
        moves(
                new FundsReturnedToTreasury("local", ReturnedFrom.UNALLOCATED, null, FEN, "上缴", 2026),
                "assets:treasury:local",
                "assets:available:local:2026");
        moves(
                new FundsReturnedToTreasury("local", ReturnedFrom.LINE_AVAILABLE, "service", FEN, "上缴", null),
                "assets:treasury:local",
                "assets:line:available:local:service");
        moves(
                new FundsReturnedToTreasury("local", ReturnedFrom.LINE_RECOVERED, "service", FEN, "上缴", null),
                "assets:treasury:local",
                "assets:line:recovered:local:service");
    }

    @Test
    void anAwardsMoneyGoesFromAvailableToCommittedToTheBeneficiaryAndBack() {
        String available = "assets:line:available:%s:renovation";
        String committed = "assets:line:committed:%s:renovation";
        String recovered = "assets:line:recovered:%s:renovation";
        String beneficiary = "expenses:beneficiary:%s:renovation:E";
        movesShares(new FundsCommitted("A", "E", PURPOSE, SHARES), committed, available);
        movesShares(new CommitmentReleased("A", "E", PURPOSE, SHARES, true, "核减"), available, committed);
        movesShares(new FundsDisbursed("A", "P", "E", PURPOSE, SHARES), beneficiary, committed);
        movesShares(new DisbursementReturned("A", "P", "E", PURPOSE, SHARES), committed, beneficiary);
        movesShares(new FundsRecovered("A", "R", "E", PURPOSE, SHARES), recovered, beneficiary);
        moves(
                new RecoveredFundsReused("central", "renovation", FEN, "再用"),
                "assets:line:available:central:renovation",
                "assets:line:recovered:central:renovation");
    }

    @Test
    void everyEventBalancesAndOnlyAProgrammesMovesMoney() {
        EventCodec.types().values().forEach(type -> {
            LedgerEvent event = (LedgerEvent) Samples.full(type);
            assertThat(posted(event).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isZero();
            assertThat(event instanceof ProgrammeEvent
                            || Journal.postings(event).isEmpty())
                    .isTrue();
        });
    }

    @Test
    void postingsOfAwardsKeepTheirPurpose() {
        assertThat(Journal.postings(new FundsCommitted("A", "E", PURPOSE, SHARES)))
                .extracting(Posting::purpose)
                .containsOnly(PURPOSE);
    }

    @Test
    void whichKindsPostIsKnownWithoutReadingThem() {
        EventCodec.types().forEach((type, shape) -> {
            if (ProgrammeEvent.class.isAssignableFrom(shape)) {
                assertThat(Journal.posts(shape))
                        .as(type)
                        .isEqualTo(!Journal.postings((LedgerEvent) Samples.full(shape))
                                .isEmpty());
            }
        });
    }
}
