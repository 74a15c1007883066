package org.mingzhang.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.KeyFile;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys of actors and of the ledger. Which key may sign is in the ledger, and changed by {@link KeyChanges}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Creates key files, binds keys to actors and withdraws them, shows public keys.",
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.Held.class,
            KeyChanges.Enrol.class,
            KeyChanges.Rotate.class,
            KeyChanges.Revoke.class,
            KeyExport.class,
            KeysCommand.Deposit.class,
            KeysCommand.Public.class,
            KeysCommand.OfLedger.class
        })
final class KeysCommand {
    private KeysCommand() {}

    /** An SM2 public key from a PEM file. */
    static VerifyingKey readPublicKey(Path file) {
        try {
            VerifyingKey key = VerifyingKey.ofPem(Files.readString(file));
            if (key.algorithm() != Algorithm.SM2) {
                throw new No(file + " is no SM2 key");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new No(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new EnvironmentLack("cannot read " + file + ": " + e, e);
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes an SM2 key for an actor: ACTOR.p12 (mode 0600) and ACTOR.pem, its public key.")
    static final class Create implements Runnable {
        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR")
        private String actor = "";

        @Option(
                names = {"-o", "--out"},
                paramLabel = "DIR",
                description = "Where the files go (default: here).")
        private Path folder = Path.of("");

        @Override
        public void run() {
            try {
                StreamId.requireName(actor);
            } catch (IllegalArgumentException e) {
                throw new No(String.valueOf(e.getMessage()));
            }
            Path file = folder.resolve(actor + ".p12").toAbsolutePath();
            if (Files.exists(file)) {
                throw new No(file + " is there already and is not overwritten");
            }
            SigningKey key = KeyStoreFolder.create(
                    file,
                    Algorithm.SM2,
                    actor,
                    Passphrases.chosen(),
                    KeyFile.ITERATIONS,
                    LedgerClock.real().now());
            Path pem = folder.resolve(actor + ".pem").toAbsolutePath();
            write(pem, key.verifyingKey().pem());
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("actor", actor);
            document.put("keyId", key.verifyingKey().keyId());
            document.put("keyFile", file.toString());
            document.put("publicKeyFile", pem.toString());
            document.put("publicKey", key.verifyingKey().base64());
            output.print(document, out -> {
                out.println("密钥文件 " + file + "（0600，勿外传）");
                out.println("公钥文件 " + pem + "，密钥编号 " + key.verifyingKey().keyId());
            });
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the keys that the ledger knows, of one actor or of all, and whether they still sign.")
    static final class Held implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", arity = "0..1")
        private @Nullable String actor;

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger)) {
                List<Person> people = actor == null ? opened.actors().all() : List.of(opened.person(actor));
                List<Map<String, Object>> rows = new ArrayList<>();
                Table table = new Table(
                        Table.Column.text("经办人"),
                        Table.Column.text("姓名"),
                        Table.Column.text("密钥编号"),
                        Table.Column.text("算法"),
                        Table.Column.text("状态"),
                        Table.Column.number("启用账目"),
                        Table.Column.number("停用账目"));
                for (Person person : people) {
                    for (HeldKey held : person.keys()) {
                        rows.add(document(person, held));
                        table.row(
                                person.actor(),
                                person.name(),
                                held.keyId(),
                                held.algorithm(),
                                held.signs() ? "在用" : "已停用",
                                held.since(),
                                held.revokedAt());
                    }
                }
                output.print(rows, table::print);
            }
        }
    }

    static Map<String, Object> document(Person person, HeldKey held) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("actor", person.actor());
        document.put("keyId", held.keyId());
        document.put("algorithm", held.algorithm());
        document.put("publicKey", held.publicKey());
        document.put("state", held.signs() ? "ACTIVE" : "REVOKED");
        document.put("since", held.since());
        document.put("revokedAt", held.revokedAt());
        return document;
    }

    @Command(
            name = "deposit",
            mixinStandardHelpOptions = true,
            description = {
                "Leaves a copy of an actor's key file in the ledger's home, so that the server can sign with it",
                "whenever the actor gives the passphrase. The passphrase is checked now and not kept."
            })
    static final class Deposit implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR.p12")
        private Path file = Path.of("");

        @Override
        public void run() {
            if (!Files.isRegularFile(file)) {
                throw new EnvironmentLack("there is no key file " + file);
            }
            ActorKey key = ActorKey.open(file);
            try (OpenLedger opened = OpenLedger.open(ledger)) {
                boolean signs = opened.person(key.actor()).keys().stream()
                        .anyMatch(held -> held.signs() && held.keyId().equals(key.keyId()));
                if (!signs) {
                    throw new No("密钥 " + key.keyId() + " 不是 " + key.actor() + " 在用的密钥，未存放；先用 keys enrol 登记");
                }
                Path kept = opened.store().home().actorKeys().resolve(key.actor() + ".p12");
                KeyStoreFolder.copy(file, kept);
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("actor", key.actor());
                document.put("keyId", key.keyId());
                document.put("keyFile", kept.toString());
                output.print(document, out -> out.println("密钥 " + key.keyId() + " 已存放于 " + kept + "（0600），口令未存"));
            }
        }
    }

    static void write(Path file, String pem) {
        try {
            Files.writeString(file, pem, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new EnvironmentLack("cannot write " + file + ": " + e, e);
        }
    }

    @Command(name = "public", mixinStandardHelpOptions = true, description = "Shows the public key of a PEM file.")
    static final class Public implements Runnable {
        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "FILE.pem")
        private Path file = Path.of("");

        @Override
        public void run() {
            VerifyingKey key = readPublicKey(file);
            output.print(
                    Map.of("keyId", key.keyId(), "publicKey", key.base64()),
                    out -> out.println(key.keyId() + "  " + key.base64()));
        }
    }

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = "Shows the ledger's own public keys, with which checkpoints and receipts are verified.")
    static final class OfLedger implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger)) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("ledger", opened.identity().name());
                document.put("keys", opened.identity().keys());
                output.print(document, out -> opened.identity()
                        .keys()
                        .forEach(key ->
                                out.print(VerifyingKey.ofBase64(key.publicKey()).pem())));
            }
        }
    }
}
