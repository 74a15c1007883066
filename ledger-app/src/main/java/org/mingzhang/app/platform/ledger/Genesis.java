package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ceremony that begins a log: the ledger's own key signs who the ledger is and who its first three administrators are;
 * everything after is signed by an actor. All three are there from the first moment, so that afterwards nobody makes one alone.
 */
public final class Genesis {
    /** The id of the command that begins every log. */
    public static final String COMMAND_ID = "genesis-0001";

    private Genesis() {}

    /**
     * One of the first administrators.
     *
     * @param key the public key that the administrator brings
     */
    public record Administrator(String actor, String name, String org, String orgName, VerifyingKey key) {}

    /** The first of each of the three administrators (三员): three people with three keys. */
    public record Founders(Administrator system, Administrator security, Administrator audit) {
        public Founders {
            List<Administrator> three = List.of(system, security, audit);
            if (three.stream().map(Administrator::actor).distinct().count() < three.size()
                    || three.stream().map(one -> one.key().keyId()).distinct().count() < three.size()) {
                throw new IllegalArgumentException("three administrators are three people with three keys");
            }
        }
    }

    /** Who the ledger itself is, in envelopes. */
    public static ActorRef self(String ledger, LedgerKeys keys) {
        return new ActorRef(
                "ledger", ledger, Role.LEDGER.name(), keys.sm2().verifyingKey().keyId());
    }

    /** Writes the first entries; fails when the log has any. */
    public static Appended perform(
            SealedLog log,
            LedgerKeys keys,
            String ledger,
            String title,
            String zone,
            Clock clock,
            Instant at,
            Founders founders) {
        LedgerInitialised initialised = new LedgerInitialised(ledger, title, zone, clock, at, keys.published());
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("ledger", RecordMapper.toJson(initialised));
        payload.set("administrator", payload(founders.system));
        payload.set("securityAdministrator", payload(founders.security));
        payload.set("auditAdministrator", payload(founders.audit));
        ObjectNode command = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                ledger,
                COMMAND_ID,
                at,
                self(ledger, keys),
                null,
                "ledger.initialise",
                payload));
        String signature = CommandSignature.sign(command, keys.sm2());
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent(StreamId.ledger(), initialised));
        events.addAll(founded(founders.system, Role.SYSTEM_ADMIN));
        events.addAll(founded(founders.security, Role.SECURITY_ADMIN));
        events.addAll(founded(founders.audit, Role.AUDIT_ADMIN));
        Map<StreamId, Long> numbers = new HashMap<>();
        List<PreparedEntry> entries = new ArrayList<>();
        for (StreamEvent event : events) {
            boolean begins = entries.isEmpty();
            entries.add(PreparedEntry.of(new Envelope(
                    ledger,
                    Envelope.eventId(COMMAND_ID, entries.size()),
                    event.stream(),
                    numbers.merge(event.stream(), 1L, Long::sum) - 1,
                    at,
                    null,
                    self(ledger, keys),
                    begins ? command : null,
                    begins ? null : COMMAND_ID,
                    begins ? signature : null,
                    event.event())));
        }
        return log.append(new Append(COMMAND_ID, CommandSignature.digest(command), entries, List.of()))
                .join();
    }

    private static ObjectNode payload(Administrator one) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("actor", one.actor)
                .put("name", one.name)
                .put("org", one.org)
                .put("orgName", one.orgName)
                .put("publicKey", one.key.base64());
    }

    private static List<StreamEvent> founded(Administrator one, Role role) {
        StreamId stream = StreamId.actor(one.actor);
        return List.of(
                new StreamEvent(stream, new ActorRegistered(one.name, one.org, one.orgName, role)),
                new StreamEvent(stream, new KeyEnrolled(one.key.keyId(), "SM2", one.key.base64())),
                new StreamEvent(stream, new RoleGranted(role, null)));
    }
}
