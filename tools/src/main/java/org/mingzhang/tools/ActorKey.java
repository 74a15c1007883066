package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.seal.crypto.KeyFileException;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** A person's key, opened from its file, and what it signs. Signing happens here, on the person's machine. */
final class ActorKey {
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
            return new ActorKey(
                    actor, KeyStoreFolder.open(file, passphrase(file, actor)).key());
        } catch (KeyFileException | IllegalStateException e) {
            throw new No("密钥文件打不开：" + file + "：" + e.getMessage());
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
     * @throws InvalidDocument with every problem of the draft
     */
    SignedCommand sign(OpenLedger ledger, CommandDraft draft) {
        return draft.sign(
                ledger.identity().name(),
                ledger.node().clock().now(),
                ledger.person(actor).acting(draft.role(), keyId()),
                key);
    }
}
