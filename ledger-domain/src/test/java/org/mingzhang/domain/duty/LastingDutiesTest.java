package org.mingzhang.domain.duty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyCase.Dated;
import org.mingzhang.domain.duty.DutyCase.Filed;
import org.mingzhang.domain.duty.DutyCase.Paid;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;

/** What a document meets, and what lasts. */
class LastingDutiesTest {
    private static final PolicyPack PACK =
            PackReader.read(new String(Given.pack().bytes().toArray(), UTF_8)
                    .replace("\nduties:\n", """

                    duties:
                      evaluation: {name: 绩效自评, kind: document, document: summary, directions: [HD-01], days: 60, proposed: 示例}
                      liability: {name: 连带责任, kind: standing, of: everyone, directions: [HD-01], proposed: 示例}
                      stay: {name: 不得迁出, kind: standing, directions: [HD-01], from: payment, years: 3, proposed: 示例}
                      yearly: {name: 每年报告, kind: document, document: summary, directions: [HD-01], from: payment, every: yearly, years: 2, days: 30, proposed: 示例}
                      data: {name: 报送数据, kind: document, document: summary, directions: [HD-01], every: quarterly, until: 2026-12-31, days: 10, proposed: 示例}
                    """)
                    .getBytes(UTF_8));
    private static final LocalDate APPROVED = LocalDate.of(2026, 3, 2);

    private static List<OpenDuty> duties(LocalDate asOf, @Nullable Dated approved, Filed... filed) {
        DutyCase it = new DutyCase(
                "HD-01-1",
                "HD-01",
                Given.code(1),
                List.of(Given.code(2), Given.code(3)),
                null,
                approved,
                null,
                null,
                null,
                List.of(),
                List.of(filed),
                List.of(),
                null);
        return new DutyBook(PACK, ParameterValues.defaults(PACK), WorkingDays.BUILT_IN, asOf)
                .of(it).stream()
                        .filter(duty ->
                                duty.duty().equals("evaluation") || duty.duty().equals("liability"))
                        .toList();
    }

    private static OpenDuty evaluation(LocalDate asOf, Filed... filed) {
        return duties(asOf, new Dated(APPROVED, 10), filed).getFirst();
    }

    private static Filed report(LocalDate on) {
        return new Filed("summary", new Dated(on, 20));
    }

    private static List<OpenDuty> paid(String duty, LocalDate asOf, List<Filed> filed, Paid... payments) {
        DutyCase it = new DutyCase(
                "HD-01-1",
                "HD-01",
                Given.code(1),
                List.of(),
                null,
                new Dated(APPROVED, 10),
                null,
                null,
                null,
                List.of(),
                filed,
                List.of(payments),
                null);
        return new DutyBook(PACK, ParameterValues.defaults(PACK), WorkingDays.BUILT_IN, asOf)
                .of(it).stream().filter(each -> each.duty().equals(duty)).toList();
    }

    private static Paid payment(LocalDate on, @Nullable LocalDate returnedOn) {
        return new Paid("P-1", on, Fen.ofYuan(1), returnedOn, List.of());
    }

