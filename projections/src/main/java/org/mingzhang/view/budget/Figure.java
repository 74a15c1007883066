package org.mingzhang.view.budget;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Posting.Account;
import org.mingzhang.domain.programme.ProgrammeEvent;

/**
 * A column of the budget, and of which postings it is the sum. The same definition makes the sum and finds the rows behind it,
 * so that what is shown can always be counted again. What is available is the balance of its account; the other columns are the
 * flows that their names say, since one account's balance mixes several.
 */
public enum Figure {
    APPROPRIATED("下达", "上级和本级下达的资金，按文件逐笔相加", Account.APPROPRIATION, -1, Kind.ALL),
    UNALLOCATED("未分配", "下达 − 已分配 − 未分配上缴", Account.AVAILABLE, 1, Kind.ALL),
    UNALLOCATED_HANDED_BACK("未分配上缴", "分配到科目之前上缴国库的资金", Account.AVAILABLE, -1, Kind.ONLY, "HANDED_BACK"),
    ALLOCATED("已分配", "分配到预算科目的资金，加调入、减调出", Account.LINE_AVAILABLE, 1, Kind.ONLY, "ALLOCATED", "TRANSFERRED"),
    PUT_BACK("追回再用", "追回后放回科目再用的资金", Account.LINE_AVAILABLE, 1, Kind.ONLY, "PUT_BACK"),
    LINE_HANDED_BACK("结余上缴", "科目中未承诺而上缴国库的资金", Account.LINE_AVAILABLE, -1, Kind.ONLY, "HANDED_BACK"),
    AVAILABLE("可用", "已分配 − 已承诺 + 追回再用 − 结余上缴", Account.LINE_AVAILABLE, 1, Kind.ALL),
    COMMITTED("已承诺", "核定奖补时占用的预算，减释放，含已拨付", Account.LINE_COMMITTED, 1, Kind.ONLY, "COMMITTED", "RELEASED"),
    PAID("已拨付", "银行回单确认的拨付，减银行退回，未减追回", Account.BENEFICIARY, 1, Kind.EXCEPT, "RECOVERED", "REVERSED"),
    RECOVERED("已追回", "支付之后追回到账的资金", Account.LINE_RECOVERED, 1, Kind.ONLY, "RECOVERED", "REVERSED"),
    RECOVERED_HANDED_BACK("追回上缴", "追回后上缴国库的资金", Account.LINE_RECOVERED, -1, Kind.ONLY, "HANDED_BACK"),
    RECOVERED_AT_HAND("追回待处理", "已追回 − 追回再用 − 追回上缴", Account.LINE_RECOVERED, 1, Kind.ALL),
    RETURNED_TO_TREASURY("上缴国库", "未分配上缴 + 结余上缴 + 追回上缴", Account.TREASURY, 1, Kind.ALL);

    private enum Kind {
        ALL,
        ONLY,
        EXCEPT
    }

    private final String chinese;
    private final String method;
    private final Account account;
    private final int sign;
    private final Kind kind;
    private final Set<String> types;

    Figure(String chinese, String method, Account account, int sign, Kind kind, String... types) {
        this.chinese = chinese;
        this.method = method;
        this.account = account;
        this.sign = sign;
        this.kind = kind;
        this.types = Arrays.stream(types).map(Figure::type).collect(Collectors.toUnmodifiableSet());
    }

    private static String type(String name) {
        Class<? extends ProgrammeEvent> event =
                switch (name) {
                    case "ALLOCATED" -> ProgrammeEvent.BudgetAllocated.class;
                    case "TRANSFERRED" -> ProgrammeEvent.BudgetTransferred.class;
                    case "COMMITTED" -> ProgrammeEvent.FundsCommitted.class;
                    case "RELEASED" -> ProgrammeEvent.CommitmentReleased.class;
                    case "RECOVERED" -> ProgrammeEvent.FundsRecovered.class;
                    case "REVERSED" -> ProgrammeEvent.RecoveredFundsReversed.class;
                    case "PUT_BACK" -> ProgrammeEvent.RecoveredFundsReused.class;
                    case "HANDED_BACK" -> ProgrammeEvent.FundsReturnedToTreasury.class;
                    default -> throw new IllegalArgumentException(name);
                };
        return event.getAnnotation(EventName.class).value();
    }

    public String chinese() {
        return chinese;
    }

    /** What is counted (口径), in one sentence. */
    public String method() {
        return method;
    }

    /** Whether money of this column has a purpose: direction, batch, county and level. */
    public boolean hasPurpose() {
        return Dimension.breaksDown(account);
    }

    /** Whether postings of an account, made by an event, are counted. */
    boolean counts(Account of, String eventType) {
        return of == account
                && switch (kind) {
                    case ALL -> true;
                    case ONLY -> types.contains(eventType);
                    case EXCEPT -> !types.contains(eventType);
                };
    }

    /**
     * What a sum of postings adds to the figure.
     *
     * @param fen debits less credits
     */
    Fen signed(Fen fen) {
        return sign < 0 ? fen.negated() : fen;
    }

    /** The amount of a posting that counts, as SQL. */
    String amount() {
        return sign < 0 ? "-amount_fen" : "amount_fen";
    }

    /** The condition under which a posting counts, as SQL; made of names that this program knows and of nothing that came in. */
    String condition() {
        String list = types.stream().sorted().map(type -> "'" + type + "'").collect(Collectors.joining(", "));
        return "account = '" + account.name() + "'"
                + switch (kind) {
                    case ALL -> "";
                    case ONLY -> " AND event_type IN (" + list + ")";
                    case EXCEPT -> " AND event_type NOT IN (" + list + ")";
                };
    }
}
