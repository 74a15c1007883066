package org.mingzhang.app.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.actor.Role;

/**
 * What is done about many cases, payments or enterprises at once: the same words for all of them, yet one command and one signature
 * for each. What has an amount, a file or a number of its own for each is not among it, but where the ledger itself has them all: an order
 * of payment.
 */
public final class CommandsForMany {
    private static final Map<String, Set<String>> BY_FIELD = Map.of(
            "application",
            Set.of(
                    "application.decide-stage",
                    "application.draw-experts",
                    "application.post-notice",
                    "application.receive-paper",
                    "application.request-draw",
                    "award.calculate",
                    "award.order-payment",
                    "award.place-hold",
                    "award.refuse",
                    "award.release-hold",
                    "award.review",
                    "project.record-inspection"),
            "payment",
            Set.of("award.approve-payment", "award.cancel-payment"),
            "enterprise",
            Set.of("enterprise.admit", "enterprise.leave-pilot", "enterprise.move-batch", "enterprise.reserve"));

    /** A case, its project and its award have one number; registers call it by what they are of. */
    private static final Map<String, List<String>> ALSO = Map.of("application", List.of("award", "project"));

    private CommandsForMany() {}

    /** Under which names a page may give the numbers that a command names in this field. */
    public static List<String> names(String field) {
        List<String> names = new ArrayList<>(List.of(field));
        names.addAll(ALSO.getOrDefault(field, List.of()));
        return names;
    }

    /**
     * Those that somebody in a post may give.
     *
     * @param number under which a page gives the numbers of what they are about, as {@link #names}
     */
    public static List<CommandEntry> about(String number, Role post) {
        Set<String> names = BY_FIELD.entrySet().stream()
                .filter(group -> names(group.getKey()).contains(number))
                .flatMap(group -> group.getValue().stream())
                .collect(Collectors.toSet());
        return CommandCatalogue.all().stream()
                .filter(entry -> names.contains(entry.name()) && entry.isFor(post))
                .toList();
    }

    /** The field by which a command's many subjects are named; empty for one that is given for one alone. */
    public static Optional<String> field(String command) {
        return BY_FIELD.entrySet().stream()
                .filter(group -> group.getValue().contains(command))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
