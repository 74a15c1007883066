package org.mingzhang.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
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
            name = "enrol",
            mixinStandardHelpOptions = true,
            description = "Binds one more public key to an actor; signed by a system or security administrator.")
    static final class Enrol extends RecordingCommand {
        @Parameters(paramLabel = "ACTOR")
        private String actor = "";

        @Option(names = "--public-key", required = true, paramLabel = "FILE.pem", description = "Made by keys create.")
        private Path publicKey = Path.of("");

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey(publicKey);
            return new EnrolKey(actor, key.keyId(), key.base64());
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Replaces one's own key, which --key names and which signs for the last time, by a new one.")
    static final class Rotate extends RecordingCommand {
        @Option(
                names = "--public-key",
                required = true,
                paramLabel = "NEW.pem",
                description = "The new key, made by keys create.")
        private Path publicKey = Path.of("");

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey(publicKey);
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

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Withdraws a key of an actor; what it signed before stays valid."
                    + " Signed by a system or security administrator.")
    static final class Revoke extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "ACTOR")
        private String actor = "";

        @Parameters(index = "1", paramLabel = "KEY_ID")
        private String keyId = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why: lost, leaked, left …")
        private String reason = "";

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            return new RevokeKey(actor, keyId, reason);
        }
    }
}
