package org.mingzhang.app.platform.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as people write it, before it is signed.
 *
 * @param command its name
 * @param commandId a new random one where absent
 * @param expiresAt an hour from now where absent. Who may have to send it again states both: the same document again gets
 *     the first answer. One with personal fields never is the same, since each signing salts them anew.
 * @param businessDate today where absent
 * @param role the post in which it is done; may be absent for who holds one only
 * @param payload its fields; a personal field is given as {@code {"personal": "value"}}, a text of an
 *     application as {@code {"text": "…", "words": "…"}}
 */
public record CommandDraft(
        String command,
        @Nullable String commandId,
        @Nullable Instant expiresAt,
        @Nullable LocalDate businessDate,
        @Nullable String role,
        ObjectNode payload) {
    /** How long a signed command may wait to be handed in. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    public CommandDraft {
        CommandDocument.requireCommandId(commandId);
    }

    /**
     * Reads a draft.
     *
     * @throws InvalidDocument with every problem
     */
    public static CommandDraft read(JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        CommandDraft draft = read(json, problems);
        if (draft == null) {
            throw new InvalidDocument(problems);
        }
        return draft;
    }

    /**
     * The same beside other checks, whose problems are collected together; null when there is a problem.
     *
     * @param problems gets every problem, those of the payload among them
     */
    public static @Nullable CommandDraft read(JsonNode json, List<Problem> problems) {
        int before = problems.size();
        CommandDraft draft = RecordMapper.read(json, CommandDraft.class, "", problems);
        JsonNode name = json.get("command");
        JsonNode payload = json.get("payload");
        if (name != null && name.isString() && payload != null && payload.isObject()) {
            PersonalValues.refuseCiphertext(payload, "/payload", problems);
            JsonNode committed = PersonalValues.commit(TextWords.apart(payload, new TreeMap<>()), new TreeMap<>());
            CommandCodec.read(name.stringValue(), "/command", committed, "/payload", problems);
        }
        return problems.size() == before ? draft : null;
    }

    /** The draft of a command that a program made. */
    public static CommandDraft of(LedgerCommand command, @Nullable String role, @Nullable LocalDate businessDate) {
        return new CommandDraft(
                CommandCodec.type(command), null, null, businessDate, role, CommandCodec.payload(command));
    }

    /**
     * Signs it for a ledger.
     *
     * @param actor who signs, in which post, with this key
     * @throws InvalidDocument with every problem
     */
    public SignedCommand sign(String ledger, Instant now, ActorRef actor, SigningKey key) {
        UnsignedCommand fixed = fix(ledger, now, actor);
        return fixed.signed(CommandSignature.sign(fixed.tree(), key));
    }

    /**
     * Fixes everything that will be signed for a ledger: what is absent here is filled in, and personal values are committed to.
     *
     * @param actor who will sign, in which post, with which key
     * @throws InvalidDocument with every problem
     */
    public UnsignedCommand fix(String ledger, Instant now, ActorRef actor) {
        Map<String, Disclosure> disclosures = new TreeMap<>();
        Map<String, String> words = new TreeMap<>();
        ObjectNode tree = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                ledger,
                commandId == null ? UUID.randomUUID().toString() : commandId,
                expiresAt == null ? now.plus(VALIDITY) : expiresAt,
                actor,
                businessDate,
                command,
                (ObjectNode) PersonalValues.commit(TextWords.apart(payload, words), disclosures)));
        CommandDocument document = CommandCodec.document(tree);
        return new UnsignedCommand(tree, document, CommandCodec.command(document), disclosures, words);
    }
}
