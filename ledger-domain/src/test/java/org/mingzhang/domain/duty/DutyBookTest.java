package org.mingzhang.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyCase.Dated;
import org.mingzhang.domain.duty.DutyCase.Moved;
import org.mingzhang.domain.duty.DutyCase.Paid;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.DutyRule.Term;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;

/** Which duties a case has, and how they stand as of a day. */
class DutyBookTest {
    private static final ParameterValues DEFAULTS = ParameterValues.defaults(Given.pack());
    private static final LocalDate APPROVED = LocalDate.of(2026, 3, 2);

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static DutyCase it(
            @Nullable Dated account,
            @Nullable LocalDate started,
            @Nullable LocalDate ended,
            List<Dated> reports,
            List<Paid> payments) {
        return new DutyCase(
                "HD-01-1",
                "HD-01",
                Given.code(1),
                null,
                new Dated(APPROVED, 10),
                account,
                started,
                ended,
                reports,
                payments);
    }

    private static List<OpenDuty> duties(DutyCase it, LocalDate asOf, String duty) {
        return new DutyBook(Given.pack(), DEFAULTS, WorkingDays.BUILT_IN, asOf)
                .of(it).stream().filter(each -> each.duty().equals(duty)).toList();
    }

    private static OpenDuty account(@Nullable Dated declared, LocalDate asOf) {
        return duties(it(declared, null, null, List.of(), List.of()), asOf, "special-account")
                .getFirst();
    }

    /** Old records say that there is one, and no day. */
    @Test
    void aSpecialAccountFromBeforeTheAwardMeetsTheDutyFromItsFirstDay() {
        OpenDuty met = account(new Dated(LocalDate.of(1900, 1, 1), 11), day(12, 31));
        assertThat(met.state()).isEqualTo(State.MET);
        assertThat(met.metOn()).isEqualTo(APPROVED);
        assertThat(met.metBy()).isEqualTo(11);
    }

    @Test
    void aSpecialAccountIsOwedFromTheApprovalOnAndOverdueTheDayAfterItsTerm() {
        assertThat(duties(it(null, null, null, List.of(), List.of()), APPROVED.minusDays(1), "special-account"))
                .isEmpty();
        assertThat(account(null, day(4, 1)).state()).isEqualTo(State.OPEN);
        assertThat(account(null, day(4, 1)).dueOn()).isEqualTo(day(4, 1));
        assertThat(account(null, day(4, 2)).state()).isEqualTo(State.OVERDUE);
        assertThat(account(null, day(4, 2)).clause().quote()).contains("专款专用");
    }

    @Test
    void itIsMetByTheEntryThatDeclaresItAndLateAfterItsDay() {
        OpenDuty met = account(new Dated(day(3, 20), 99), day(12, 31));
        assertThat(met.state()).isEqualTo(State.MET);
        assertThat(met.metBy()).isEqualTo(99L);
        assertThat(account(new Dated(day(4, 2), 99), day(12, 31)).state()).isEqualTo(State.MET_LATE);
        assertThat(account(new Dated(day(3, 20), 99), day(3, 19)).state()).isEqualTo(State.OPEN);
        assertThat(account(new Dated(day(1, 5), 3), day(3, 10)).state()).isEqualTo(State.MET);
    }

    @Test
    void useOfFundsIsOwedUntilWhatWasPaidAndNotTakenBackIsAccountedForToTheFen() {
        Fen paid = wan(20);
        Paid payment = new Paid(
                "P-1",
                day(3, 10),
                paid,
                null,
                List.of(
                        new Moved(day(4, 1), 30, wan(12)),
                        new Moved(day(5, 1), 31, wan(8).minus(Fen.of(1))),
                        new Moved(day(6, 1), 32, Fen.of(1))));
        DutyCase it = it(null, null, null, List.of(), List.of(payment));
        OpenDuty before = duties(it, day(5, 31), "fund-use").getFirst();
        assertThat(before.state()).isEqualTo(State.OPEN);
        assertThat(before.leftFen()).isEqualTo(Fen.of(1));
        assertThat(before.about()).isEqualTo("P-1");
        OpenDuty after = duties(it, day(6, 1), "fund-use").getFirst();
        assertThat(after.state()).isEqualTo(State.MET);
        assertThat(after.metBy()).isEqualTo(32L);
        assertThat(duties(it, day(3, 9), "fund-use")).isEmpty();
    }

