package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;

/**
 * Movements of money by what tells them apart in an office's books: what it is, the source, from where and to where, the
 * document and the day. Sent a second time by mistake, one is not booked twice.
 */
final class Movements {
    private record Key(String what, String source, String from, String to, String document, LocalDate on) {}

    private final Set<Key> known = new HashSet<>();

    void take(ProgrammeEvent event, LocalDate on) {
        Key key = key(event, on);
        if (key != null) {
            known.add(key);
        }
    }

    @Nullable
    Rejection refuseAgain(ProgrammeEvent event, LocalDate on) {
        Key key = key(event, on);
        return key == null || !known.contains(key)
                ? null
                : Rejection.of(
                        RejectionCode.ALREADY_EXISTS,
                        Map.of(
                                "source",
                                key.source,
                                "documentNo",
                                key.document,
                                "businessDate",
                                on,
                                "state",
                                key.what + "已登记",
                                "needs",
                                "同一文号同日的合为一笔；数额写错的，更正已登记的那一笔"));
    }

    private static @Nullable Key key(ProgrammeEvent event, LocalDate on) {
        return switch (event) {
            case FundsAppropriated e -> key("下达", e.source(), null, e.budgetYear(), e.documentNo(), on);
            case FundsReceived e -> key("到位", e.source(), e.county(), e.budgetYear(), e.documentNo(), on);
            case BudgetAllocated e -> key("分配", e.source(), e.line(), e.budgetYear(), e.documentNo(), on);
            case BudgetTransferred e -> key("调剂", e.source(), e.fromLine(), e.toLine(), e.documentNo(), on);
            case FundsCarriedOver e ->
                key("结转", e.source(), Integer.toString(e.fromYear()), e.toYear(), e.documentNo(), on);
            case FundsReturnedToTreasury e ->
                key("上缴", e.source(), e.line(), e.from() + "/" + e.budgetYear(), e.documentNo(), on);
            default -> null;
        };
    }

    private static Key key(
            String what, String source, @Nullable String from, Object to, String document, LocalDate on) {
        return new Key(
                what, source, Objects.requireNonNullElse(from, ""), to.toString(), Claim.voucherKey(document), on);
    }
}
