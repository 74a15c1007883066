package org.mingzhang.app.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.springframework.stereotype.Component;

/** Who did the steps of a payment so far: two persons have to, and whoever signs the next step should see who they are. */
@Component
public class PaymentSteps {
    private static final Set<String> AFTER_THE_ORDER =
            Set.of("award.approve-payment", "award.cancel-payment", "award.confirm-payment", "award.return-payment");

    private static final Duration NEW_IN_POST = Duration.ofDays(30);

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
     * @param postSince since when the person had the post in which they signed; null where it was not theirs
     * @param postBy who gave it
     */
    public record Step(
            String step,
            String actor,
            String name,
            String orgName,
            Instant at,
            long position,
            @Nullable Fen amountFen,
            @Nullable Instant postSince,
            @Nullable String postBy) {
        /** Whether they had it for less than a month when they signed: who looks at the payment should ask who they are. */
        public boolean isNewInPost() {
            return postSince != null && Duration.between(postSince, at).compareTo(NEW_IN_POST) < 0;
        }
    }

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
        StoredEntry given = post(by, entry.position());
        return new Step(
                step,
                by.id(),
                person == null ? by.id() : person.name(),
                person == null ? by.org() : person.orgName(),
                entry.envelope().recordedAt(),
                entry.position(),
                amount,
                given == null ? null : given.recordedAt(),
                given == null ? null : given.requireSealed().envelope().doneBy().id());
    }

    /** The entry that gave a person the post in which they sign; null for who stands in for its holder. */
    private @Nullable StoredEntry post(ActorRef signer, long before) {
        StoredEntry given = null;
        for (StoredEntry entry : store.log().stream(new StreamRef(StreamType.ACTOR.code(), signer.id()), 0)) {
            if (entry.position() < before
                    && entry.requireSealed().envelope().event() instanceof RoleGranted granted
                    && granted.role().name().equals(signer.role())) {
                given = entry;
            }
        }
        return given;
    }
}
