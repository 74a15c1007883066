package org.mingzhang.domain.officiallist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;

/** What happens to a list (名单). Its stream has the list's number. */
public sealed interface OfficialListEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.LIST;
    }

    /** 推荐, 公示, 认定, 拨付方案, 退出, 清退. */
    enum Kind {
        RECOMMENDATION,
        NOTICE,
        DECISION,
        PAYMENT_PLAN,
        EXIT,
        REMOVAL
    }

    /**
     * A list is issued. The business date is its own date; its items follow.
     *
     * @param documentNo 文号
     * @param noticeFrom first day on which it is shown to the public
     * @param noticeTo last day, both included
     * @param issuedBy 签发单位
     * @param signedBy 签发人, who signs officially
     */
    @EventName("list.issued")
    record ListIssued(
            String programme,
            Kind kind,
            @Nullable String documentNo,
            @Nullable LocalDate noticeFrom,
            @Nullable LocalDate noticeTo,
            String issuedBy,
            String signedBy)
            implements OfficialListEvent {}

    /**
     * A line of the list.
     *
     * @param number 序号, once per list
     * @param application the application's number, where the line is about one
     * @param enterprise credit code of whom the line is about
     * @param amountFen the amount that the line states
     */
    @EventName("list.item-entered")
    record ListItemEntered(
            int number,
            @Nullable String application,
            @Nullable String enterprise,
            @Nullable Fen amountFen) implements OfficialListEvent {}
}
