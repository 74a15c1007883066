package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.programme.ProgrammeCommand.EnterHolidays;
import org.mingzhang.domain.programme.ProgrammeEvent.HolidaysEntered;

class HolidaysTest {
    private static final DaySpan NEW_YEAR = new DaySpan(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 3), "元旦");
    private static final DaySpan SPRING = new DaySpan(LocalDate.of(2027, 2, 5), LocalDate.of(2027, 2, 11), "春节");
    /** The rest of the year, as such a notice has it. */
    private static final List<DaySpan> REST = List.of(
            new DaySpan(LocalDate.of(2027, 4, 3), LocalDate.of(2027, 4, 5), "清明节"),
            new DaySpan(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 5), "劳动节"),
            new DaySpan(LocalDate.of(2027, 6, 9), LocalDate.of(2027, 6, 9), "端午节"),
            new DaySpan(LocalDate.of(2027, 9, 15), LocalDate.of(2027, 9, 15), "中秋节"),
            new DaySpan(LocalDate.of(2027, 10, 1), LocalDate.of(2027, 10, 7), "国庆节"));

    /** A Saturday. */
    private static final DaySpan SATURDAY = new DaySpan(LocalDate.of(2027, 1, 9), LocalDate.of(2027, 1, 9), "元旦调休");

    private final Given given = Given.programme();

    /** A whole year that has these beside the rest. */
    private static EnterHolidays whole(List<DaySpan> holidays, List<DaySpan> workdays) {
        List<DaySpan> all = new ArrayList<>(holidays);
        all.addAll(REST);
        return notice(2027, all, workdays);
    }

    private static EnterHolidays notice(int year, List<DaySpan> holidays, List<DaySpan> workdays) {
        return new EnterHolidays(PROGRAMME, year, "国办发明电〔2026〕示例号", "https://www.gov.cn/示例", holidays, workdays);
    }

    @Test
    void aYearIsKnownFromItsNoticeOnAndPublicNoticesReachIntoIt() {
        Case it = given.pilot("1").submitted().recommended();
        given.later(300);
        PostNotice over = new PostNotice(it.number(), "notice", given.today(), LocalDate.of(2027, 1, 6), "公示1号");
        given.when(Person.NOTICE, over).rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.when(Person.COUNTY, notice(2027, List.of(NEW_YEAR, SPRING), List.of(SATURDAY)))
                .rejected(RejectionCode.ROLE_MISSING);
        given.after(Person.ROSTER, whole(List.of(NEW_YEAR, SPRING), List.of(SATURDAY)));
        WorkingDays days = given.theProgramme().workingDays();
        assertThat(days.isWorking(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(days.isWorking(LocalDate.of(2027, 1, 4))).isTrue();
        assertThat(days.isWorking(LocalDate.of(2027, 1, 9))).isTrue();
        assertThat(days.isWorking(LocalDate.of(2027, 1, 10))).isFalse();
        assertThat(days.count(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 6)))
                .isEqualTo(4);
        assertThat(WorkingDays.BUILT_IN.knows(2027)).isFalse();
        given.when(Person.NOTICE, over).accepted();
    }

    @Test
    void aYearHasOneNoticeWhichSaysEachOfItsDaysOnce() {
        given.when(Person.ROSTER, notice(2026, List.of(NEW_YEAR), List.of())).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, notice(2027, List.of(), List.of())).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.ROSTER, notice(2028, List.of(NEW_YEAR), List.of())).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.ROSTER, notice(2027, List.of(NEW_YEAR, NEW_YEAR), List.of()))
                .rejected(RejectionCode.PARAMETER_INVALID);
        given.when(
                        Person.ROSTER,
                        notice(
                                2027,
                                List.of(new DaySpan(LocalDate.of(2027, 1, 3), LocalDate.of(2027, 1, 1), "元旦")),
                                List.of()))
                .rejected(RejectionCode.PARAMETER_INVALID);
        // A slip of the pen, by which every notice of the year would run on.
        DaySpan year = new DaySpan(LocalDate.of(2027, 2, 5), LocalDate.of(2027, 12, 31), "春节");
        given.when(Person.ROSTER, notice(2027, List.of(NEW_YEAR, year), List.of()))
                .rejected(RejectionCode.PARAMETER_INVALID);
        DaySpan monday = new DaySpan(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 4), "调休");
        given.when(Person.ROSTER, notice(2027, List.of(NEW_YEAR), List.of(monday)))
                .rejected(RejectionCode.PARAMETER_INVALID);
        given.after(Person.BUDGET, whole(List.of(NEW_YEAR), List.of(SATURDAY)));
        given.when(Person.ROSTER, notice(2027, List.of(SPRING), List.of())).rejected(RejectionCode.ALREADY_EXISTS);
    }

    /** A slip, by which every notice over 春节 and 国庆 would run out early. */
    @Test
    void aYearWithHalfOfItsHolidaysIsNoYear() {
        assertThat(given.when(Person.ROSTER, notice(2027, List.of(NEW_YEAR), List.of()))
                        .rejected(RejectionCode.PARAMETER_INVALID)
                        .facts()
                        .get("needs"))
                .hasToString(Scalar.of("法定节假日，缺 清明节、劳动节、国庆节、全年至少 13 天").toString());
        given.when(Person.ROSTER, whole(List.of(SPRING), List.of())).rejected(RejectionCode.PARAMETER_INVALID);
    }

    /** An attack by one officer: no holiday is long, but no day is left on which anybody works, and every term stands still. */
    @Test
    void spansOneAfterAnotherDoNotAbolishTheWorkingDaysOfAYear() {
        for (int days : List.of(15, 12, 7)) {
            List<DaySpan> back = new ArrayList<>();
            for (LocalDate day = LocalDate.of(2027, 1, 1); day.getYear() == 2027; day = day.plusDays(days)) {
                LocalDate last = day.plusDays(days - 1L);
                back.add(new DaySpan(day, last.getYear() == 2027 ? last : LocalDate.of(2027, 12, 31), "节日"));
            }
            assertThat(refused(notice(2027, back, List.of()))).contains("至多 12 天（《全国年节及纪念日放假办法》）");
        }
        DaySpan eve = new DaySpan(LocalDate.of(2027, 2, 4), LocalDate.of(2027, 2, 4), "除夕");
        assertThat(refused(whole(List.of(NEW_YEAR, SPRING, eve), List.of()))).contains("首尾相接");
    }

    /** The same with a working day between the spans: 12 days are one holiday, 13 are none, and 40 in a year are the most. */
    @Test
    void noYearHasMoreDaysOffThanItsNoticesEverGave() {
        DaySpan twelve = new DaySpan(LocalDate.of(2027, 2, 3), LocalDate.of(2027, 2, 14), "春节");
        DaySpan thirteen = new DaySpan(LocalDate.of(2027, 2, 3), LocalDate.of(2027, 2, 15), "春节");
        // 3 and 12 beside the 17 of the rest: 32.
        DaySpan eight = new DaySpan(LocalDate.of(2027, 7, 5), LocalDate.of(2027, 7, 12), "某节");
        DaySpan nine = new DaySpan(LocalDate.of(2027, 7, 5), LocalDate.of(2027, 7, 13), "某节");
        assertThat(refused(whole(List.of(NEW_YEAR, thirteen), List.of()))).contains("至多 12 天");
        assertThat(refused(whole(List.of(NEW_YEAR, twelve, nine), List.of())))
                .contains("至多 40 天")
                .contains("《全国年节及纪念日放假办法》");
        given.when(Person.ROSTER, whole(List.of(NEW_YEAR, twelve, eight), List.of()))
                .accepted();
    }

    private String refused(EnterHolidays notice) {
        return String.valueOf(given.when(Person.ROSTER, notice)
                .rejected(RejectionCode.PARAMETER_INVALID)
                .facts()
                .get("needs"));
    }

    @Test
    void aWrongNoticeIsUndoneByTwoPersonsAndEnteredAnew() {
        Corrections corrections = new Corrections(given);
        given.after(Person.BUDGET, whole(List.of(NEW_YEAR), List.of()));
        assertThat(corrections
                        .corrected(corrections.position(HolidaysEntered.class), null)
                        .undoes())
                .isTrue();
        assertThat(given.theProgramme().workingDays().knows(2027)).isFalse();
        given.when(Person.BUDGET, whole(List.of(NEW_YEAR, SPRING), List.of())).accepted();
    }
}
