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

    /** The posts there are, for the help. */
    private static final class Roles extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Roles() {
            super(Arrays.stream(Role.values()).map(Role::name).toList());
        }
    }

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description = "登记一位经办人及其首个公钥；由系统管理员签名。岗位由安全保密管理员另行授予（actors grant）。")
    static final class Register extends RecordingCommand {
        @Parameters(paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "姓名，与文书一致。")
        private String name = "";

        @Option(names = "--org", required = true, paramLabel = "ID", description = "单位编号；企业用统一社会信用代码。")
        private String org = "";

        @Option(names = "--org-name", required = true, paramLabel = "NAME", description = "单位名称。")
        private String orgName = "";

        @Option(
                names = "--public-key",
                required = true,
                paramLabel = "FILE.pem",
                description = "公钥文件，由 keys create 生成。")
        private Path publicKey = Path.of("");

        @Option(
                names = "--for",
                paramLabel = "ROLE",
                completionCandidates = Roles.class,
                description = "拟任岗位，以下之一：${COMPLETION-CANDIDATES}；以后只能授予这一类岗位。随登记授予岗位（--post）的可以不写。")
        private @Nullable String intended;

        @Option(
                names = "--post",
                paramLabel = "ROLE[:COUNTY]",
                description = "随登记授予的岗位，只能是 APPLICANT（申报单位）；其余岗位用 actors grant。")
        private List<String> posts = new ArrayList<>();

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            VerifyingKey key = KeysCommand.readPublicKey("--public-key", publicKey);
            List<Post> given = posts.stream().map(post -> post("--post", post)).toList();
            return new RegisterActor(actor, name, org, orgName, intended(given), key.keyId(), key.base64(), given);
        }

        /** What comes with the registration says it as well. */
        private Role intended(List<Post> given) {
            if (intended != null) {
                return role("--for", intended);
            }
            if (given.isEmpty()) {
                throw new WrongUsage("--for", "", "写明登记此人是为哪个岗位：安全保密管理员只能授予这一类岗位");
            }
            return given.getFirst().role();
        }
    }

    /** A post as people write it: {@code ROLE}, or {@code ROLE:COUNTY} for one county alone. */
    private static Post post(String option, String written) {
        int colon = written.indexOf(':');
        return colon < 0
                ? new Post(role(option, written), null)
                : new Post(role(option, written.substring(0, colon)), written.substring(colon + 1));
    }

    /** The same, where the county may stand in {@code --county} instead. */
    private static Post stated(String written, @Nullable String county) {
        Post post = post("ROLE", written);
        if (county != null && post.county() != null && !county.equals(post.county())) {
            throw new WrongUsage("--county", county, "岗位写明的县是 " + post.county() + "，--county 写的是 " + county + "：只写一处");
        }
        return county == null ? post : new Post(post.role(), county);
    }

    private static Role role(String option, String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new WrongUsage(option, name, "没有岗位 " + name + "；可用：" + Arrays.toString(Role.values())));
    }

    @Command(name = "grant", mixinStandardHelpOptions = true, description = "给经办人一个岗位；由安全保密管理员签名，不得是登记此人或提出其密钥的人。")
    static final class Grant extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Parameters(
                index = "1",
                paramLabel = "ROLE[:COUNTY]",
                completionCandidates = Roles.class,
                description = "岗位，以下之一：${COMPLETION-CANDIDATES}；写明县则只在该县。")
        private String post = "";

        @Option(names = "--county", paramLabel = "COUNTY", description = "只在该县（默认：全市）。")
        private @Nullable String county;

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            Post granted = stated(post, county);
            return new GrantRole(actor, granted.role(), granted.county());
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "撤去经办人的一个岗位；由系统管理员或安全保密管理员签名。")
    static final class Revoke extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "ACTOR", description = "经办人编号。")
        private String actor = "";

        @Parameters(
                index = "1",
                paramLabel = "ROLE[:COUNTY]",
                completionCandidates = Roles.class,
                description = "岗位，以下之一：${COMPLETION-CANDIDATES}；写明县则只在该县。")
        private String post = "";

        @Option(names = "--county", paramLabel = "COUNTY", description = "撤去的是该县的岗位。")
        private @Nullable String county;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "理由。")
        private String reason = "";

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            Post revoked = stated(post, county);
            return new RevokeRole(actor, revoked.role(), revoked.county(), reason);
        }
    }
}
