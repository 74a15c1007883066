package org.mingzhang.domain.correction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;

/**
 * What an award rewards is counted with its beneficiary, so that it is rewarded once. Where the title or the product of the
 * application is corrected, what was counted under the one is counted under the other, in the same append.
 */
final class Recount {
    private record What(@Nullable String honour, @Nullable String product) {
        static What of(ApplicationSubmitted submitted) {
            return new What(submitted.honour(), submitted.product());
        }
    }

    private Recount() {}

    /** Whether a correction is about what is rewarded. */
    static boolean concerns(Corrected corrected) {
        return corrected.eventBefore() instanceof ApplicationSubmitted was
                && corrected.eventAfter() instanceof ApplicationSubmitted is
                && !What.of(was).equals(What.of(is));
    }

    static List<StreamEvent> of(StreamId application, Corrected corrected, Streams streams) {
        if (!concerns(corrected)) {
            return List.of();
        }
        ApplicationSubmitted is = (ApplicationSubmitted) Objects.requireNonNull(corrected.eventAfter());
        StreamId beneficiary = StreamId.enterprise(is.applicant());
        Map<What, Fen> sums = new LinkedHashMap<>();
        for (Enterprise.Counted counted : ((Enterprise) streams.state(beneficiary)).awards()) {
            AwardCounted event = counted.event();
            if (event.award().equals(application.id())) {
                sums.merge(new What(event.honour(), event.product()), event.amountFen(), Fen::plus);
            }
        }
        List<StreamEvent> events = new ArrayList<>();
        sums.forEach((what, sum) -> {
            if (!sum.isZero() && !what.equals(What.of(is))) {
                events.add(new StreamEvent(beneficiary, counted(application, is, what, sum.negated())));
                events.add(new StreamEvent(beneficiary, counted(application, is, What.of(is), sum)));
            }
        });
        return events;
    }

    private static AwardCounted counted(StreamId application, ApplicationSubmitted of, What what, Fen amount) {
        return new AwardCounted(of.programme(), application.id(), of.direction(), what.honour, what.product, amount);
    }
}
