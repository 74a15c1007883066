package org.mingzhang.view.workbench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryQueries;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/** Where ledger and treasury part, as something that waits. */
final class TreasuryWaits {
    private TreasuryWaits() {}

    static List<Waiting> of(Connection connection, String programme, LocalDate today, WorkingDays calendar)
            throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        ReconciliationTerms terms = new ReconciliationTerms(today, ReconciliationTerms.USUAL_WORKING_DAYS, calendar);
        TreasuryQueries.reconcile(connection, programme, terms).ifPresent(found -> {
            differences(
                    waiting,
                    WorkbenchQueries.LEDGER_ONLY,
                    "账本有拨付、国库无凭证",
                    found.ledgerOnly(),
                    LedgerPayment::paidOn,
                    LedgerPayment::amountFen,
                    "账本已拨付、早该有国库支付凭证而至今没有的；刚拨付、凭证尚未到期的不算");
            differences(
                    waiting,
                    WorkbenchQueries.TREASURY_ONLY,
                    "国库有支付、账本无对应拨付",
                    found.treasuryOnly(),
                    one -> one.voucher().paidOn(),
                    one -> one.voucher().amountFen(),
                    "导入的国库支付凭证中，按凭证注明、规则和人工认定都找不到对应拨付的，以及重复支付的");
            differences(
                    waiting,
                    WorkbenchQueries.TREASURY_DIFFERING,
                    "拨付与国库凭证不一致",
                    found.differing(),
                    one -> one.ledger().paidOn(),
                    null,
                    "已找到对应的国库支付凭证、但来源、金额、账户或日期不一致的拨付");
        });
        return waiting;
    }

    private static <T> void differences(
            List<Waiting> waiting,
            String key,
            String sentence,
            List<T> found,
            Function<T, @Nullable LocalDate> paidOn,
            @Nullable ToLongFunction<T> fen,
            String rule) {
        if (!found.isEmpty()) {
            LocalDate first = found.stream()
                    .flatMap(one -> Stream.ofNullable(paidOn.apply(one)))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            Fen sum = fen == null ? null : Fen.of(found.stream().mapToLong(fen).sum());
            waiting.add(new Waiting(
                    key, Group.PAYMENT, sentence, "笔", found.size(), sum, 0, 0, first, Day.SINCE, rule, Tone.BAD));
        }
    }
}
