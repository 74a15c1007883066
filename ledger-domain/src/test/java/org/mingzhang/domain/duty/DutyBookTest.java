package org.mingzhang.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyCase.Dated;
import org.mingzhang.domain.duty.DutyCase.Moved;
import org.mingzhang.domain.duty.DutyCase.Paid;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.DutyRule.Term;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValuesByDay;

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
        assertThat(duties).extracting(OpenDuty::state).containsExactly(State.MET, State.MET, State.OVERDUE);
        assertThat(duties.get(1).dueOn()).isEqualTo(day(3, 10));
    }

    private static List<OpenDuty> progress(LocalDate started, LocalDate asOf, LocalDate... reports) {
        List<Dated> dated = new ArrayList<>();
        for (LocalDate report : reports) {
            dated.add(new Dated(report, dated.size() + 1L));
        }
        return duties(it(null, started, null, dated, List.of()), asOf, "progress");
    }

    private static String told(List<OpenDuty> duties) {
        return duties.stream()
                .map(duty -> duty.about() + " " + duty.state() + (duty.metBy() == null ? "" : " " + duty.metBy()))
                .collect(Collectors.joining(", "));
    }

    /** The notice asks for it within ten days after the month: who keeps to that is never overdue. */
    @Test
    void whoReportsEachMonthWithinTheTenDaysAfterItIsNeverOverdue() {
        LocalDate started = day(4, 1);
        LocalDate[] reports = {day(5, 5), day(6, 8), day(7, 10)};
        assertThat(told(progress(started, day(5, 20), reports))).isEqualTo("2026年4月 MET 1, 2026年5月 OPEN");
        assertThat(told(progress(started, day(7, 31), reports)))
                .isEqualTo("2026年4月 MET 1, 2026年5月 MET 2, 2026年6月 MET 3, 2026年7月 OPEN");
        assertThat(told(progress(day(4, 16), day(6, 20), day(5, 8), day(6, 9))))
                .as("of the month in which work began, nothing is asked")
                .isEqualTo("2026年5月 MET 1, 2026年6月 MET 2");
    }

    @Test
    void theTermEndsWithItsLastDay() {
        assertThat(told(progress(day(4, 1), day(5, 31), day(5, 10)))).isEqualTo("2026年4月 MET 1, 2026年5月 OPEN");
        assertThat(told(progress(day(4, 1), day(5, 31), day(5, 11)))).isEqualTo("2026年4月 MET_LATE 1, 2026年5月 OPEN");
        assertThat(told(progress(day(4, 1), day(5, 11)))).isEqualTo("2026年4月 OVERDUE, 2026年5月 OPEN");
    }

    @Test
    void aReportWithinThePeriodCountsForItWhereNoneBeforeLacksOne() {
        assertThat(told(progress(day(4, 1), day(6, 5), day(4, 30), day(5, 25))))
                .isEqualTo("2026年4月 MET 1, 2026年5月 MET 2, 2026年6月 OPEN");
    }

    @Test
    void ofTwoInOneMonthTheFirstIsOfTheMonthBeforeAndTheOtherOfTheRunningOne() {
        assertThat(told(progress(day(4, 1), day(5, 31), day(5, 5), day(5, 8))))
                .isEqualTo("2026年4月 MET 1, 2026年5月 MET 2");
        assertThat(told(progress(day(5, 1), day(5, 31), day(5, 5), day(5, 8))))
                .as("a second one for the same month meets nothing")
                .isEqualTo("2026年5月 MET 1");
    }

    @Test
    void aLateReportMeetsTheLatestMonthThatLacksOneAndIsLate() {
        assertThat(told(progress(day(1, 1), day(4, 30), day(4, 20), day(4, 21), day(4, 22), day(4, 23))))
                .isEqualTo("2026年1月 MET_LATE 3, 2026年2月 MET_LATE 2, 2026年3月 MET_LATE 1, 2026年4月 MET 4");
        assertThat(told(progress(day(1, 1), day(3, 31), day(3, 5), day(3, 20), day(3, 21))))
                .as("who is within the term of one month is not taken for one that ran out")
                .isEqualTo("2026年1月 MET_LATE 2, 2026年2月 MET 1, 2026年3月 MET 3");
    }

    @Test
    void withoutReportsEveryMonthIsOverdueOnceItsTermRanOut() {
        assertThat(told(progress(day(1, 1), day(3, 10)))).isEqualTo("2026年1月 OVERDUE, 2026年2月 OPEN, 2026年3月 OPEN");
    }

    @Test
    void whatAReportMetStaysSoWhateverComesAfterIt() {
        LocalDate[] reports = {day(2, 20), day(4, 5), day(4, 6), day(4, 30), day(6, 15), day(6, 15)};
        String last = "";
        for (LocalDate asOf = day(1, 1); asOf.isBefore(day(7, 1)); asOf = asOf.plusDays(1)) {
            String met = told(progress(day(1, 1), asOf, reports).stream()
                    .filter(duty -> !duty.isOwed())
                    .sorted(Comparator.comparing(OpenDuty::metBy))
                    .toList());
            assertThat(met).startsWith(last);
            last = met;
        }
        assertThat(last).hasSizeGreaterThan("2026年1月 MET_LATE 1".length());
    }

    @Test
    void quartersAndWeeksAreMetAlike() {
        DutyCase quarter =
                it(null, day(1, 1), null, List.of(new Dated(day(4, 8), 1), new Dated(day(7, 9), 2)), List.of());
        assertThat(told(withPeriod("quarterly", quarter, day(7, 31))))
                .isEqualTo("2026年第1季度 MET 1, 2026年第2季度 MET 2, 2026年第3季度 OPEN");
        DutyCase weeks =
                it(null, day(1, 5), null, List.of(new Dated(day(1, 13), 1), new Dated(day(1, 20), 2)), List.of());
        assertThat(told(withPeriod("weekly", weeks, day(1, 22))))
                .as("terms overlap: the oldest first")
                .isEqualTo("2026-01-05当周 MET 1, 2026-01-12当周 MET 2, 2026-01-19当周 OPEN");
    }

    private static List<OpenDuty> withPeriod(String period, DutyCase it, LocalDate asOf) {
        ParameterValues values = DEFAULTS.with("report.period", Value.of(period), 7L);
        return new DutyBook(Given.pack(), values, WorkingDays.BUILT_IN, asOf)
                .of(it).stream().filter(duty -> duty.duty().equals("progress")).toList();
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
        ParameterValues halfYearly = DEFAULTS.with("report.period", Value.of("halfYearly"), 7L);
        assertThat(new DutyBook(Given.pack(), halfYearly, WorkingDays.BUILT_IN, day(12, 31))
                        .of(it).stream()
                                .filter(duty -> duty.duty().equals("progress"))
                                .map(OpenDuty::about))
                .containsExactly("2026年下半年");
    }

    private static ValuesByDay decided(String parameter, Value value, LocalDate on) {
        return ValuesByDay.of(Given.pack(), List.of(new ValuesByDay.Decision(parameter, value, on, 50)));
    }

    private static List<OpenDuty> progress(ValuesByDay values, DutyCase it, LocalDate asOf) {
        return new DutyBook(Given.pack(), values, WorkingDays.BUILT_IN, asOf)
                .of(it).stream().filter(duty -> duty.duty().equals("progress")).toList();
    }

    /** Whoever decides today that reports are quarterly makes nobody punctual who was late before. */
    @Test
    void attackToLetOverdueReportsVanishByDecidingALongerPeriod() {
        DutyCase it = it(null, day(3, 1), null, List.of(), List.of());
        ValuesByDay values = decided("report.period", Value.of("quarterly"), day(6, 12));
        assertThat(told(progress(values, it, day(6, 12))))
                .isEqualTo("2026年3月 OVERDUE, 2026年4月 OVERDUE, 2026年5月 OVERDUE, 2026年6月 OPEN");
        assertThat(told(progress(values, it, day(10, 5)))).endsWith("2026年6月 OVERDUE, 2026年第3季度 OPEN, 2026年第4季度 OPEN");
    }

    @Test
    void whatIsLeftOfALongerPeriodBehindTheLastShorterOneIsReportedByItself() {
        DutyCase it = it(null, day(3, 1), null, List.of(), List.of());
        ValuesByDay values = decided("report.period", Value.of("quarterly"), day(5, 12));
        assertThat(told(progress(values, it, day(7, 5))))
                .isEqualTo("2026年3月 OVERDUE, 2026年4月 OVERDUE, 2026年5月 OVERDUE, 2026年第2季度 OPEN, 2026年第3季度 OPEN");
    }

    @Test
    void attackToLetATermThatRanOutBeginAnewByDecidingALongerOne() {
        DutyCase it = it(null, null, null, List.of(), List.of());
        assertThat(new DutyBook(
                                Given.pack(),
                                decided("duty.accountDays", Value.of(120), day(6, 12)),
                                WorkingDays.BUILT_IN,
                                day(6, 12))
                        .of(it).stream().filter(duty -> duty.duty().equals("special-account")))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(State.OVERDUE);
                    assertThat(duty.dueOn()).isEqualTo(day(4, 1));
                });
    }

    @Test
    void workingDaysLeaveOutHolidaysAndAnUnpublishedYearLeavesTheDayOpen() {
        Term ten = new Term(10L, null, DutyRule.Unit.WORKING_DAYS);
        assertThat(ten.end(LocalDate.of(2026, 3, 2), DEFAULTS, WorkingDays.BUILT_IN))
                .isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(ten.end(LocalDate.of(2098, 12, 20), DEFAULTS, WorkingDays.BUILT_IN))
                .isNull();
    }

    @Test
    void monthsEndOnTheSameDayOrOnTheLastOfAShorterMonth() {
        Term six = new Term(6L, null, DutyRule.Unit.MONTHS);
        assertThat(six.end(LocalDate.of(2026, 8, 31), DEFAULTS, WorkingDays.BUILT_IN))
                .isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(six.end(LocalDate.of(2027, 8, 30), DEFAULTS, WorkingDays.BUILT_IN))
                .isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(six.end(LocalDate.of(2026, 2, 28), DEFAULTS, WorkingDays.BUILT_IN))
                .isEqualTo(LocalDate.of(2026, 8, 28));
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

    @Test
    void anAdvanceIsOpenUntilTheAwardIsDecidedAndOverdueAfterTheProjectsEnd() {
        DutyBook before = new DutyBook(Given.pack(Advanced::rewritten), DEFAULTS, WorkingDays.BUILT_IN, day(12, 31));
        OpenDuty open = settlement(before, null, null);
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.dueOn()).isNull();
        assertThat(open.leftFen()).isEqualTo(Fen.ofWan(10));
        OpenDuty late = settlement(before, null, day(10, 1));
        assertThat(late.state()).isEqualTo(State.OVERDUE);
        assertThat(late.dueOn()).isEqualTo(day(10, 1).plusDays(DEFAULTS.refundDueDays()));
        OpenDuty met = settlement(before, new Dated(day(10, 8), 77), day(10, 1));
        assertThat(met.state()).isEqualTo(State.MET);
        assertThat(met.metBy()).isEqualTo(77);
    }

    private static OpenDuty settlement(DutyBook book, @Nullable Dated refused, @Nullable LocalDate terminatedOn) {
        DutyCase it = new DutyCase(
                "HD-01-1",
                "HD-01",
                Given.code(1),
                List.of(),
                null,
                null,
                null,
                null,
                terminatedOn,
                List.of(),
                List.of(),
                List.of(),
                new DutyCase.Advanced(day(3, 1), Fen.ofWan(10), refused, terminatedOn));
        return book.of(it).stream()
                .filter(each -> each.duty().equals("advance"))
                .findFirst()
                .orElseThrow();
    }
}
