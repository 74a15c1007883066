package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.YEAR;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodBalance;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;

class ClosedPeriodsTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);

    /** Budgeted on 2026-03-02. */
    private final Given given = Given.budget();

    private static ClosePeriod closing(String month) {
        return new ClosePeriod(PROGRAMME, month, "邯财结〔2026〕1号");
    }

    private PeriodClosed closed(String month) {
        return given.when(Person.BUDGET, closing(month)).accepted(PeriodClosed.class);
    }

    private static long sum(PeriodClosed closed) {
        return closed.balances().stream()
                .mapToLong(balance -> balance.balanceFen().value())
                .sum();
    }

    private static Fen balance(PeriodClosed closed, String account, String source, String line) {
        return closed.balances().stream()
                .filter(balance -> balance.account().equals(account)
                        && balance.source().equals(source)
                        && line.equals(balance.line() == null ? "" : balance.line()))
                .map(PeriodBalance::balanceFen)
                .findFirst()
                .orElse(Fen.ZERO);
    }

    private List<ClosedPeriods.Posted> posted() {
        List<Envelope> log = given.ledger().log();
        return IntStream.range(0, log.size())
                .filter(i -> log.get(i).stream().equals(StreamId.programme(PROGRAMME)))
                .mapToObj(i -> new ClosedPeriods.Posted(
                        i, log.get(i).event(), log.get(i).businessDate()))
                .toList();
    }

    @Test
    void theClosingSaysWhatEveryAccountCameToAndBalances() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded().paid("P1", wan(15));
        assertThat(it.award()).isNotNull();
        given.later(60);
        PeriodClosed closed = closed("2026-03");
        assertThat(sum(closed)).isZero();
        assertThat(balance(closed, "APPROPRIATION", "central", "")).isEqualTo(wan(-10_000));
        assertThat(balance(closed, "BENEFICIARY", "central", "renovation")).isEqualTo(wan(15));
        assertThat(balance(closed, "LINE_AVAILABLE", "central", "renovation")).isEqualTo(wan(8_000 - 15));
        assertThat(balance(closed, "LINE_COMMITTED", "central", "renovation")).isEqualTo(Fen.ZERO);
        assertThat(ClosedPeriods.posted(posted(), YearMonth.of(2026, 3))).isEqualTo(closed.balances());
    }

    @Test
    void nothingIsPostedIntoAClosedMonthNorBeforeIt() {
        given.later(40);
        closed("2026-03");
        ReceiveFunds arrived = new ReceiveFunds(PROGRAMME, "central", wan(1), "到位1号", YEAR, null);
        for (LocalDate day : List.of(MARCH, LocalDate.of(2026, 3, 2), LocalDate.of(2025, 9, 1))) {
            Rejection no = given.when(Person.BUDGET, day, arrived).rejected(RejectionCode.PERIOD_CLOSED);
            assertThat(no.facts().get("closedThrough")).isEqualTo(Scalar.of("2026-03"));
            assertThat(no.facts().get("documentNo")).isEqualTo(Scalar.of("邯财结〔2026〕1号"));
        }
        given.when(Person.BUDGET, MARCH.plusDays(1), arrived).accepted();
        assertThat(ClosedPeriods.posted(posted(), YearMonth.of(2026, 3)))
                .isEqualTo(Objects.requireNonNull(given.theProgramme().period()).balances());
    }

    /** An attack: a payment is dated back into the month that is closed. */
    @Test
    void aPaymentDatedBackIntoAClosedMonthIsRefused() {
        Case it = given.pilot("1")
                .accepted(2, wan(30))
                .awarded()
                .ordered("P1", wan(15))
                .released("P1");
        YearMonth month = YearMonth.from(given.today());
        given.later(60);
        PeriodClosed before = closed(month.toString());
        given.when(Person.RECEIPTS, month.atEndOfMonth(), it.confirmation("P1")).rejected(RejectionCode.PERIOD_CLOSED);
        given.when(Person.RECEIPTS, it.confirmation("P1")).accepted();
        assertThat(ClosedPeriods.posted(posted(), month)).isEqualTo(before.balances());
    }

    @Test
    void aCorrectionOfAClosedMonthIsPostedOnTheFirstOpenDay() {
        Corrections corrections = new Corrections(given);
        given.later(40);
        PeriodClosed march = closed("2026-03");
        long position = corrections.position(
                BudgetAllocated.class,
                e -> e.source().equals("local") && e.line().equals("service"));
        Corrected corrected = corrections.corrected(
                position, after -> after.put("amountFen", wan(3_900).value()));
        assertThat(corrected.openFrom()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(corrected.dated()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(ClosedPeriods.posted(posted(), YearMonth.of(2026, 3))).isEqualTo(march.balances());
        given.later(30);
        PeriodClosed april = closed("2026-04");
        assertThat(balance(april, "LINE_AVAILABLE", "local", "service")).isEqualTo(wan(3_900));
        assertThat(ClosedPeriods.posted(posted(), YearMonth.of(2026, 4))).isEqualTo(april.balances());
        assertThat(ClosedPeriods.posted(posted(), YearMonth.of(2026, 3))).isEqualTo(march.balances());
    }

    /** An attack: what lies in the open month is corrected to a day in the closed one. */
    @Test
    void aCorrectionMovesNothingIntoAClosedMonth() {
        Corrections corrections = new Corrections(given);
        given.later(40);
        closed("2026-03");
        given.after(Person.BUDGET, new ReceiveFunds(PROGRAMME, "central", wan(1), "到位1号", YEAR, null));
        long position = corrections.position(FundsReceived.class);
        given.when(Corrections.PROPOSER, corrections.proposal(position, after -> {}, MARCH))
                .rejected(RejectionCode.PERIOD_CLOSED);
        assertThat(corrections.corrected(position, null).openFrom())
                .as("in the open month it is undone on its own day")
                .isNull();
    }

    @Test
    void monthsAreClosedInTheirOrderWhenTheyAreOverAndOnce() {
        given.when(Person.BUDGET, closing("2026-03")).rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.later(29);
        given.when(Person.BUDGET, closing("2026-03")).rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.later(1);
        given.when(Person.ROSTER, closing("2026-03")).rejected(RejectionCode.ROLE_MISSING);
        closed("2026-03");
        given.when(Person.BUDGET, closing("2026-03")).rejected(RejectionCode.PERIOD_CLOSED);
        given.when(Person.BUDGET, closing("2026-01")).rejected(RejectionCode.PERIOD_CLOSED);
        given.later(90);
        given.when(Person.BUDGET, closing("2026-05")).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        closed("2026-04");
        closed("2026-05");
        assertThat(given.theProgramme().closedThrough()).isEqualTo(YearMonth.of(2026, 5));
        assertThatThrownBy(() -> closing("2026-13")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> closing("2026-3")).isInstanceOf(IllegalArgumentException.class);
    }
}
