package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.KeyFile;
import org.mingzhang.domain.seal.crypto.KeyFileException;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.ObjectNode;

/** A person's key, opened from its file, and what it signs. Signing happens here, on the person's machine. */
final class ActorKey {
    /** How long a signed command may wait to be handed in. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final String actor;
    private final SigningKey key;

    private ActorKey(String actor, SigningKey key) {
        this.actor = actor;
        this.key = key;
    }

    /**
     * Opens {@code <actor>.p12}. The passphrase stands in {@code <actor>.pass} beside it (mode 0600), or comes from
     * {@link Passphrases}.
     */
    static ActorKey open(Path file) {
        String name = String.valueOf(file.getFileName());
        String actor = name.endsWith(".p12") ? name.substring(0, name.length() - 4) : name;
        try {
            KeyFile opened = KeyStoreFolder.open(file, passphrase(file, actor));
            return new ActorKey(actor, opened.key());
        } catch (KeyFileException e) {
            throw new No("cannot open the key file " + file + ": " + e.getMessage());
        }
    }

    private static char[] passphrase(Path file, String actor) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isRegularFile(folder.resolve(actor + ".pass"))
                ? new Secrets(folder).obtain(actor + ".pass").toCharArray()
                : Passphrases.of(actor);
    }

    String actor() {
        return actor;
    }

    String keyId() {
        return key.verifyingKey().keyId();
    }

    /**
     * Signs a command.
     *
     * @param payload its fields; a personal field is given as {@code {"personal": "value"}}
     */
    SignedCommand sign(
            String ledger,
            LedgerClock clock,
            String commandId,
            String org,
            String role,
            @Nullable LocalDate businessDate,
            String type,
            ObjectNode payload) {
        Map<String, Disclosure> disclosures = new TreeMap<>();
        ObjectNode committed = (ObjectNode) PersonalValues.commit(payload, disclosures);
        ObjectNode tree = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                ledger,
                commandId,
                clock.now().plus(VALIDITY),
                new ActorRef(actor, org, role, keyId()),
                businessDate,
                type,
                committed));
        CommandDocument document = CommandCodec.document(tree);
        return new SignedCommand(
                tree, document, CommandCodec.command(document), CommandSignature.sign(tree, key), disclosures);
    }
}
