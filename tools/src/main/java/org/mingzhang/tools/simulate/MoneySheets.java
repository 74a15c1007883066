package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;
import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import java.util.List;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.simulate.Purse.Shares;
import org.mingzhang.tools.story.Story;

/** Awards, what is paid of them, and what comes back. */
final class MoneySheets {
    private static final String NUMBER = "申报编号";
    /** Invented, as everything here. */
    private static final String PAYING_ACCOUNT = "6299000000000001";

    private static final String PAYMENT = "拨付编号";

    private final Story story;
    private final Out out;
    private final Lists lists;
    private final PartySheets parties;
    private final long seed;

    MoneySheets(Story story, Out out, Lists lists, PartySheets parties, long seed) {
        this.story = story;
        this.out = out;
        this.lists = lists;
        this.parties = parties;
        this.seed = seed;
    }

    /**
     * An award and its payments.
     *
     * @param line name of the pack's line
     * @param account the payee's own
     * @param n decides who deals with it, and what happens afterwards; negative where nothing does
     */
    void award(
            String number,
            String line,
            Organisation payee,
            String account,
            int n,
            Grant grant,
            Shares shares,
            String reason) {
        if (!out.told(grant.awardedOn())) {
            return;
        }
        out.row(
                "奖补",
                is(NUMBER, number),
                is("核定金额", Out.yuan(shares.total())),
                is("认定日期", grant.awardedOn().toString()),
                is("认定单位", Officials.INDUSTRY),
                is("认定人", Officials.one("核定", Math.abs(n), 4)),
                is("依据文号", Funds.document("奖", grant.awardedOn())),
                is("理由", reason));
        // Records do not tell how a mixed award came back, so only what one source bears does.
        boolean single = shares.upper().isZero() || shares.own().isZero();
        Fen part = Cases.hundreds(shares.total(), 60);
        if (n >= 0 && single && n % 60 == 0) {
            sentBack(number, line, payee, account, n, grant, shares);
        } else if (n >= 0 && single && n % 9 == 5) {
            payment(number, 1, line, payee, account, n, grant.orderedOn(), grant.paidOn(), part(shares, part), false);
            payment(
                    number,
                    2,
                    line,
                    payee,
                    account,
                    n,
                    plus(grant.paidOn(), 20),
                    plus(grant.paidOn(), 22),
                    part(shares, shares.total().minus(part)),
                    false);
        } else {
            payment(number, 1, line, payee, account, n, grant.orderedOn(), grant.paidOn(), shares, false);
            recovery(number, line, n, grant, shares, payee, account);
        }
        uses(number, n, grant, shares);
    }

    private String upper() {
        return story.sourceName(story.sources().upper());
    }

    private String own() {
        return story.sourceName(story.sources().own());
    }

    private static Shares part(Shares of, Fen amount) {
        return of.own().isZero() ? new Shares(amount, Fen.ZERO) : new Shares(Fen.ZERO, amount);
    }

    /** The bank does not find the account; the payee names another one, and is paid there. */
    private void sentBack(
            String number, String line, Organisation payee, String account, int n, Grant grant, Shares shares) {
        payment(number, 1, line, payee, account, n, grant.orderedOn(), grant.paidOn(), shares, true);
        LocalDate changed = plus(grant.paidOn(), 5);
        parties.account(payee, payee.newAccount(), changed, "原账户销户");
        payment(number, 2, line, payee, payee.newAccount(), n, plus(changed, 4), plus(changed, 6), shares, false);
    }

    private void payment(
            String number,
            int i,
            String line,
            Organisation payee,
            String account,
            int n,
            LocalDate ordered,
            LocalDate paid,
            Shares shares,
            boolean back) {
        String payment = "BF-" + number + "-" + i;
        boolean done = out.told(paid);
        if (!account.equals(payee.newAccount())) {
            // What comes back goes out again by the same line of the same plan.
            lists.paid(number, payee.code(), ordered, shares.total());
        }
        out.on(
                ordered,
                "拨付",
                is(PAYMENT, payment),
                is(NUMBER, number),
                is("收款户名", payee.name()),
                is("收款账号", account),
                is("金额", Out.yuan(shares.total())),
                is("中央资金", Out.yuan(shares.upper())),
                is("地方资金", Out.yuan(shares.own())),
                is("审批人", Officials.one("拨付审批", Math.abs(n), 4)),
                is("经办人", Officials.one("拨付经办", Math.abs(n), 6)),
                is("审批日期", ordered.toString()),
                is("拨付日期", out.day(paid)),
                is("银行回单号", done ? story.simulation().receipts() + payment : ""),
                is("状态", !done ? "待拨付" : back ? "退回" : "已拨付"),
                is("审批单位", Officials.FINANCE),
                is("经办单位", Officials.FINANCE),
                is("备注", back && done ? "账户已销，银行退回（示例）" : "示例数据"));
        statement(payment, payee, account, paid, shares.total(), back);
        treasury(payment, "ZY", upper(), line, payee, account, paid, shares.upper());
        treasury(payment, "DF", own(), line, payee, account, paid, shares.own());
    }

