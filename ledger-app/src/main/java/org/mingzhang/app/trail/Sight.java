package org.mingzhang.app.trail;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.trail.Belonging.Part;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.app.view.NamedSubjects;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.scope.Owners;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.TrailChoice;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody may see of the log, by their scope. Whatever cannot be told to be within it is not: a case that the read
 * models do not have, an event of a kind that nobody thought of, a stream of several parties. The first entry of a command holds the
 * command: it is shown to who sees every case that the command names.
 */
public final class Sight {
    private final Owners owners;
    private final LogReader log;

    public Sight(LedgerViews views, LogReader log) {
        this.owners = views.owners();
        this.log = log;
    }

    /** The choice of entries that a scope makes. */
    public TrailChoice choice(Scope scope) {
        return entries -> of(scope, entries);
    }

    /** Whether an entry may be seen. */
    public boolean sees(Scope scope, Entry entry) {
        return !of(scope, List.of(entry)).isEmpty();
    }

    /** Of these entries, the positions of those that may be seen. */
    public Set<Long> of(Scope scope, Collection<Entry> entries) {
        if (scope instanceof Scope.City) {
            return positions(entries);
        }
        Map<Long, Belonging> belongings = new HashMap<>();
        Map<Long, NamedSubjects> commands = new HashMap<>();
        Map<StreamId, @Nullable LedgerEvent> firsts = new HashMap<>();
        for (Entry entry : entries) {
            belongings.put(
                    entry.position(),
                    Belonging.of(
                            entry.envelope().stream(),
                            entry.event(),
                            stream -> firsts.computeIfAbsent(stream, this::first)));
            ObjectNode command = entry.envelope().command();
            if (command != null) {
                commands.put(entry.position(), NamedSubjects.in(command.path("payload")));
            }
        }
        Within within = new Within(scope, belongings.values(), commands.values());
        return belongings.entrySet().stream()
                .filter(one -> within.has(one.getValue()) && within.hasAll(commands.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Long> positions(Collection<Entry> entries) {
        return entries.stream().map(Entry::position).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable LedgerEvent first(StreamId stream) {
        try {
            return log.stream(new StreamRef(stream.type().code(), stream.id()), 0).stream()
                    .findFirst()
                    .map(entry -> entry.requireSealed().envelope().event())
                    .orElse(null);
        } catch (BrokenSeal altered) {
            return null;
        }
    }

    /**
     * Whether a subject as such may be looked at: of a case, an organisation, a payment or a recovery, whether it is within the
     * scope, whoever else's entries name it. Of anything else its entries decide.
     */
    public boolean sees(Scope scope, Subject subject) {
        if (scope instanceof Scope.City) {
            return true;
        }
        return switch (subject.kind()) {
            case CASE -> !owners.cases(scope, List.of(subject.id())).isEmpty();
            case ENTERPRISE, PROVIDER ->
                !owners.parties(scope, List.of(subject.id())).isEmpty();
            case PAYMENT -> ofCase(scope, owners.casesOfPayments(List.of(subject.id())), subject.id());
            case RECOVERY -> ofCase(scope, owners.casesOfRecoveries(List.of(subject.id())), subject.id());
            case ACTOR ->
                new Within(scope, List.of(new Belonging.OfActor(subject.id())), List.of())
                        .has(new Belonging.OfActor(subject.id()));
            case CONTRACT, INVOICE, LIST, VOUCHER, RECEIPT, DOCUMENT, CORRECTION, COMMAND, PROGRAMME, BACKUP, LEDGER ->
                true;
            case ACCOUNT, BANK_LINE, IMPORT -> false;
        };
    }

    private boolean ofCase(Scope scope, Map<String, String> cases, String id) {
        String number = cases.get(id);
        return number != null && !owners.cases(scope, List.of(number)).isEmpty();
    }

    /** What of some entries is within a scope, looked up for all of them at once. */
    private final class Within {
        private final Scope scope;
        private final Set<String> cases;
        private final Set<String> parties;
        private final Map<String, String> payments;
        private final Map<String, Actor> actors = new HashMap<>();

        Within(Scope scope, Collection<Belonging> belongings, Collection<NamedSubjects> commands) {
            this.scope = scope;
            Set<String> wantedCases = new HashSet<>();
            Set<String> wantedParties = new HashSet<>();
            Set<String> wantedPayments = new HashSet<>();
            for (Belonging belonging : belongings) {
                switch (belonging) {
                    case Belonging.OfCase of -> wantedCases.add(of.application());
                    case Belonging.OfParty of -> wantedParties.add(of.party());
                    case Belonging.OfPayments of -> wantedPayments.addAll(of.payments());
                    case Belonging.OfActor of ->
                        wantedParties.add(actors.computeIfAbsent(of.actor(), Sight.this::actor)
                                .org());
                    case Belonging.Everyone of -> {
                        // Nobody is asked for.
                    }
                    case Belonging.Officials of -> {
                        // As above.
                    }
                    case Belonging.WholeCity of -> {
                        // As above.
                    }
                }
            }
            for (NamedSubjects named : commands) {
                wantedCases.addAll(named.cases());
                wantedPayments.addAll(named.payments());
            }
            payments = owners.casesOfPayments(wantedPayments);
            wantedCases.addAll(payments.values());
            cases = owners.cases(scope, wantedCases);
            parties = owners.parties(scope, wantedParties);
        }

        /** Whether all that the command of an entry names is within; a payment that is only now ordered is of a case that it names. */
        boolean hasAll(@Nullable NamedSubjects named) {
            return named == null
                    || (cases.containsAll(named.cases())
                            && named.payments().stream()
                                    .map(payments::get)
                                    .allMatch(number -> number == null || cases.contains(number)));
        }

        boolean has(Belonging belonging) {
            return switch (belonging) {
                case Belonging.Everyone all -> true;
                case Belonging.Officials officials -> scope instanceof Scope.County;
                case Belonging.WholeCity city -> false;
                case Belonging.OfCase(String application, Part part) -> cases.contains(application) && shows(part);
                case Belonging.OfParty(String party) -> parties.contains(party);
                case Belonging.OfPayments(List<String> of) ->
                    !of.isEmpty()
                            && shows(Part.MONEY)
                            && of.stream()
                                    .map(payments::get)
                                    .allMatch(number -> number != null && cases.contains(number));
                case Belonging.OfActor(String actor) ->
                    parties.contains(
                            actors.computeIfAbsent(actor, Sight.this::actor).org());
            };
        }

        /** Applicants are not told who judged them; assessors and experts see what they work on. */
        private boolean shows(Part part) {
            return switch (scope) {
                case Scope.City city -> true;
                case Scope.County county -> true;
                case Scope.Party party -> part != Part.JUDGES;
                case Scope.Assessor assessor -> part == Part.MATERIALS || part == Part.PROJECT;
                case Scope.Cases cases -> part == Part.MATERIALS;
                case Scope.Nothing nothing -> false;
            };
        }
    }

    private Actor actor(String id) {
        Actor actor = new Actor();
        try {
            log.stream(new StreamRef(StreamType.ACTOR.code(), id), 0).stream()
                    .limit(1)
                    .forEach(entry ->
                            actor.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position())));
        } catch (BrokenSeal | ClassCastException altered) {
            // Then nobody knows whom this person acts for.
            return new Actor();
        }
        return actor;
    }
}
