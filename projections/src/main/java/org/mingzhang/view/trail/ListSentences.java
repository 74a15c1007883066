package org.mingzhang.view.trail;

import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;

/** Sentences of lists. */
final class ListSentences {
    private ListSentences() {}

    static String of(OfficialListEvent event, Names names) {
        return switch (event) {
            case ListIssued e ->
                e.issuedBy() + "签发"
                        + switch (e.kind()) {
                            case RECOMMENDATION -> "推荐名单";
                            case NOTICE -> "公示名单";
                            case DECISION -> "认定名单";
                            case PAYMENT_PLAN -> "拨付方案";
                            case EXIT -> "退出名单";
                            case REMOVAL -> "清退名单";
                        }
                        + Names.note(e.documentNo()) + "，签发人 " + e.signedBy()
                        + (e.noticeFrom() == null || e.noticeTo() == null
                                ? "。"
                                : "，公示自" + Names.day(e.noticeFrom()) + "至" + Names.day(e.noticeTo()) + "。");
            case ListItemEntered e ->
                "名单第 " + e.number() + " 行："
                        + (e.application() == null ? "" : "申报 " + e.application())
                        + (e.application() == null || e.enterprise() == null ? "" : "，")
                        + (e.enterprise() == null ? "" : names.organisation(e.enterprise()))
                        + (e.amountFen() == null ? "。" : "，" + Names.money(e.amountFen()) + "。");
        };
    }
}
