package org.mingzhang.tools;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Limits;
import org.mingzhang.app.access.Tokens.Made;
import org.mingzhang.app.access.Tokens.Token;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.PostText;
import org.mingzhang.app.console.OwnAccount;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.domain.json.InvalidDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What programs come in with. */
@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        description = "列出程序访问接口的令牌；开设或吊销一个。",
        subcommands = {TokensCommand.Shown.class, TokensCommand.Issue.class, TokensCommand.Revoke.class})
final class TokensCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        list(ledger, output, null);
    }

    private static Tokens tokens(OpenLedger opened) {
        // Whose schema it is.
        Accounts.open(opened.store());
        return Tokens.of(opened.store(), clock(opened));
    }

    private static LedgerClock clock(OpenLedger opened) {
        return LedgerTime.of(opened.store(), opened.identity());
    }

    private static void list(LedgerOptions ledger, Output output, @Nullable String actor) {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Tokens tokens = tokens(opened);
            List<Token> found = actor == null ? tokens.inForce() : tokens.of(actor);
            Instant now = clock(opened).now();
            output.print(found, out -> {
                Table table = new Table(
                        Table.Column.text("编号"),
                        Table.Column.text("账号"),
                        Table.Column.text("名称"),
                        Table.Column.text("岗位"),
                        Table.Column.text("能做什么"),
                        Table.Column.text("到期"),
                        Table.Column.text("最近使用"),
                        Table.Column.text("状态"));
                found.forEach(token -> table.row(
                        token.id(),
                        token.actor(),
                        token.name(),
                        post(token.post()),
                        (token.readOnly() ? "只读" : "可提交")
                                + (token.onlyCounty() == null ? "" : "，只看 " + token.onlyCounty()),
                        token.expiresAt().toString(),
                        token.lastUsedAt() == null ? "—" : token.lastUsedAt().toString(),
                        token.standing(now)));
                table.print(out);
                out.println("共 " + found.size() + " 个令牌");
            });
        }
    }

    private static String post(@Nullable Post post) {
        return post == null ? "全部岗位" : PostText.write(post);
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {"列出可用的令牌；写明账号时，连同该账号已吊销、已到期的。", "令牌本身不保存，只有它的摘要。"})
    static final class Shown implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", arity = "0..1", description = "账号（默认：所有人）。")
        private @Nullable String actor;

        @Override
        public void run() {
            list(ledger, output, actor);
        }
    }

    /** Makes one. */
    @Command(
            name = "issue",
            mixinStandardHelpOptions = true,
            description = {"为有账号的经办人开设令牌，只显示这一次；能看的与其现在的岗位相同。", "本人也可以在控制台的“账号与密钥”中开设。"})
    static final class Issue implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", description = "账号，也就是经办人编号。")
        private String actor = "";

        @Option(names = "--name", paramLabel = "NAME", required = true, description = "名称，写明给哪个程序用。")
        private String name = "";

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "90",
                description = "有效天数，最多 365（默认：${DEFAULT-VALUE}）。")
        private int days = 90;

        @Option(
                names = "--post",
                paramLabel = "ROLE[/COUNTY]",
                description = "只用于这一个岗位，如 FINANCE 或 COUNTY_INDUSTRY/县代码（默认：其全部岗位）。")
        private @Nullable String post;

        @Option(names = "--read-only", description = "只能查看，不能提交任何东西。")
        private boolean readOnly;

        @Option(names = "--county", paramLabel = "CODE", description = "只给这一个县（市、区）的，须同时写 --post。")
        private @Nullable String county;

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                Person person = opened.person(actor);
                Post narrowed = post == null ? null : PostText.read(post);
                if (narrowed != null && !person.posts().contains(narrowed)) {
                    throw new No(actor + " 没有岗位 " + post + "；现有："
                            + person.posts().stream().map(PostText::write).toList());
                }
                if (Accounts.open(opened.store())
                        .find(actor)
                        .filter(account -> !account.closed())
                        .isEmpty()) {
                    throw new No(actor + " 没有可用的账号，请先用 ledger accounts invite 开设");
                }
                if (county != null && !OwnAccount.reaches(person, narrowed, county)) {
                    throw new No("限定到一个县的令牌，须用 --post 写明能看这个县的岗位");
                }
                Made made;
                try {
                    made = tokens(opened).make(actor, name, new Limits(narrowed, readOnly, county), days);
                } catch (InvalidDocument e) {
                    throw new No("不能开设", Problem.of(e));
                }
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("id", made.token().id());
                document.put("account", actor);
                document.put("token", made.secret());
                document.put("expiresAt", made.token().expiresAt().toString());
                output.print(document, out -> {
                    out.println("编号：" + made.token().id());
                    out.println("令牌：" + made.secret() + "（只显示这一次）");
                    out.println("有效至：" + made.token().expiresAt());
                });
            }
        }
    }

    /** Ends one. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "吊销一个令牌，用它的程序随即不能再访问。")
    static final class Revoke implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ID", description = "令牌的编号，见 ledger tokens list。")
        private String id = "";

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                if (!tokens(opened).revoke(id, "operator")) {
                    throw new No("没有可用的令牌 " + id);
                }
                output.print(Map.of("id", id, "revoked", true), out -> out.println("令牌 " + id + " 已吊销"));
            }
        }
    }
}
