package org.mingzhang.view.trail;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Trace.SignatureState;

/**
 * Checks the signatures of the commands behind some entries. The signed command stands in the first of the entries that
 * it caused; the others follow it without gap and refer to it.
 */
final class Signatures {
    private final TrailIndex index;
    private final EntrySource log;
    private final Map<Long, Entry> firsts = new HashMap<>();
    private final Map<String, List<Entry>> actors = new HashMap<>();
    private final Map<Long, SignatureState> states = new HashMap<>();
    private final Map<String, Entry> imports = new HashMap<>();

    Signatures(TrailIndex index, EntrySource log, Collection<Entry> entries) {
        this.index = index;
        this.log = log;
        SortedSet<Long> missing = new TreeSet<>();
        for (Entry entry : entries) {
            if (first(entry) == entry.position()) {
                firsts.put(entry.position(), entry);
            } else {
                missing.add(first(entry));
            }
        }
        missing.removeAll(firsts.keySet());
        log.at(missing).forEach(entry -> firsts.put(entry.position(), entry));
    }

    private static long first(Entry entry) {
        String eventId = entry.envelope().eventId();
        return entry.position() - Long.parseLong(eventId.substring(eventId.lastIndexOf('.') + 1));
    }

    SignatureState of(Entry entry) {
        Entry first = firsts.get(first(entry));
        Envelope envelope = entry.envelope();
        boolean follows = envelope.commandRef() != null;
        if (follows && !envelope.commandId().equals(envelope.commandRef())) {
            return ofImport(envelope);
        }
        if (first == null || !first.envelope().commandId().equals(envelope.commandId())) {
            return follows ? SignatureState.INVALID : SignatureState.UNSIGNED;
        }
        return states.computeIfAbsent(first.position(), position -> check(first));
    }

    /** What an import recorded is signed by the command that started it, over the workbook that its rows come from. */
    private SignatureState ofImport(Envelope envelope) {
        Entry start = imports.computeIfAbsent(String.valueOf(envelope.commandRef()), this::start);
        boolean covered = start != null
                && start.event() instanceof ImportStarted started
                && start.envelope().actor().equals(envelope.actor())
                && (envelope.origin() == null || envelope.origin().workbook().equals(started.workbookSm3()));
        return covered ? states.computeIfAbsent(start.position(), position -> check(start)) : SignatureState.INVALID;
    }

    private @Nullable Entry start(String importId) {
        return log.at(index.find(importId, Kind.IMPORT).positions()).stream()
                .filter(entry -> entry.event() instanceof ImportStarted)
                .findFirst()
                .orElse(null);
    }

    /** How somebody was registered; null for nobody, such as the ledger itself. */
    @Nullable
    ActorRegistered registered(String actor) {
        for (Entry entry : actors.computeIfAbsent(actor, this::history)) {
            if (entry.event() instanceof ActorRegistered registered) {
                return registered;
            }
        }
        return null;
    }

    /**
     * For whom the actor stood in, by name, in the role of an entry on the ledger's day; null where in a post of their own. An import's
     * rows tell of others.
     */
    @Nullable
    String instead(Entry entry) {
        Envelope envelope = entry.envelope();
        List<Entry> history = actors.computeIfAbsent(envelope.actor().id(), this::history);
        if (envelope.origin() != null || history.stream().noneMatch(one -> one.event() instanceof StandInGranted)) {
            return null;
        }
        Actor actor = before(history, entry.position());
        LocalDate day = envelope.recordedAt().atZone(zone()).toLocalDate();
        List<String> names = Arrays.stream(Role.values())
                .filter(role -> role.name().equals(envelope.actor().role()))
                .flatMap(role -> actor.insteadOf(role, day).stream())
                .map(this::name)
                .toList();
        return names.isEmpty() ? null : String.join("、", names);
    }

    /** In which the ledger's days begin, as its first entry says. */
    private ZoneId zone() {
        return log.at(List.of(0L)).stream()
                .filter(entry -> entry.event() instanceof LedgerInitialised)
                .map(entry -> ZoneId.of(((LedgerInitialised) entry.event()).zone()))
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private String name(String actor) {
        ActorRegistered registered = registered(actor);
        return registered == null ? actor : registered.name();
    }

    private SignatureState check(Entry first) {
        Envelope envelope = first.envelope();
        if (envelope.command() == null) {
            return SignatureState.UNSIGNED;
        }
        VerifyingKey key = envelope.actor().role().equals(Role.LEDGER.name())
                ? ledgersKey(envelope.actor().keyId())
                : key(envelope.actor().id(), envelope.actor().keyId(), first.position());
        if (key == null) {
            return SignatureState.KEY_UNKNOWN;
        }
        String signature = envelope.commandSig();
        boolean valid = signature != null && CommandSignature.verify(envelope.command(), signature, key);
        return valid ? SignatureState.VALID : SignatureState.INVALID;
    }

    /** The ledger's own, as its first entry states them; only {@code verify} holds them against keys from outside. */
    private @Nullable VerifyingKey ledgersKey(String keyId) {
        return log.at(List.of(0L)).stream()
                .filter(entry -> entry.event() instanceof LedgerInitialised)
                .flatMap(entry -> ((LedgerInitialised) entry.event()).keys().stream())
                .map(stated -> VerifyingKey.ofBase64(stated.publicKey()))
                .filter(key -> key.keyId().equals(keyId))
                .findFirst()
                .orElse(null);
    }

    /** The actor's key as it was before the entry: what a person does with a key counts from the next entry on. */
    private @Nullable VerifyingKey key(String id, String keyId, long position) {
        Actor actor = before(actors.computeIfAbsent(id, this::history), position);
        Actor.Key key = actor.key(keyId);
        return key == null || key.revoked() ? null : VerifyingKey.ofBase64(key.publicKey());
    }

    private static Actor before(List<Entry> history, long position) {
        Actor actor = new Actor();
        for (Entry entry : history) {
            if (entry.position() < position) {
                actor.evolve(Recorded.of(entry.envelope(), entry.position()));
            }
        }
        return actor;
    }

    private List<Entry> history(String actor) {
        List<Entry> own = new ArrayList<>();
        for (Entry entry : log.at(index.find(actor, Kind.ACTOR).positions())) {
            if (entry.envelope().stream().type() == StreamType.ACTOR) {
                own.add(entry);
            }
        }
        return own;
    }
}
