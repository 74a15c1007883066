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
        description = "生成密钥文件，登记、更换和吊销经办人的密钥，查看公钥。",
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.Held.class,
            KeyChanges.Propose.class,
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
    static VerifyingKey readPublicKey(String place, Path path) {
        InputFile file = new InputFile(place, path);
        String pem = file.text();
        VerifyingKey key;
        try {
            key = VerifyingKey.ofPem(pem);
        } catch (IllegalArgumentException e) {
            throw file.rejected("不是公钥", "应为 PEM 格式的 SM2 公钥，由 ledger keys create 生成");
        }
        if (key.algorithm() != Algorithm.SM2) {
            throw file.rejected(key.algorithm().name() + " 公钥", "应为 SM2 公钥");
        }
        return key;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "为经办人生成 SM2 密钥：ACTOR.p12（权限 0600）及其公钥 ACTOR.pem。")
    static final class Create implements Runnable {
        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Option(
                names = {"-o", "--out"},
                paramLabel = "DIR",
                description = "存放的文件夹（默认：当前文件夹）。")
        private Path folder = Path.of("");

        @Override
        public void run() {
            try {
                StreamId.requireName(actor);
            } catch (IllegalArgumentException e) {
                throw No.unknown("ACTOR", actor, String.valueOf(e.getMessage()));
            }
            Path file = folder.resolve(actor + ".p12").toAbsolutePath();
            if (Files.exists(file)) {
                throw new No(file + " 已存在，不覆盖密钥文件");
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

    @Command(name = "list", mixinStandardHelpOptions = true, description = "列出账本登记的密钥（一人的或全部）及是否在用。")
    static final class Held implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", arity = "0..1", description = "只看这一位（默认：列出全部）。")
        private @Nullable String actor;

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
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
            description = {"把密钥文件的副本存放在账本文件夹，经办人每次给出口令时由服务器代为签名。", "口令现在即核对，不保存。"})
    static final class Deposit implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR.p12", description = "经办人的密钥文件。")
        private Path file = Path.of("");

        @Override
        public void run() {
            ActorKey key = ActorKey.open(new InputFile("ACTOR.p12", file).existing());
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
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
            throw EnvironmentLack.cannotWrite(file, e);
        }
    }

    @Command(name = "public", mixinStandardHelpOptions = true, description = "显示 PEM 文件中的公钥。")
    static final class Public implements Runnable {
        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "FILE.pem", description = "公钥文件。")
        private Path file = Path.of("");

        @Override
        public void run() {
            VerifyingKey key = readPublicKey("FILE.pem", file);
            output.print(
                    Map.of("keyId", key.keyId(), "publicKey", key.base64()),
                    out -> out.println(key.keyId() + "  " + key.base64()));
        }
    }

    @Command(name = "ledger", mixinStandardHelpOptions = true, description = "显示账本自己的公钥，用以核验校验点和回执。")
    static final class OfLedger implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
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