    /** The paying bank's own lines: out, and back where it finds no such account. */
    private void statement(
            String payment, Organisation payee, String account, LocalDate paid, Fen amount, boolean back) {
        out.on(
                paid,
                "银行流水",
                is("流水号", story.simulation().receipts() + payment),
                is("日期", paid.toString()),
                is("付款户名", Officials.FINANCE),
                is("付款账号", PAYING_ACCOUNT),
                is("收款户名", payee.name()),
                is("收款账号", account),
                is("金额", Out.yuan(amount)),
                is("摘要", "专项资金（示例）"));
        if (back) {
            out.on(
                    paid,
                    "银行流水",
                    is("流水号", "TH" + payment),
                    is("日期", paid.toString()),
                    is("付款户名", payee.name()),
                    is("付款账号", account),
                    is("收款户名", Officials.FINANCE),
                    is("收款账号", PAYING_ACCOUNT),
                    is("金额", Out.yuan(amount)),
                    is("摘要", "账户已销，退回（示例）"));
        }
    }

    private void treasury(
            String payment,
            String mark,
            String source,
            String line,
            Organisation payee,
            String account,
            LocalDate paid,
            Fen amount) {
        if (amount.isPositive()) {
            out.on(
                    paid,
                    "国库支付",
                    is("支付凭证号", "GK" + mark + payment),
                    is("日期", paid.toString()),
                    is("资金来源", source),
                    is("预算科目", line),
                    is("预算年度", Integer.toString(paid.getYear())),
                    is("收款户名", payee.name()),
                    is("收款账号", account),
                    is("金额", Out.yuan(amount)),
                    is(PAYMENT, payment),
                    is("摘要", "专项资金（示例）"));
        }
    }

    private void recovery(
            String number, String line, int n, Grant grant, Shares shares, Organisation payee, String account) {
        if (n < 0 || n % 60 != 4) {
            return;
        }
        LocalDate on = plus(grant.paidOn(), 12);
        Fen amount = Cases.hundreds(shares.total(), 10);
        for (String kind : new String[] {"应追", "已追"}) {
            LocalDate day = kind.equals("应追") ? on : plus(on, 10);
            out.on(
                    day,
                    "追回",
                    is("追回编号", "ZH-" + number),
                    is(PAYMENT, "BF-" + number + "-1"),
                    is("类型", kind),
                    is("金额", Out.yuan(amount)),
                    is("日期", day.toString()),
                    is("原因", "审计核减投入（示例）"),
                    is("登记人", "示例追缴01"));
        }
        LocalDate back = plus(on, 10);
        out.on(
                back,
                "银行流水",
                is("流水号", "JH" + number),
                is("日期", back.toString()),
                is("付款户名", payee.name()),
                is("付款账号", account),
                is("收款户名", Officials.FINANCE),
                is("收款账号", PAYING_ACCOUNT),
                is("金额", Out.yuan(amount)),
                is("摘要", "退回核减资金（示例）"));
        if (shares.upper().isZero() || shares.own().isZero()) {
            handedBack(number, line, plus(back, 18), shares.own().isZero(), amount);
        }
    }

    /** What was recovered goes back to the treasury, from the line that had paid it. */
    private void handedBack(String number, String line, LocalDate on, boolean fromAbove, Fen amount) {
        out.on(
                on,
                "资金",
                is("类型", "上缴"),
                is("资金来源", fromAbove ? upper() : own()),
                is("预算科目", line),
                is("金额", Out.yuan(amount)),
                is("文号", Funds.document("缴", on) + "（" + number + "）"),
                is("日期", on.toString()),
                is("登记人", "示例预算01"),
                is("备注", "追回资金上缴（示例数据）"));
    }

    private void uses(String number, int n, Grant grant, Shares shares) {
        if (n < 0 || n % 3 != 1 || n % 9 == 5) {
            return;
        }
        Chance chance = new Chance(seed, "use", n);
        LocalDate on = plus(grant.paidOn(), chance.between(5, 15));
        out.on(
                on,
                "资金使用",
                is(PAYMENT, "BF-" + number + "-1"),
                is("日期", on.toString()),
                is("用途", chance.pick(List.of("系统运维费", "数据采集设备购置", "人员培训"))),
                is("收款方", "示例服务单位"),
                is("金额", Out.yuan(Cases.hundreds(shares.total(), chance.between(30, 80)))));
    }
}
