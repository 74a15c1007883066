package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.seal.crypto.KeyFileException;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.JsonNode;

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
        } catch (KeyFileException e) {
            String rule =
                    switch (e.kind()) {
                        case NOT_A_KEY_FILE -> "应为 ledger keys create 生成的密钥文件（PKCS#12）";
                        case WRONG_PASSPHRASE -> "口令不对，或文件被改动过";
                        case UNSUPPORTED_KEY -> "文件中应有且只有一个 SM2 密钥";
                    };
            throw new No("密钥文件打不开：" + file + "：" + rule, List.of(Problem.of(file.toString(), "打不开", rule)));
        } catch (IllegalStateException e) {
            throw new No("密钥文件打不开：" + e.getMessage());
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
     * Signs a command that stands in a file.
     *
     * @throws InvalidDocument with every problem of the document and of who signs
     */
    SignedCommand sign(OpenLedger ledger, JsonNode json) {
        List<InvalidDocument.Problem> problems = new ArrayList<>();
        CommandDraft draft = CommandDraft.read(json, problems);
        Person person = ledger.actors().find(actor).orElse(null);
        JsonNode role = json.get("role");
        if (person == null) {
            problems.add(new InvalidDocument.Problem("--key", actor, "账本中没有这位经办人；密钥文件应名为 经办人编号.p12"));
        } else if (role == null || role.isNull() || role.isString()) {
            person.roleProblem(role == null || role.isNull() ? null : role.stringValue())
                    .ifPresent(problems::add);
        }
        if (draft == null || !problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        return sign(ledger, draft);
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
                ledger.acting(actor).acting(draft.role(), keyId()),
                key);
    }
}
