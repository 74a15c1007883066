package org.mingzhang.app.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.HeldAccounts.HeldAccount;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.view.trail.Names;

/**
 * The account that a payment goes to, as whoever orders or approves it has to know it: since when it stands, who brought it and on what
 * paper. To change it just before a payment is the oldest way to steal one.
 *
 * @param tail the end of its number, by which people tell it from others
 * @param since the day from which it is the one, as its writer says
 * @param recordedOn when it was written down
 * @param by who recorded it, with the organisation
 * @param orderedBy who ordered the payment, likewise; null while it is being ordered
 * @param warning what to look into before signing; null where there is nothing
 */
public record PayeeAccount(
        String payment,
        String holder,
        String bank,
        String tail,
        @Nullable LocalDate since,
        LocalDate recordedOn,
        String by,
        boolean changed,
        @Nullable String reason,
        @Nullable String paper,
        @Nullable String paperSm3,
        @Nullable String orderedBy,
        long position,
        @Nullable String warning) {
    /** For how long a change is news. */
    static final int NEWS_DAYS = 30;

    private static final int TAIL = 4;

    /**
     * What is known of the account that is registered now.
     *
     * @param orderedTo the account that the order names; null while there is no order
     * @param calculated the entry that first computed the award; null where none did
     */
    static PayeeAccount of(
            String payment,
            HeldAccount held,
            String by,
            @Nullable String orderedBy,
            @Nullable BankAccount orderedTo,
            @Nullable Long calculated,
            Instant now,
            ZoneId zone) {
        BankAccount account = Objects.requireNonNull(held.account());
        BankAccountChanged change = held.change();
        KeptPaper paper = change == null ? null : change.paper();
        return new PayeeAccount(
                payment,
                account.holder(),
                account.bank(),
                tail(account),
                held.on(),
                held.recordedAt().atZone(zone).toLocalDate(),
                by,
                change != null,
                change == null ? null : change.reason(),
                paper == null ? null : paper.fileName(),
                paper == null ? null : paper.digest(),
                orderedBy,
                held.position(),
                warning(held, account, orderedTo, calculated, now, zone));
    }

    /** When it was written down counts, not the day that whoever wrote it down named. */
    private static @Nullable String warning(
            HeldAccount held,
            BankAccount account,
            @Nullable BankAccount orderedTo,
            @Nullable Long calculated,
            Instant now,
            ZoneId zone) {
        if (orderedTo != null && !orderedTo.equals(account)) {
            return "注意：提出拨付以后收款账户变了：提出时是尾号 " + tail(orderedTo) + "（" + orderedTo.bank() + "），现在登记的是尾号 " + tail(account)
                    + "（" + account.bank() + "）。账本不会按旧账户拨付。";
        }
        boolean changed = held.change() != null;
        long days = ChronoUnit.DAYS.between(
                held.recordedAt().atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
        boolean recent = changed && days <= NEWS_DAYS;
        boolean late = calculated != null && held.position() > calculated;
        if (!recent && !late) {
            return null;
        }
        String when = days <= 0 ? "今天" : days + " 天前";
        return "注意：这个收款账户" + when + "才" + (changed ? "变更" : "登记") + (late ? "，而且是在奖补测算以后" : "")
                + "。签名以前，请用原来就知道的联系方式向收款单位核实，不要用随变更一起送来的电话。";
    }

    private static String tail(BankAccount account) {
        return account.number().substring(account.number().length() - TAIL);
    }

    /** Since when it is the one; where that was written down on another day, both. */
    private String days() {
        if (since == null) {
            return "，" + Names.day(recordedOn) + "记账";
        }
        return since.equals(recordedOn)
                ? "，" + Names.day(since) + "起"
                : "，业务日期 " + Names.day(since) + "，记账日 " + Names.day(recordedOn);
    }

    /** All of it but the warning, in one sentence. */
    public String sentence() {
        return payment + " 的收款账户：" + holder + "，" + bank + "，尾号 " + tail
                + days() + "，由" + by + (changed ? "变更" : "登记")
                + (reason == null ? "" : "，理由：" + reason)
                + (paper == null ? "，没有随附文件" : "，随附文件“" + paper + "”")
                + (orderedBy == null ? "" : "；提出拨付的是" + orderedBy) + "。";
    }
}
