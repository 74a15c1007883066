package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyBook;
import org.mingzhang.domain.duty.DutyCase;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code duties}: which duties a case has, and until when. */
final class DutyExamples {
    private static final String APPLICANT = "91990200MA00000000";
    private static final String MEMBER = "91990200MA00000001";
    private static final String LASTS = "lasts";
    /** How an example writes that the day hangs on what is undecided. */
    private static final String UNDECIDED = "undecided";

    private static final String OPEN = "期限未定";
    private static final String NONE = "没有这项义务";

    private final Given given;
    private final PolicyPack pack;

    DutyExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** A case that was granted and paid on these days, with one more member; whatever is left out did not happen. */
    Supplier<Outcome> duties(MapReader one) {
        List<Direction> directions = given.directions(one);
        ParameterValues values = given.decided(one, "parameters");
        LocalDate granted = one.has("granted") ? Given.day(one, "granted") : null;
        LocalDate paid = one.has("paid") ? Given.day(one, "paid") : null;
        LocalDate started = one.has("started") ? Given.day(one, "started") : null;
        LocalDate on = Given.day(one, "on");
        Map<String, String> expected = new LinkedHashMap<>();
        MapReader owes = one.map("owes");
        List<String> known = pack.duties().stream().map(DutyRule::id).toList();
        for (String id : owes.keys()) {
            if (owes.known(new MapReader.Word(id, owes.spotOf(id)), known)) {
                expected.put(id, String.join("、", days(owes, id)));
            }
        }
        return () -> {
            DutyBook book = new DutyBook(pack, values, WorkingDays.BUILT_IN, on);
            Outcome outcome = new Outcome(pack);
            for (Direction of : directions) {
                Map<String, List<String>> found = new LinkedHashMap<>();
                book.of(it(of, granted, paid, started))
                        .forEach(duty -> found.computeIfAbsent(duty.duty(), none -> new ArrayList<>())
                                .add(until(duty, expected.getOrDefault(duty.duty(), ""))));
                Set<String> all = new TreeSet<>(expected.keySet());
                all.addAll(found.keySet());
                all.forEach(id -> outcome.same(
                        of.id() + " " + name(id),
                        expected.getOrDefault(id, NONE),
                        found.containsKey(id) ? String.join("、", found.get(id)) : NONE,
                        text -> text));
            }
            return outcome;
        };
    }

    /** Each a day, or that it lasts, of the applicant ({@code lasts}) or of every member beside it ({@code lasts} twice). */
    private static List<String> days(MapReader owes, String id) {
        List<String> days = new ArrayList<>();
        for (MapReader.Word word : owes.words(id)) {
            boolean undecided = word.text().equals(UNDECIDED);
            if (!word.text().equals(LASTS) && !undecided && !word.text().matches("\\d{4}-\\d{2}-\\d{2}")) {
                owes.report(
                        word.spot(),
                        MapReader.quoted(word.text()),
                        "应为期限，例如 2026-04-01；期限由未决定的参数定的写 undecided；持续的义务写 lasts，成员各有一项的写两次");
            }
            days.add(undecided ? OPEN : word.text());
        }
        return days;
    }

    /** What lasts to a day that is undecided lasts, and its day is undecided: an example may say either. */
    private String until(OpenDuty duty, String expected) {
        LocalDate due = duty.dueOn();
        boolean lasts = duty.state() == OpenDuty.State.STANDING || duty.state() == OpenDuty.State.ENDED;
        return due != null ? due.toString() : lasts && !(ends(duty) && expected.contains(OPEN)) ? LASTS : OPEN;
    }

    private boolean ends(OpenDuty duty) {
        return pack.duties().stream()
                .anyMatch(rule -> rule.id().equals(duty.duty()) && rule.lasts().ends());
    }

    private String name(String id) {
        return pack.duties().stream()
                .filter(duty -> duty.id().equals(id))
                .map(DutyRule::name)
                .findFirst()
                .orElse(id);
    }

    private static DutyCase it(
            Direction direction, @Nullable LocalDate granted, @Nullable LocalDate paid, @Nullable LocalDate started) {
        return new DutyCase(
                "算例",
                direction.id(),
                APPLICANT,
                List.of(MEMBER),
                null,
                granted == null ? null : new DutyCase.Dated(granted, 1),
                null,
                started,
                null,
                List.of(),
                List.of(),
                paid == null ? List.of() : List.of(new DutyCase.Paid("支付", paid, Fen.ofYuan(1), null, List.of())),
                null);
    }
}
