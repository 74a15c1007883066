package org.mingzhang.app.signing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * What the address of a form says that it is about. A form opens for what there is and whoever asks may see; of a neighbour's they are
 * told what they would be of nothing, and the number that they asked for is not said again.
 */
@Component
class AddressedSubject {
    /** What a command brings into being, or may name before there is such a thing. */
    private static final Map<String, String> NEW = Map.of(
            "application.submit", "application",
            "enterprise.register", "enterprise",
            "provider.admit", "provider",
            "award.order-payment", "payment",
            "award.grant-advance", "payment",
            "bank.record-treasury-payment", "payment",
            "actor.register", "actor",
            "import.start", "importId");

    /** An expert declares it of a case that was published, before anybody is drawn for it. */
    private static final String OPEN = "application.declare-conflict";

    private static final Set<String> REVIEW = Set.of("application.decide-stage", "application.give-score");

    private static final String ASSESSMENT = "project.assess-acceptance";

    private final LedgerStore store;
    private final LedgerViews views;

    AddressedSubject(LedgerStore store, LedgerViews views) {
        this.store = store;
        this.views = views;
    }

    /**
     * Lets pass what is there to be seen.
     *
     * @param named what the address names, by field
     * @throws NotFound for anything else, whatever it is
     */
    void require(CommandEntry entry, Map<String, String> named, SignedIn me) {
        named.forEach((field, value) -> {
            String id = value.strip();
            if (!id.isEmpty()
                    && isSubject(entry, field)
                    && !isThere(field, id, me.scope())
                    && !isToBeJudged(entry, field, id, me.scope())) {
                throw new NotFound("账本没有这件“" + entry.title() + "”所指的事项，或者它不在您的数据范围内");
            }
        });
    }

    /**
     * What somebody is asked to judge who has no part in it yet: where nobody was drawn for a case whose review has begun, whoever has the
     * post of an expert decides on it, and whoever assesses takes up a project whose acceptance was asked for. They find it by its number.
     */
    private boolean isToBeJudged(CommandEntry entry, String field, String id, Scope scope) {
        return field.equals("application")
                && switch (scope) {
                    case Scope.Cases cases -> REVIEW.contains(entry.name()) && isUndrawn(id);
                    case Scope.Assessor assessor ->
                        entry.name().equals(ASSESSMENT)
                                && events(StreamType.PROJECT, id).anyMatch(AcceptanceRequested.class::isInstance);
                    default -> false;
                };
    }

    private boolean isUndrawn(String application) {
        return events(StreamType.APPLICATION, application).anyMatch(StageDecided.class::isInstance)
                && events(StreamType.APPLICATION, application).noneMatch(DrawRequested.class::isInstance);
    }

    private Stream<LedgerEvent> events(StreamType type, String id) {
        return store.log().stream(new StreamRef(type.code(), id), 0).stream()
                .map(entry -> entry.requireSealed().envelope().event());
    }

    private static boolean isSubject(CommandEntry entry, String field) {
        if (entry.name().equals(OPEN)
                || field.equals(NEW.get(entry.name()))
                || entry.field(field).isEmpty()) {
            return false;
        }
        return switch (field) {
            case "application", "payment", "provider", "importId" -> true;
            // A case may be linked with an enterprise that is none of the ledger's.
            case "enterprise" -> entry.name().startsWith("enterprise.");
            case "actor" -> entry.name().startsWith("actor.");
            default -> false;
        };
    }

    private boolean isThere(String field, String id, Scope scope) {
        return switch (field) {
            case "application" ->
                exists(id, Set.of(StreamType.APPLICATION, StreamType.PROJECT, StreamType.AWARD)) && sees(scope, id);
            case "payment" -> {
                Collection<String> cases =
                        views.owners().casesOfPayments(List.of(id)).values();
                yield !cases.isEmpty() && cases.stream().allMatch(number -> sees(scope, number));
            }
            case "enterprise" -> exists(id, Set.of(StreamType.ENTERPRISE)) && seesParty(scope, id);
            // The catalogue of providers is published; another applicant's affairs with it are not.
            case "provider" ->
                exists(id, Set.of(StreamType.PROVIDER)) && (!(scope instanceof Scope.Party) || seesParty(scope, id));
            case "actor" -> exists(id, Set.of(StreamType.ACTOR));
            default -> exists(id, Set.of(StreamType.IMPORT));
        };
    }

    private boolean sees(Scope scope, String number) {
        return scope instanceof Scope.City
                || !views.owners().cases(scope, List.of(number)).isEmpty();
    }

    private boolean seesParty(Scope scope, String code) {
        return scope instanceof Scope.City
                || !views.owners().parties(scope, List.of(code)).isEmpty();
    }

    private boolean exists(String id, Set<StreamType> types) {
        try {
            StreamId.requireName(id);
        } catch (RefusedValue noName) {
            return false;
        }
        return types.stream().sorted(Comparator.naturalOrder()).anyMatch(type -> !store.log()
                .ends(new StreamRef(type.code(), id))
                .isEmpty());
    }
}
