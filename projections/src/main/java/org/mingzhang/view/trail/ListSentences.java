package org.mingzhang.view.trail;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;

/** Sentences of lists. */
final class ListSentences {
    private static final int MOST_ROWS = 5;

    private ListSentences() {}

    static String of(OfficialListEvent event, Names names) {
        return switch (event) {
            case ListIssued e ->
                e.issuedBy() + "签发"
                        + name(e.kind())
                        + Names.note(e.documentNo()) + "，签发人 " + e.signedBy()
                        + (e.noticeFrom() == null || e.noticeTo() == null
                                ? "。"
                                : "，公示自" + Names.day(e.noticeFrom()) + "至" + Names.day(e.noticeTo()) + "。");
            case ListItemEntered e ->
                "名单第 " + e.number() + " 行："
                        + (e.application() == null ? "" : "申报 " + e.application())
                        + (e.application() == null || e.enterprise() == null ? "" : "，")
                        + (e.enterprise() == null ? "" : names.organisation(e.enterprise()))
                        + (e.amountFen() == null ? "" : "，" + Names.money(e.amountFen()))
                        + (e.payee() == null
                                ? "。"
                                : "，收款账户 " + e.payee().holder() + "（尾号 "
                                        + PartySentences.tail(e.payee().number()) + "）。");
            case ListCarriedOut e ->
                "按名单一次签名" + e.act().chinese() + (e.stage() == null ? "" : "（" + names.stage(e.stage()) + "）")
                        + (e.batch() == null ? "" : "（" + names.batch(e.batch()) + "）") + "：办理 " + e.rows() + " 行"
                        + (e.refused().isEmpty() ? "。" : "，不能办理 " + e.refused().size() + " 行（" + refused(e) + "）。");
        };
    }

    /** 拨付方案 is a word of its own; the others are kinds of 名单. */
    private static String name(Kind kind) {
        return kind == Kind.PAYMENT_PLAN ? kind.chinese() : kind.chinese() + "名单";
    }

    private static String refused(ListCarriedOut e) {
        return e.refused().stream()
                .limit(MOST_ROWS)
                .map(row -> "第 " + row.row() + " 行" + RejectionCode.textOf(row.code()))
                .collect(Collectors.joining("；", "", e.refused().size() > MOST_ROWS ? "等" : ""));
    }

    /** How an event says by which row it was done; nothing where it cites none. */
    static String cited(@Nullable ListRow row) {
        return row == null ? "" : "，据名单 " + row;
    }
}
