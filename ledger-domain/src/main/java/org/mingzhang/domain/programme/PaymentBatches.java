package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;

/** Which payments of a programme left in batch files, so that none leaves in a second one unnoticed. */
final class PaymentBatches {
    private final Map<String, LeftInBatch> left = new HashMap<>();

    /** Takes in what left; of a payment that left again, the last time counts. */
    void take(Recorded recorded, PaymentBatchExported batch) {
        LeftInBatch one = new LeftInBatch(
                recorded.position(),
                Objects.requireNonNullElse(recorded.businessDate(), LocalDate.EPOCH),
                batch.fileSm3());
        Objects.requireNonNullElse(batch.payments(), List.<String>of()).forEach(payment -> left.put(payment, one));
    }

    @Nullable
    LeftInBatch of(String payment) {
        return left.get(payment);
    }

    /**
     * Refuses a batch that takes out what left already without saying so. It may say so of more: of an order that takes the
     * place of one that left and was called off.
     */
    @Nullable
    Rejection refuse(ExportPaymentBatch batch) {
        List<String> again = Objects.requireNonNullElse(batch.again(), List.of());
        for (String payment : batch.payments()) {
            LeftInBatch before = left.get(payment);
            if (before != null && !again.contains(payment)) {
                return Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("payment", payment, "state", before.words(), "needs", "写明理由的再次导出"));
            }
        }
        return null;
    }
}
