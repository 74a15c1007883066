package org.mingzhang.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Account;
import org.mingzhang.app.access.OneTimeCodes;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.platform.command.LedgerClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who may come into the console. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "列出可登录控制台的账号；开设、重设或停用一个。",
        subcommands = {AccountsCommand.Invite.class, AccountsCommand.Close.class})
final class AccountsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            List<Account> accounts = Accounts.open(opened.store()).all();
            output.print(accounts, out -> {
                Table table = new Table(Table.Column.text("账号"), Table.Column.text("状态"));
                accounts.forEach(account -> table.row(account.actor(), standing(account)));
                table.print(out);
                out.println("共 " + accounts.size() + " 个账号");
            });
        }
    }

    private static String standing(Account account) {
        return account.closed() ? "已停用" : account.hasPassword() ? "可登录" : "待本人设定口令";
    }

    /** Opens one, or lets its owner set a new password. */
    @Command(
            name = "invite",
            mixinStandardHelpOptions = true,
            description = {
                "为已登记的经办人开设账号，或让其重设口令；给出一次性代码，请当面交给本人。",
                "原口令随即作废，已登录的随即退出；签名密钥不受影响。",
                "记入本人的账目；本人用自己的密钥确认以前，看不到个人信息明文，不能导出。"
            })
    static final class Invite implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", description = "经办人编号，也就是账号。")
        private String actor = "";

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                String known = opened.person(actor).actor();
                Accounts accounts = Accounts.open(opened.store());
                LedgerClock clock = opened.node().clock();
                String code = new OneTimeCodes(
                                opened.store(),
                                opened.node().codes(),
                                accounts,
                                SignIns.of(opened.store(), clock),
                                clock,
                                opened.identity().zone())
                        .giveOnTheMachine(known);
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("account", known);
                document.put("code", code);
                document.put("validDays", Accounts.CODE_VALIDITY.toDays());
                output.print(document, out -> {
                    out.println("账号：" + known);
                    out.println("一次性代码：" + code + "（" + Accounts.CODE_VALIDITY.toDays() + " 天内有效，只显示这一次）");
                    out.println("请本人打开控制台的 /enter 一页，用它设定口令。");
                });
            }
        }
    }

    /** Ends one. */
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = {"停用一个账号，已登录的随即退出。", "签名密钥不受影响：要让其不能再签名，用 ledger keys revoke。"})
    static final class Close implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ACTOR", description = "账号。")
        private String actor = "";

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                if (!Accounts.open(opened.store()).close(actor)) {
                    throw new No("没有账号 " + actor);
                }
                output.print(Map.of("account", actor, "closed", true), out -> out.println("账号 " + actor + " 已停用"));
            }
        }
    }
}
