package org.mingzhang.app.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.practice.WalkStep.Form;
import org.mingzhang.app.practice.WalkStep.Seat;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;

/**
 * A case as far as it is.
 *
 * @param next the number of the step that is to be done next, from 0; -1 when all are done
 * @param ended why it cannot go on; null where it can
 * @param receipt the entry whose receipt proves the payment; null while there is none
 */
record Walk(
        CaseNumbers numbers,
        String name,
        List<Line> lines,
        int next,
        @Nullable String ended,
        @Nullable Long receipt) {
    Walk {
        lines = List.copyOf(lines);
    }

    /**
     * A step as a page shows it.
     *
     * @param signer who did it; null while nobody has
     * @param position of the entry; null likewise
     * @param person who is to do it; null for what is done, for time, and where nobody in the ledger could
     * @param to the form, filled in; null likewise
     */
    public record Line(
            WalkStep step,
            boolean done,
            @Nullable String signer,
            @Nullable Long position,
            @Nullable Person person,
            @Nullable String to) {}

    static Walk of(CaseNumbers numbers, String name, List<WalkStep> steps, CaseSoFar sofar, List<Person> people) {
        Map<String, String> names = new HashMap<>();
        people.forEach(person -> names.put(person.actor(), person.name() + "（" + person.orgName() + "）"));
        List<Line> lines = new ArrayList<>();
        int next = -1;
        for (WalkStep step : steps) {
            boolean done = step.isDone();
            if (!done && next < 0) {
                next = lines.size();
            }
            Person person =
                    done ? null : person(step.seat(), people, sofar.involved()).orElse(null);
            lines.add(new Line(
                    step,
                    done,
                    step.done()
                            .map(told -> names.getOrDefault(told.actor(), told.actor()))
                            .orElse(null),
                    step.done().map(CaseSoFar.Told::position).orElse(null),
                    person,
                    person == null ? null : path(step.form())));
        }
        String ended = sofar.last(ApplicationRejected.class).isPresent()
                ? "申报没有通过，这件事到此为止；请另选一家企业再走一遍。"
                : sofar.last(ApplicationWithdrawn.class).isPresent() ? "申报已撤回，这件事到此为止；请另选一家企业再走一遍。" : null;
        Long receipt = lines.getLast().position();
        return new Walk(numbers, name, lines, ended == null ? next : -1, ended, receipt);
    }

    /** Whoever's daily work it is; else somebody in the post who has no part in the case yet, since parts bar each other. */
    private static Optional<Person> person(@Nullable Seat seat, List<Person> people, Set<String> involved) {
        if (seat == null) {
            return Optional.empty();
        }
        List<Person> able = people.stream()
                .filter(person -> person.posts().stream()
                        .anyMatch(post -> post.role() == seat.role()
                                && (seat.county() == null || seat.county().equals(post.county()))))
                .filter(person -> seat.org() == null || seat.org().equals(person.org()))
                .toList();
        Optional<Person> atDesk = able.stream()
                .filter(person -> !seat.desk().isEmpty() && person.actor().contains(seat.desk()))
                .findFirst();
        return atDesk.or(() -> able.stream()
                        .filter(person -> !involved.contains(person.actor()))
                        .findFirst())
                .or(() -> able.stream().findFirst());
    }

    /** The form's address, with what it is filled in with, which can be changed there. */
    private static @Nullable String path(@Nullable Form form) {
        if (form == null) {
            return null;
        }
        StringBuilder path = new StringBuilder(Area.SIGN.path())
                .append('/')
                .append(form.command())
                .append("?_open=1");
        form.fields().forEach((name, value) -> {
            if (!value.isEmpty()) {
                path.append('&')
                        .append(URLEncoder.encode(name, UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, UTF_8));
            }
        });
        return path.toString();
    }
}
