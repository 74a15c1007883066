package org.mingzhang.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandsForMany;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.workbench.WaitingItem;

/**
 * What may be done at once about the things of one list: they wait for the same step, so nobody opens them one by one.
 *
 * @param number under which the numbers of the picked rows are handed on: {@code application}, {@code payment} or {@code enterprise}
 * @param entries the commands, the one that they wait for first
 * @param given what the list knows of the form beside: the stage that all of them are at
 */
public record DoneAtOnce(String number, List<CommandEntry> entries, Map<String, String> given) {
    private static final String STAGE = "stage-";
    private static final String OVER = "over-";

    private static final Map<String, List<String>> BY_LIST = Map.of(
            "to-calculate", List.of("award.calculate", "award.refuse"),
            "to-review", List.of("award.review"),
            "to-approve", List.of("award.refuse"),
            "holds", List.of("award.release-hold"),
            "to-order", List.of("award.order-payment", "award.place-hold"),
            "second-person", List.of("award.approve-payment", "award.cancel-payment"),
            "bank-receipt", List.of("award.cancel-payment"),
            "not-started", List.of("application.receive-paper"),
            "no-progress", List.of("project.record-inspection"),
            "reserve", List.of("enterprise.admit", "enterprise.leave-pilot"));

    private static final Set<String> STOPPING =
            Set.of("award.refuse", "award.cancel-payment", "award.place-hold", "enterprise.leave-pilot");

    private static final List<String> OF_STAGE = List.of(
            "application.decide-stage",
            "application.post-notice",
            "application.request-draw",
            "application.draw-experts",
            "application.receive-paper");

    /** The lists whose things are done at once, beside those of the stages. */
    static Set<String> lists() {
        return BY_LIST.keySet();
    }

    /** Those of a list that somebody in a post may give; none where its things are done one by one. */
    static DoneAtOnce of(String key, Role post) {
        List<String> names = isOfStage(key) ? OF_STAGE : BY_LIST.getOrDefault(key, List.of());
        List<CommandEntry> entries = names.stream()
                .flatMap(name -> CommandCatalogue.find(name).stream())
                .filter(entry -> entry.isFor(post))
                .toList();
        return new DoneAtOnce(
                entries.isEmpty()
                        ? ""
                        : CommandsForMany.field(entries.getFirst().name()).orElse(""),
                entries,
                isOfStage(key) ? Map.of("stage", stage(key)) : Map.of());
    }

    /** Whether a command takes things on: it has the eye's attention, and what stops them has not. */
    public boolean isForward(CommandEntry entry) {
        return !STOPPING.contains(entry.name());
    }

    private static boolean isOfStage(String key) {
        return key.startsWith(STAGE) || key.startsWith(OVER + STAGE);
    }

    /** The stage that a list is of. */
    static String stage(String key) {
        return key.replaceFirst("^" + OVER, "").substring(STAGE.length()).replaceFirst("-decision$", "");
    }

    /** By which number one of the things is picked; null for one that has none. */
    public @Nullable String number(WaitingItem item) {
        return switch (number) {
            case "payment" -> item.reference();
            case "enterprise" -> item.party();
            case "application" -> item.subject();
            default -> null;
        };
    }
}
