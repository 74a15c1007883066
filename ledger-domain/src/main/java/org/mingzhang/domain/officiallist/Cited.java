package org.mingzhang.domain.officiallist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;

/**
 * The row of a list that a command cites, with the list as it stands. A command does what the row says, or it does not cite
 * it. That no row is used twice for the same is a claim, and not looked at here.
 */
public record Cited(ListRow row, OfficialList list) {
    /**
     * Reads the list of a row; asked for before the streams of the case, as the order of streams demands.
     *
     * @return null where no row is cited
     */
    public static @Nullable Cited read(Streams streams, @Nullable ListRow row) {
        return row == null ? null : new Cited(row, (OfficialList) streams.state(StreamId.list(row.id())));
    }

    /**
     * What is about to be done by a row.
     *
     * @param kinds the kinds of list that such a thing is done by
     * @param application the application's number; null for what concerns an organisation alone
     * @param organisation credit code of whom it concerns
     * @param amountFen null for what is about no money
     * @param payee null for what pays nobody
     */
    public record Use(
            String programme,
            List<Kind> kinds,
            @Nullable String application,
            String organisation,
            @Nullable Fen amountFen,
            @Nullable BankAccount payee) {
        /** Something about an application. */
        public static Use ofApplication(String programme, String application, String applicant, Kind... kinds) {
            return new Use(programme, List.of(kinds), application, applicant, null, null);
        }

        /** Something about an organisation. */
        public static Use ofOrganisation(String programme, String organisation, Kind... kinds) {
            return new Use(programme, List.of(kinds), null, organisation, null, null);
        }

        /** The same with money. */
        public Use of(Fen amount, @Nullable BankAccount account) {
            return new Use(programme, kinds, application, organisation, amount, account);
        }
    }

    private @Nullable ListItemEntered item() {
        return list.items().get(row.row());
    }

    /** Refuses what the row does not say, naming everything in which they differ. */
    public @Nullable Rejection refuse(Occasion occasion, Use use) {
        ListIssued issued = list.issued();
        ListItemEntered item = item();
        if (issued == null || item == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("list", row.id(), "row", row.row()));
        }
        StringJoiner differs = new StringJoiner("；");
        note(differs, "试点专项", issued.programme(), use.programme);
        if (!use.kinds.contains(issued.kind())) {
            note(
                    differs,
                    "名单类型",
                    issued.kind().chinese(),
                    use.kinds.stream().map(Kind::chinese).collect(Collectors.joining("或")));
        }
        if (use.application != null && item.application() != null) {
            note(differs, "申报编号", item.application(), use.application);
        }
        if (item.enterprise() != null) {
            note(differs, "单位", item.enterprise(), use.organisation);
        }
        if (use.amountFen != null && item.amountFen() != null) {
            note(differs, "金额", item.amountFen().toYuan() + " 元", use.amountFen.toYuan() + " 元");
        }
        if (use.payee != null && item.payee() != null) {
            note(differs, "收款账户", words(item.payee()), words(use.payee));
        }
        return occasion.first(() -> occasion.refuseBefore(list.issuedOn(), "名单签发"))
                .refuseIf(
                        differs.length() > 0,
                        RejectionCode.LIST_MISMATCH,
                        Map.of("list", row.id(), "row", row.row(), "differs", differs.toString()))
                .refusal();
    }

    /** Refuses a notice of other days than the list states for itself. */
    public @Nullable Rejection refuseNotice(LocalDate from, LocalDate to) {
        ListIssued issued = list.issued();
        StringJoiner differs = new StringJoiner("；");
        if (issued != null && issued.noticeFrom() != null && issued.noticeTo() != null) {
            note(differs, "公示开始", issued.noticeFrom().toString(), from.toString());
            note(differs, "公示结束", issued.noticeTo().toString(), to.toString());
        }
        return differs.length() == 0
                ? null
                : Rejection.of(
                        RejectionCode.LIST_MISMATCH,
                        Map.of("list", row.id(), "row", row.row(), "differs", differs.toString()));
    }

    /** Whether the list states a public notice whose last day is not over. */
    public boolean beingNoticed(Occasion occasion) {
        ListIssued issued = list.issued();
        return issued != null
                && issued.noticeTo() != null
                && !occasion.businessDate().isAfter(issued.noticeTo());
    }

    /** Whether the list was shown to the public and its last day is over. */
    public boolean noticed(Occasion occasion) {
        ListIssued issued = list.issued();
        return issued != null
                && issued.noticeTo() != null
                && occasion.businessDate().isAfter(issued.noticeTo());
    }

    private static void note(StringJoiner differs, String what, String listed, String here) {
        if (!Objects.equals(listed, here)) {
            differs.add(what + "：名单 " + listed + "，本次 " + here);
        }
    }

    private static String words(BankAccount account) {
        return account.holder() + " " + account.number() + "（" + account.bank() + "）";
    }
}
