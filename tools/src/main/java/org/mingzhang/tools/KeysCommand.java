package org.mingzhang.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** Keys of actors and of the ledger. What a key may sign is recorded by `do actor.…`. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Creates key files and shows public keys.",
        subcommands = {KeysCommand.Create.class, KeysCommand.Public.class, KeysCommand.OfLedger.class})
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
            try {
                Files.writeString(pem, key.verifyingKey().pem(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new EnvironmentLack("cannot write " + pem + ": " + e, e);
            }
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
