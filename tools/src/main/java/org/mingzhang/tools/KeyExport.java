package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.domain.ledger.LogEvent.LedgerKey;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import org.mingzhang.tools.verify.ActorKeyHistory;
import org.mingzhang.tools.verify.KeyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Public keys for those who verify elsewhere: one actor's, or a folder with the ledger's and, if asked for, all actors'. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "导出公钥，供别处核验。",
            "写经办人：显示其公钥（PEM），或用 -o 写入文件。",
            "不写经办人：用 -o 把账本公钥写成一个目录，即 verify --keys 所要的；加 --actors 另附全部经办人的公钥和名录。"
        })
final class KeyExport implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "ACTOR", arity = "0..1", description = "经办人；不写则导出账本公钥目录。")
    private @Nullable String actor;

    @Option(names = "--key-id", paramLabel = "ID", description = "经办人的哪一把（默认：在用的最新一把）。")
    private @Nullable String keyId;

    @Option(names = "--actors", description = "目录中附全部经办人的公钥和密钥名录，核验回执时用来核对经办人签名。")
    private boolean actors;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.pem|DIR",
            description = "写到哪里：经办人的公钥文件，或账本公钥目录。")
    private @Nullable Path out;

    @Override
    public void run() {
        if ((actor != null && actors) || (actor == null && keyId != null)) {
            throw wrongUsage("--actors 导出全部经办人，不与 ACTOR 同用；--key-id 须与 ACTOR 同用");
        }
        if (actor == null && out == null) {
            throw wrongUsage("写明经办人，或用 -o 写明账本公钥目录写到哪里");
        }
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            if (actor != null) {
                exportActor(opened.person(actor));
            } else {
                exportFolder(opened, Objects.requireNonNull(out));
            }
        }
    }

    private ParameterException wrongUsage(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }

    private void exportActor(Person person) {
        HeldKey held = person.keys().reversed().stream()
                .filter(key -> keyId == null ? key.signs() : key.keyId().equals(keyId))
                .findFirst()
                .orElseThrow(() -> new No(person.actor() + (keyId == null ? " 没有在用的密钥" : " 没有编号为 " + keyId + " 的密钥")));
        String pem = VerifyingKey.ofBase64(held.publicKey()).pem();
        Map<String, Object> document = KeysCommand.document(person, held);
        document.put("pem", pem);
        Path file = out;
        if (file == null) {
            output.print(document, print -> print.print(pem));
        } else {
            KeysCommand.write(file, pem);
            document.put("file", file.toString());
            output.print(document, print -> print.println("公钥 " + held.keyId() + " 已写入 " + file));
        }
    }

    private void exportFolder(OpenLedger opened, Path folder) {
        KeyFolder keys = new KeyFolder(
                opened.identity().name(),
                key(opened, Algorithm.SM2),
                key(opened, Algorithm.ED25519),
                opened.identity().zone(),
                actors ? history(opened) : null);
        try {
            List<String> different = keys.writeTo(folder);
            if (!different.isEmpty()) {
                throw new No(folder + " 中已有内容不同的 " + String.join("、", different) + "，未作改动；请换一个目录，或先弄清为何不同");
            }
        } catch (IOException e) {
            throw new EnvironmentLack("公钥目录写不进 " + folder + "（" + e + "）", e);
        }
        String sm2 = KeyFolder.fingerprint(keys.sm2());
        String ed25519 = KeyFolder.fingerprint(keys.ed25519());
        ActorKeyHistory history = keys.actors();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ledger", keys.ledger());
        document.put("folder", folder.toString());
        document.put("files", List.copyOf(keys.files().keySet()));
        document.put("sm2Fingerprint", sm2.replace(" ", ""));
        document.put("ed25519Fingerprint", ed25519.replace(" ", ""));
        document.put("actorKeys", history == null ? null : history.keys().size());
        document.put("actorKeysUpTo", history == null ? null : history.size());
        output.print(document, print -> {
            print.println("账本 " + keys.ledger() + " 的公钥已写入 " + folder);
            print.println("  SM2     指纹 " + sm2);
            print.println("  Ed25519 指纹 " + ed25519);
            if (history != null) {
                print.println("  经办人公钥 " + history.keys().size() + " 把，名录截至账目总数 " + history.size());
            }
            print.println("请经账本运维人员以外的途径交到核验人手里，并用电话或纸面核对指纹（公钥 SPKI 的 SM3）。");
            print.println("核验：ledger verify 回执 --keys " + folder);
        });
    }

    private static VerifyingKey key(OpenLedger opened, Algorithm algorithm) {
        return opened.identity().keys().stream()
                .map(LedgerKey::publicKey)
                .map(VerifyingKey::ofBase64)
                .filter(key -> key.algorithm() == algorithm)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the first entry states no key of " + algorithm));
    }

    private static ActorKeyHistory history(OpenLedger opened) {
        // First the size: what is enrolled meanwhile is then at worst already in, never missing from what it covers.
        long size = opened.store().log().size();
        return new ActorKeyHistory(
                opened.identity().name(),
                size,
                opened.actors().all().stream()
                        .flatMap(person -> person.keys().stream()
                                .map(held -> new ActorKeyHistory.Held(
                                        person.actor(),
                                        VerifyingKey.ofBase64(held.publicKey()),
                                        held.since(),
                                        held.revokedAt())))
                        .toList());
    }
}
