package org.mingzhang.domain.officiallist;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.BankAccount;
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
    enum Kind implements Worded {
        RECOMMENDATION("推荐"),
        NOTICE("公示"),
        DECISION("认定"),
        PAYMENT_PLAN("拨付方案"),
        EXIT("退出"),
        REMOVAL("清退");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        /** As the workbook writes it. */
        @Override
        public String chinese() {
            return chinese;
        }

        /** Whether it is issued with a document number only: what decides, pays or ends is. */
        public boolean numbered() {
            return switch (this) {
                case DECISION, PAYMENT_PLAN, EXIT, REMOVAL -> true;
                case RECOMMENDATION, NOTICE -> false;
            };
        }
    }

    /** What is done by a list for all its rows at once. */
    enum Act implements Worded {
        DECIDE_STAGE("作出环节审核结论"),
        POST_NOTICE("发布公示"),
        APPROVE_AWARDS("核定奖补"),
        ORDER_PAYMENTS("提出拨付"),
        RESERVE("列入储备库"),
        ADMIT("纳入批次"),
        LEAVE("退出试点"),
        REMOVE_PROVIDERS("清退服务商"),
        CONFIRM_PAYMENTS("确认支付"),
        MOVE_BATCH("调整批次"),
        REPLACE("替补"),
        APPROVE_PAYMENTS("审批拨付");

        private final String chinese;

        Act(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * A row for which it was not done.
     *
     * @param code the refusal's {@link org.mingzhang.domain.decision.RejectionCode}
     * @param why the facts compared, in Chinese; null where so many rows are refused that their reasons find no room
     */
    record RefusedRow(int row, String code, @Nullable String why) {}

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
     * @param direction the application's direction, by its id in the pack
     * @param payee of a 拨付方案, the account that was registered when it was issued
     */
    @EventName("list.item-entered")
    record ListItemEntered(
            int number,
            @Nullable String application,
            @Nullable String enterprise,
            @Nullable Fen amountFen,
            @Nullable String direction,
            @Nullable BankAccount payee)
            implements OfficialListEvent {
        /** A line as old records have it. */
        public ListItemEntered(
                int number, @Nullable String application, @Nullable String enterprise, @Nullable Fen amountFen) {
            this(number, application, enterprise, amountFen, null, null);
        }
    }

    /**
     * By one signature, something was done for the rows of the list: the events of the rows follow in the same append.
     *
     * @param listSm3 hex digest of the list as it was signed, {@link ListDigest}
     * @param rows for how many rows it was done
     * @param refused for which it was not, and why
     * @param stage the stage that was decided or noticed
     * @param batch the batch that the rows were admitted to
     */
    @EventName("list.carried-out")
    record ListCarriedOut(
            Act act,
            String listSm3,
            int rows,
            List<RefusedRow> refused,
            @Nullable String stage,
            @Nullable String batch) implements OfficialListEvent {}
}
