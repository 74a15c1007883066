package org.mingzhang.app.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.springframework.stereotype.Component;

/** Who did the steps of a payment so far: two persons have to, and whoever signs the next step should see who they are. */
@Component
public class PaymentSteps {
    private static final Set<String> AFTER_THE_ORDER =
            Set.of("award.approve-payment", "award.cancel-payment", "award.confirm-payment", "award.return-payment");

    private final LedgerStore store;
    private final ActorDirectory actors;

    PaymentSteps(LedgerStore store) {
        this.store = store;
        this.actors = new ActorDirectory(store.log());
    }

    /**
     * One step.
     *
     * @param step in Chinese
     * @param amountFen of the order
     */
    public record Step(
            String step,
            String actor,
            String name,
            String orgName,
            Instant at,
            long position,
            @Nullable Fen amountFen) {}

    /** The steps before this one; none for what is no step of a payment. */
    List<Step> before(HeldDraft draft) {
        String payment = payment(draft);
        if (payment == null) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        StreamId award = draft.command().command().subject();
        store.log().stream(new StreamRef(award.type().code(), award.id()), 0)
                .forEach(entry -> add(entry, payment, steps));
        return List.copyOf(steps);
    }

    /** The payment that a command is a later step of; null for any other command. */
    static @Nullable String payment(HeldDraft draft) {
        String payment = draft.command().document().payload().path("payment").asString("");
        return AFTER_THE_ORDER.contains(draft.entry().name()) && !payment.isEmpty() ? payment : null;
    }

    private void add(StoredEntry entry, String payment, List<Step> steps) {
        switch (entry.requireSealed().envelope().event()) {
            case PaymentOrdered order
            when order.payment().equals(payment) -> steps.add(step("提出拨付", entry, order.amountFen()));
            case PaymentApproved approval
            when approval.payment().equals(payment) -> steps.add(step("审批拨付", entry, null));
            case PaymentConfirmed confirmed
            when confirmed.payment().equals(payment) -> steps.add(step("凭回单确认支付", entry, null));
            default -> {
                // Another payment's, or no step.
            }
        }
    }

    Step step(String step, StoredEntry entry, @Nullable Fen amount) {
        ActorRef by = entry.envelope().doneBy();
        ActorDirectory.Person person = actors.find(by.id()).orElse(null);
        return new Step(
                step,
                by.id(),
                person == null ? by.id() : person.name(),
                person == null ? by.org() : person.orgName(),
                entry.envelope().recordedAt(),
                entry.position(),
                amount);
    }
}
