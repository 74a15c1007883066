package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes who people are: signed commands under names of their own. */
final class ActorChanges {
    private ActorChanges() {}

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description =
                    "Registers a person with a first key and posts; signed by a system or security administrator.")
    static final class Register extends RecordingCommand {
        @Parameters(paramLabel = "ACTOR")
        private String actor = "";

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "As it shall stand in papers.")
        private String name = "";

        @Option(names = "--org", required = true, paramLabel = "ID", description = "For enterprises the credit code.")
        private String org = "";

        @Option(names = "--org-name", required = true, paramLabel = "NAME", description = "The organisation's name.")
        private String orgName = "";

        @Option(names = "--public-key", required = true, paramLabel = "FILE.pem", description = "Made by keys create.")
        private Path publicKey = Path.of("");

        @Option(
                names = "--post",
                paramLabel = "ROLE[:COUNTY]",
                description = "A post, in one county or in the whole city; may be given again.")
        private List<String> posts = new ArrayList<>();

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey(publicKey);
            return new RegisterActor(
                    actor,
                    name,
                    org,
                    orgName,
                    key.keyId(),
                    key.base64(),
                    posts.stream().map(Register::post).toList());
        }

        private static Post post(String written) {
            int colon = written.indexOf(':');
            return colon < 0
                    ? new Post(role(written), null)
                    : new Post(role(written.substring(0, colon)), written.substring(colon + 1));
        }

        private static Role role(String name) {
            return Arrays.stream(Role.values())
                    .filter(role -> role.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("没有岗位 " + name + "；可用：" + Arrays.toString(Role.values())));
        }
    }

    @Command(
            name = "grant",
            mixinStandardHelpOptions = true,
            description = "Gives a person a post; signed by a system or security administrator.")
    static final class Grant extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "ACTOR")
        private String actor = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "One of: ${COMPLETION-CANDIDATES}.")
        private Role post = Role.LEDGER;

        @Option(names = "--county", paramLabel = "COUNTY", description = "Only there (default: the whole city).")
        private @Nullable String county;

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            return new GrantRole(actor, post, county);
        }
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Takes a post from a person; signed by a system or security administrator.")
    static final class Revoke extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "ACTOR")
        private String actor = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "One of: ${COMPLETION-CANDIDATES}.")
        private Role post = Role.LEDGER;

        @Option(names = "--county", paramLabel = "COUNTY", description = "The post of this county.")
        private @Nullable String county;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            return new RevokeRole(actor, post, county, reason);
        }
    }
}
