package org.mingzhang.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes which key signs for whom: signed commands under names of their own. */
final class KeyChanges {
    private KeyChanges() {}

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "为已登记的经办人提出一个新公钥；由系统管理员或安全保密管理员签名，另一人核定（keys enrol）以前不能签名。")
    static final class Propose extends RecordingCommand {
        @Parameters(paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Option(
                names = "--public-key",
                required = true,
                paramLabel = "FILE.pem",
                description = "公钥文件，由 keys create 生成。")
        private Path publicKey = Path.of("");

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey("--public-key", publicKey);
            return new ProposeKey(actor, key.keyId(), key.base64());
        }
    }

    @Command(
            name = "enrol",
            mixinStandardHelpOptions = true,
            description = "核定并登记已由另一人提出的公钥；由安全保密管理员签名，三员的公钥也可由安全审计员签名。")
    static final class Enrol extends RecordingCommand {
        @Parameters(paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Option(
                names = "--public-key",
                required = true,
                paramLabel = "FILE.pem",
                description = "公钥文件，由 keys create 生成。")
        private Path publicKey = Path.of("");

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey("--public-key", publicKey);
            return new EnrolKey(actor, key.keyId(), key.base64());
        }
    }

    @Command(name = "rotate", mixinStandardHelpOptions = true, description = "更换自己的密钥：--key 指旧密钥，由它最后签一次名。")
    static final class Rotate extends RecordingCommand {
        @Option(
                names = "--public-key",
                required = true,
                paramLabel = "NEW.pem",
                description = "新公钥的文件，由 keys create 生成。")
        private Path publicKey = Path.of("");

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey("--public-key", publicKey);
            return new RotateKey(signer.actor(), signer.keyId(), key.keyId(), key.base64());
        }

        /** One's own key is no matter of any post, so any will do. */
        @Override
        @Nullable
        String usualRole(Person signer) {
            return signer.posts().isEmpty()
                    ? null
                    : signer.posts().getFirst().role().name();
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "吊销经办人的一个密钥；此前所签仍然有效。由系统管理员或安全保密管理员签名。")
    static final class Revoke extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Parameters(index = "1", paramLabel = "KEY_ID", description = "密钥编号。")
        private String keyId = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "理由：遗失、泄露、离任……")
        private String reason = "";

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            return new RevokeKey(actor, keyId, reason);
        }
    }
}