    @Test
    void whatHasAnEndShowsItsLastDayAndClosesAfterIt() {
        Paid first = payment(LocalDate.of(2026, 5, 10), null);
        LocalDate last = LocalDate.of(2029, 5, 10);
        assertThat(paid("stay", LocalDate.of(2026, 5, 9), List.of(), first)).isEmpty();
        assertThat(paid("stay", last, List.of(), first)).singleElement().satisfies(duty -> {
            assertThat(duty.state()).isEqualTo(State.STANDING);
            assertThat(duty.dueOn()).isEqualTo(last);
        });
        assertThat(paid("stay", last.plusDays(1), List.of(), first))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(State.ENDED);
                    assertThat(duty.isOwed()).isFalse();
                });
    }

    @Test
    void aPaymentThatTheBankSentBackBeginsNothing() {
        Paid back = payment(LocalDate.of(2026, 5, 10), LocalDate.of(2026, 5, 12));
        assertThat(paid("stay", LocalDate.of(2026, 5, 11), List.of(), back)).hasSize(1);
        assertThat(paid("stay", LocalDate.of(2026, 5, 12), List.of(), back)).isEmpty();
        assertThat(paid("stay", LocalDate.of(2026, 8, 1), List.of(), back, payment(LocalDate.of(2026, 7, 1), null)))
                .singleElement()
                .satisfies(duty -> assertThat(duty.dueOn()).isEqualTo(LocalDate.of(2029, 7, 1)));
    }

    @Test
    void withinTwoYearsEachYearThatEndsAsksForAReport() {
        Paid first = payment(LocalDate.of(2026, 5, 10), null);
        List<OpenDuty> all =
                paid("yearly", LocalDate.of(2030, 1, 1), List.of(report(LocalDate.of(2027, 1, 30))), first);
        assertThat(all).extracting(OpenDuty::about).containsExactly("2026年", "2027年");
        assertThat(all).extracting(OpenDuty::state).containsExactly(State.MET, State.OVERDUE);
        assertThat(all)
                .extracting(OpenDuty::dueOn)
                .containsExactly(LocalDate.of(2027, 1, 30), LocalDate.of(2028, 1, 30));
    }

    @Test
    void quartersAreAskedForUpToTheLastDay() {
        List<OpenDuty> all = paid("data", LocalDate.of(2027, 6, 1), List.of());
        assertThat(all).extracting(OpenDuty::about).containsExactly("2026年第1季度", "2026年第2季度", "2026年第3季度", "2026年第4季度");
        assertThat(paid("data", LocalDate.of(2026, 4, 5), List.of(report(LocalDate.of(2026, 4, 5)))))
                .extracting(OpenDuty::state)
                .containsExactly(State.MET, State.OPEN);
        assertThat(paid("data", LocalDate.of(2026, 4, 5), List.of(report(APPROVED.minusDays(1)))))
                .as("before the award")
                .extracting(OpenDuty::state)
                .containsExactly(State.OPEN, State.OPEN);
    }

    @Test
    void aReportIsDueFromTheAwardAndMetByTheDocumentThatIsNamed() {
        LocalDate due = LocalDate.of(2026, 5, 1);
        assertThat(evaluation(due).state()).isEqualTo(State.OPEN);
        assertThat(evaluation(due).dueOn()).isEqualTo(due);
        assertThat(evaluation(due.plusDays(1)).state()).isEqualTo(State.OVERDUE);
        OpenDuty met = evaluation(due.plusDays(9), report(due));
        assertThat(met.state()).isEqualTo(State.MET);
        assertThat(met.metBy()).isEqualTo(20);
        assertThat(evaluation(due.plusDays(9), report(due.plusDays(2))).state()).isEqualTo(State.MET_LATE);
    }

    @Test
    void anotherDocumentOrOneOfBeforeTheAwardMeetsNothing() {
        assertThat(evaluation(APPROVED, new Filed("licence", new Dated(APPROVED, 20)))
                        .state())
                .isEqualTo(State.OPEN);
        assertThat(evaluation(APPROVED, report(APPROVED.minusDays(1))).state()).isEqualTo(State.OPEN);
        assertThat(evaluation(APPROVED, report(APPROVED.plusDays(1))).state())
                .as("of tomorrow")
                .isEqualTo(State.OPEN);
    }

    @Test
    void whatLastsIsEveryMembersAndIsNeverOverdue() {
        List<OpenDuty> all = duties(APPROVED.plusYears(9), new Dated(APPROVED, 10));
        assertThat(all.subList(1, all.size()))
                .extracting(OpenDuty::party)
                .containsExactly(Given.code(1), Given.code(2), Given.code(3));
        assertThat(all.subList(1, all.size())).allMatch(duty -> duty.state() == State.STANDING && !duty.isOwed());
        assertThat(duties(APPROVED, null)).isEmpty();
    }
}
