package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ceremony that begins a log: the ledger's own key signs who the ledger is and who its first administrator is;
 * everything after is signed by an actor.
 */
public final class Genesis {
    /** The id of the command that begins every log. */
    public static final String COMMAND_ID = "genesis-0001";

    private Genesis() {}

    /**
     * The first administrator.
     *
     * @param key the public key that the administrator brings
     */
    public record Administrator(String actor, String name, String org, String orgName, VerifyingKey key) {}

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
            Administrator first) {
        LedgerInitialised initialised = new LedgerInitialised(ledger, title, zone, clock, at, keys.published());
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("ledger", RecordMapper.toJson(initialised));
        payload.putObject("administrator")
                .put("actor", first.actor)
                .put("name", first.name)
                .put("org", first.org)
                .put("orgName", first.orgName)
                .put("publicKey", first.key.base64());
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
        StreamId actor = StreamId.actor(first.actor);
        List<LedgerEvent> events = List.of(
                initialised,
                new ActorRegistered(first.name, first.org, first.orgName),
                new KeyEnrolled(first.key.keyId(), "SM2", first.key.base64()),
                new RoleGranted(Role.SYSTEM_ADMIN, null));
        List<PreparedEntry> entries = new ArrayList<>();
        for (int n = 0; n < events.size(); n++) {
            entries.add(PreparedEntry.of(new Envelope(
                    ledger,
                    Envelope.eventId(COMMAND_ID, n),
                    n == 0 ? StreamId.ledger() : actor,
                    n == 0 ? 0 : n - 1L,
                    at,
                    null,
                    self(ledger, keys),
                    n == 0 ? command : null,
                    n == 0 ? null : COMMAND_ID,
                    n == 0 ? signature : null,
                    events.get(n))));
        }
        return log.append(new Append(COMMAND_ID, CommandSignature.digest(command), entries, List.of()))
                .join();
    }
}
