package org.mingzhang.domain.command;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.seal.UnprovenRefusal;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as its actor signs it. The signature covers exactly the canonical bytes of this document.
 *
 * @param schema always {@link #SCHEMA}
 * @param ledger the ledger for which it is meant; no other takes it
 * @param commandId chosen by the client, 8–64 letters, digits, {@code _ -}; the same id with the same content gets the first
 *     answer again
 * @param expiresAt after which it is refused
 * @param businessDate when it happened; today where absent
 * @param type a {@link CommandName}
 * @param payload the command's fields
 */
public record CommandDocument(
        String schema,
        String ledger,
        String commandId,
        Instant expiresAt,
        ActorRef actor,
        @Nullable LocalDate businessDate,
        String type,
        ObjectNode payload) {
    public static final String SCHEMA = "mingzhang.command/1";

    public CommandDocument {
        if (schema != null && !SCHEMA.equals(schema)) {
            throw new RefusedValue(schema, "schema 应为 " + SCHEMA);
        }
        requireCommandId(commandId);
    }

    /**
     * Ids are chosen by whoever signs. Null is let pass.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static void requireCommandId(@Nullable String commandId) {
        if (commandId != null && !commandId.matches("[A-Za-z0-9][A-Za-z0-9_\\-]{7,63}")) {
            throw new RefusedValue(commandId, "commandId 应为 8–64 个字母、数字、_ 或 -");
        }
        // Whoever could take the id under which a forgery will be refused would turn that refusal into his own answer.
        if (commandId != null && commandId.startsWith(UnprovenRefusal.ID_PREFIX)) {
            throw new RefusedValue(commandId, "以 unproven- 开头的 commandId 由账本自用");
        }
    }
}