    /** Money came back and left again: what was accounted for by it is owed anew. */
    @Test
    void whatCameBackAndLeftAgainIsOwedAsBefore() {
        Paid payment = new Paid(
                "P-1",
                day(3, 10),
                wan(20),
                null,
                List.of(
                        new Moved(day(4, 1), 30, wan(20)),
                        new Moved(day(5, 1), 31, wan(5).negated()),
                        new Moved(day(6, 1), 32, wan(5))));
        DutyCase it = it(null, null, null, List.of(), List.of(payment));
        assertThat(duties(it, day(4, 30), "fund-use").getFirst().metBy()).isEqualTo(30L);
        OpenDuty left = duties(it, day(5, 1), "fund-use").getFirst();
        assertThat(left.metBy()).isNull();
        assertThat(left.leftFen()).isEqualTo(wan(5));
        assertThat(duties(it, day(6, 1), "fund-use").getFirst().metBy()).isEqualTo(32L);
    }

    @Test
    void aPaymentThatTheBankSentBackIsNotAccountedFor() {
        Paid returned = new Paid("P-1", day(3, 10), wan(20), day(3, 12), List.of());
        DutyCase it = it(null, null, null, List.of(), List.of(returned));
        assertThat(duties(it, day(3, 11), "fund-use")).hasSize(1);
        assertThat(duties(it, day(3, 12), "fund-use")).isEmpty();
    }

    @Test
    void progressIsOwedForEachMonthUntilTheWorkEnds() {
        DutyCase it =
                it(null, day(1, 1), day(4, 15), List.of(new Dated(day(1, 31), 5), new Dated(day(3, 3), 6)), List.of());
        List<OpenDuty> duties = duties(it, day(6, 1), "progress");
        assertThat(duties).extracting(OpenDuty::about).containsExactly("2026年1月", "2026年2月", "2026年3月");
        assertThat(duties).extracting(OpenDuty::state).containsExactly(State.MET, State.OVERDUE, State.MET);
        assertThat(duties.get(1).dueOn()).isEqualTo(day(3, 10));
    }

    @Test
    void aReportInExcessCountsForTheOldestMonthThatLacksOne() {
        DutyCase it = it(
                null,
                day(1, 1),
                null,
                List.of(new Dated(day(3, 5), 5), new Dated(day(3, 20), 6), new Dated(day(3, 21), 7)),
                List.of());
        List<OpenDuty> duties = duties(it, day(3, 31), "progress");
        assertThat(duties).extracting(OpenDuty::state).containsExactly(State.MET_LATE, State.MET_LATE, State.MET);
        assertThat(duties).extracting(OpenDuty::metBy).containsExactly(6L, 7L, 5L);
    }

    @Test
    void thePeriodIsWhatWasDecided() {
        ParameterValues quarterly = DEFAULTS.with("report.period", Value.of("quarterly"), 7L);
        DutyCase it = it(null, day(1, 20), null, List.of(), List.of());
        assertThat(new DutyBook(Given.pack(), quarterly, WorkingDays.BUILT_IN, day(5, 1))
                        .of(it).stream()
                                .filter(duty -> duty.duty().equals("progress"))
                                .map(OpenDuty::about))
                .containsExactly("2026年第2季度");
        ParameterValues weekly = DEFAULTS.with("report.period", Value.of("weekly"), 7L);
        assertThat(new DutyBook(Given.pack(), weekly, WorkingDays.BUILT_IN, day(1, 27))
                        .of(it).stream()
                                .filter(duty -> duty.duty().equals("progress"))
                                .map(OpenDuty::about))
                .containsExactly("2026-01-26当周");
    }

    @Test
    void workingDaysLeaveOutHolidaysAndAnUnpublishedYearLeavesTheDayOpen() {
        Term ten = new Term(10L, null, true);
        assertThat(ten.end(LocalDate.of(2026, 3, 2), DEFAULTS, WorkingDays.BUILT_IN))
                .isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(ten.end(LocalDate.of(2098, 12, 20), DEFAULTS, WorkingDays.BUILT_IN))
                .isNull();
    }

    @Test
    void aDirectionThatThePackDoesNotNameHasNoDuty() {
        DutyCase purchase = new DutyCase(
                "HD-12-1",
                "HD-12",
                Given.code(1),
                null,
                new Dated(APPROVED, 10),
                null,
                null,
                null,
                List.of(),
                List.of());
        assertThat(new DutyBook(Given.pack(), DEFAULTS, WorkingDays.BUILT_IN, day(12, 31)).of(purchase))
                .isEmpty();
    }
}
