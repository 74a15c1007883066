package org.mingzhang.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyCase.Dated;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.policy.PackVersion;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValuesByDay;
import org.mingzhang.domain.policy.ValuesByDay.Decision;

/** What an amendment of the policy makes of duties that cases have already. */
class AmendedDutiesTest {
    private static final LocalDate AMENDED = day(3, 20);
    private static final String ACCOUNT = "    days: param(duty.accountDays)\n";

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static PolicyPack amended(UnaryOperator<String> rewritten) {
        return Given.version(2, "from: " + AMENDED + ", transition: submitted", rewritten);
    }

    private static String defaulting(String text, String days) {
        int at = text.indexOf("  duty.accountDays:");
        int number = text.indexOf("default: 30", at);
        return text.substring(0, number) + "default: " + days + text.substring(number + "default: 30".length());
    }

    private static List<PackVersion> versions(PolicyPack first, PolicyPack second) {
        return List.of(PackVersion.first(first), new PackVersion(second, AMENDED));
    }

    private static List<OpenDuty> duties(
            List<PackVersion> versions,
            List<Decision> decisions,
            @Nullable LocalDate startedOn,
            LocalDate approved,
            LocalDate asOf) {
        DutyCase it = new DutyCase(
                "HD-01-1",
                "HD-01",
                Given.code(1),
                null,
                new Dated(approved, 10),
                null,
                startedOn,
                null,
                List.of(),
                List.of());
        return new DutyBook(versions, ValuesByDay.of(versions, decisions), WorkingDays.BUILT_IN, asOf).of(it);
    }

    private static OpenDuty account(List<PackVersion> versions, List<Decision> decisions, LocalDate approved) {
        return duties(versions, decisions, null, approved, day(3, 21)).stream()
                .filter(duty -> duty.duty().contains("account"))
                .findFirst()
                .orElseThrow();
    }

    private static Decision decided(int days, LocalDate on) {
        return new Decision("duty.accountDays", Value.of(days), on, 50);
    }

    @Test
    void attackToMakeSomebodyLateByAnAmendmentOfADefault() {
        List<PackVersion> versions = versions(Given.pack(), amended(text -> defaulting(text, "10")));
        OpenDuty before = account(versions, List.of(), day(3, 2));
        assertThat(before.dueOn()).isEqualTo(day(4, 1));
        assertThat(before.state()).isEqualTo(State.OPEN);
        assertThat(account(versions, List.of(), AMENDED).dueOn()).isEqualTo(day(3, 30));
    }

    @Test
    void attackToMakeSomebodyLateByAnAmendmentOfTheTermItself() {
        // The parameter of the earlier version is gone, and keeps its value for the terms of that version.
        PolicyPack written = amended(text -> text.replace(ACCOUNT, "    days: 10\n")
                .replace("[duty.accountDays, ", "[")
                .replaceFirst("(?s)\n  duty\\.accountDays:.*?(?=\n  [a-zA-Z])", ""));
        List<PackVersion> versions = versions(Given.pack(), written);
        assertThat(account(versions, List.of(), day(3, 2)).dueOn()).isEqualTo(day(4, 1));
        assertThat(account(versions, List.of(), AMENDED).dueOn()).isEqualTo(day(3, 30));
    }

    @Test
    void attackToMakeSomebodyLateByADutyThatOnlyTheAmendmentBrings() {
        PolicyPack without = Given.pack(text -> text.replace("  special-account:\n", "  other-account:\n")
                .replaceFirst("(?s)(  other-account:\n.*?directions: )\\[[^\\]]*\\]", "$1[HD-06]"));
        List<PackVersion> versions = versions(without, amended(text -> defaulting(text, "10")));
        assertThat(account(versions, List.of(), day(3, 2)))
                .extracting(OpenDuty::dueOn, OpenDuty::state)
                .containsExactly(day(3, 30), State.OPEN);
    }

    @Test
    void attackToBeginATermAnewByGivingTheDutyAnotherId() {
        PolicyPack renamed = amended(text -> text.replace("  special-account:\n", "  own-account:\n"));
        assertThat(account(versions(Given.pack(), renamed), List.of(), day(2, 2)))
                .extracting(OpenDuty::duty, OpenDuty::dueOn, OpenDuty::state)
                .containsExactly("own-account", day(3, 4), State.OVERDUE);
    }

    @Test
    void whatIsDecidedOutlastsTheDefaultsOfLaterVersionsAndActsOnNothingBeforeItsDay() {
        List<PackVersion> versions = versions(Given.pack(), amended(text -> defaulting(text, "10")));
        List<Decision> before = List.of(decided(20, day(3, 10)));
        assertThat(account(versions, before, day(3, 9)).dueOn()).isEqualTo(day(4, 8));
        assertThat(account(versions, before, day(3, 10)).dueOn()).isEqualTo(day(3, 30));
        assertThat(account(versions, before, AMENDED).dueOn()).isEqualTo(day(4, 9));
        List<Decision> after = List.of(decided(20, day(3, 21)));
        assertThat(account(versions, after, day(3, 2)).dueOn()).isEqualTo(day(4, 1));
        assertThat(account(versions, after, AMENDED).dueOn()).isEqualTo(day(3, 30));
        assertThat(account(versions, after, day(3, 21)).dueOn()).isEqualTo(day(4, 10));
    }

    @Test
    void aParameterWithoutAnyValueTakesTheFirstThatAVersionOrADecisionGivesIt() {
        PolicyPack open = Given.pack(text -> defaulting(text, "undecided"));
        List<PackVersion> versions = versions(open, amended(text -> defaulting(text, "10")));
        assertThat(account(versions, List.of(), day(3, 2)).dueOn()).isEqualTo(day(3, 12));
        assertThat(account(versions, List.of(decided(20, day(3, 10))), day(3, 2))
                        .dueOn())
                .isEqualTo(day(3, 22));
        assertThat(account(versions, List.of(decided(20, day(3, 10)), decided(40, day(3, 10))), day(3, 2))
                        .dueOn())
                .isEqualTo(day(3, 22));
    }

    @Test
    void reportsGoByThePeriodThatTheVersionOfTheirDayHas() {
        PolicyPack quarterly = amended(text -> {
            int at = text.indexOf("  report.period:");
            int word = text.indexOf("default: monthly", at);
            return text.substring(0, word) + "default: quarterly" + text.substring(word + "default: monthly".length());
        });
        assertThat(duties(versions(Given.pack(), quarterly), List.of(), day(1, 1), day(1, 1), day(4, 20)).stream()
                        .filter(duty -> duty.duty().equals("progress")))
                .extracting(OpenDuty::about, OpenDuty::state)
                .contains(tuple("2026年1月", State.OVERDUE), tuple("2026年2月", State.OVERDUE))
                .doesNotContain(tuple("2026年第1季度", State.OPEN));
    }
}
