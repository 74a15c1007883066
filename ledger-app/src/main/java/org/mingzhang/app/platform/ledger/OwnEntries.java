package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.AppendRefused.StreamConflict;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.CommandSignature;
import tools.jackson.databind.node.ObjectNode;

/** Entries that the ledger makes of itself, each under a command that its own key signs. */
final class OwnEntries {
    private final SealedLog log;
    private final LedgerKeys keys;
    private final String ledger;

    OwnEntries(SealedLog log, LedgerKeys keys, String ledger) {
        this.log = log;
        this.keys = keys;
        this.ledger = ledger;
    }

    /**
     * Appends one, and answers when it is durable and sealed.
     *
     * @param idPrefix what the command's id begins with; the rest is random, since ids are first come, first served, and nobody may
     *     keep an entry out by taking its id
     * @param command what the ledger calls its own command
     * @return its position; empty where the stream has grown meanwhile
     */
    OptionalLong append(StreamId stream, long seq, String idPrefix, String command, LedgerEvent event, Instant at) {
        String commandId = idPrefix + UUID.randomUUID();
        ActorRef self = Genesis.self(ledger, keys);
        ObjectNode document = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA, ledger, commandId, at, self, null, command, RecordMapper.toJson((Record)
                        event)));
        PreparedEntry entry = PreparedEntry.of(new Envelope(
                ledger,
                Envelope.eventId(commandId, 0),
                stream,
                seq,
                at,
                null,
                self,
                document,
                null,
                CommandSignature.sign(document, keys.sm2()),
                event));
        try {
            return OptionalLong.of(
                    log.append(new Append(commandId, CommandSignature.digest(document), List.of(entry), List.of()))
                            .join()
                            .firstPosition());
        } catch (CompletionException e) {
            if (e.getCause() instanceof StreamConflict) {
                return OptionalLong.empty();
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
