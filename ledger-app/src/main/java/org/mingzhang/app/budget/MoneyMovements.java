package org.mingzhang.app.budget;

import java.util.Map;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.programme.ProgrammeEvent;

/** What moved money, in the words of its trade. */
final class MoneyMovements {
    private static final Map<String, String> WORDS = Map.ofEntries(
            entry(ProgrammeEvent.FundsAppropriated.class, "下达"),
            entry(ProgrammeEvent.FundsReceived.class, "到位"),
            entry(ProgrammeEvent.BudgetAllocated.class, "分配"),
            entry(ProgrammeEvent.BudgetTransferred.class, "调剂"),
            entry(ProgrammeEvent.FundsCarriedOver.class, "结转"),
            entry(ProgrammeEvent.FundsReturnedToTreasury.class, "上缴国库"),
            entry(ProgrammeEvent.FundsCommitted.class, "核定占用"),
            entry(ProgrammeEvent.CommitmentReleased.class, "释放"),
            entry(ProgrammeEvent.FundsDisbursed.class, "支付"),
            entry(ProgrammeEvent.DisbursementReturned.class, "银行退回"),
            entry(ProgrammeEvent.FundsRecovered.class, "追回"),
            entry(ProgrammeEvent.RecoveredFundsReversed.class, "追回冲回"),
            entry(ProgrammeEvent.RecoveredFundsReused.class, "追回再用"));

    private MoneyMovements() {}

    private static Map.Entry<String, String> entry(Class<? extends ProgrammeEvent> type, String word) {
        return Map.entry(type.getAnnotation(EventName.class).value(), word);
    }

    static String word(String type) {
        return WORDS.getOrDefault(type, type);
    }
}
