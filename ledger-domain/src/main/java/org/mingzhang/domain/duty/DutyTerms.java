package org.mingzhang.domain.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.PackVersion;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.ValuesByDay;

/**
 * When terms of duties end. A term goes by the version of the pack and by the values in force on the day on which it begins; one
 * that only a later version lays on cases begins with that version. So no amendment makes anybody late on the day of its coming.
 */
final class DutyTerms {
    private final List<PackVersion> versions;
    private final ValuesByDay values;
    private final WorkingDays calendar;

    /** @param versions in their order, the last of them being the one that says which duties there are */
    DutyTerms(List<PackVersion> versions, ValuesByDay values, WorkingDays calendar) {
        this.versions = List.copyOf(versions);
        this.values = values;
        this.calendar = calendar;
    }

    /** The day since which cases of a direction have a duty without interruption. */
    LocalDate since(DutyRule rule, String direction) {
        LocalDate since = versions.getLast().from();
        for (PackVersion version : versions.reversed()) {
            if (same(version.pack(), rule, direction).isEmpty()) {
                break;
            }
            since = version.from();
        }
        return since;
    }

    /** The last day of a duty's term that begins with something on a day; null where it has none, or while that is undecided. */
    @Nullable
    LocalDate end(DutyRule rule, String direction, LocalDate begun) {
        LocalDate since = since(rule, direction);
        LocalDate from = begun.isBefore(since) ? since : begun;
        PolicyPack pack = versions.getFirst().pack();
        for (PackVersion version : versions) {
            pack = version.from().isAfter(from) ? pack : version.pack();
        }
        DutyRule.Term term = same(pack, rule, direction).orElse(rule).term();
        return term == null ? null : term.end(from, values.on(from), calendar);
    }

    /** The same duty by another version; under another id where it is there no more under its own. */
    private Optional<DutyRule> same(PolicyPack pack, DutyRule rule, String direction) {
        List<DutyRule> alike = pack.duties().stream()
                .filter(other ->
                        other.kind() == rule.kind() && other.directions().contains(direction))
                .toList();
        List<String> now =
                versions.getLast().pack().duties().stream().map(DutyRule::id).toList();
        return alike.stream()
                .filter(other -> other.id().equals(rule.id()))
                .findFirst()
                .or(() -> alike.stream()
                        .filter(other -> !now.contains(other.id())
                                && Objects.equals(other.document(), rule.document())
                                && Objects.equals(
                                        other.lasts().every(), rule.lasts().every()))
                        .findFirst());
    }
}
