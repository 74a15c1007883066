package org.mingzhang.app.signing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.signing.PaymentSteps.Step;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.springframework.stereotype.Component;

/**
 * What a payment is, as it was ordered: whoever signs a later step of it sees to whom, from what and how much, and not its number
 * alone. Each word is read from the sealed entries themselves, since a read model could have been edited.
 */
@Component
public class PaymentFacts {
    private final LedgerStore store;
    private final PaymentSteps steps;
    private final PackShelf packs;

    PaymentFacts(LedgerStore store, PaymentSteps steps, PackShelf packs) {
        this.store = store;
        this.steps = steps;
        this.packs = packs;
    }

    /**
     * A payment as it was ordered.
     *
     * @param enterprise whose award it is, by name and code; null where the award does not say
     * @param paidTo who is paid for the enterprise; null where it is paid itself
     * @param contract null where the order names none
     * @param sm3 the digest of the entry that orders it
     */
    public record Ordered(
            String payment,
            BankAccount payee,
            Fen amount,
            List<Part> parts,
            String award,
            @Nullable String enterprise,
            @Nullable String paidTo,
            @Nullable String contract,
            Step by,
            String sm3) {
        public Ordered {
            parts = List.copyOf(parts);
        }
    }

    /** What one source of money bears. */
    public record Part(String source, Fen amount) {}

    /** How the payment was ordered that a command is a step of; nothing for any other, and where nobody ordered it. */
    Optional<Ordered> of(HeldDraft draft) {
        String payment = PaymentSteps.payment(draft);
        if (payment == null) {
            return Optional.empty();
        }
        StreamId award = draft.command().command().subject();
        String beneficiary = null;
        PolicyPack pack = null;
        StoredEntry ordering = null;
        for (StoredEntry entry : store.log().stream(new StreamRef(award.type().code(), award.id()), 0)) {
            LedgerEvent event = entry.requireSealed().envelope().event();
            switch (event) {
                case AwardCalculated e -> {
                    beneficiary = e.beneficiary();
                    pack = pack(e.packSm3());
                }
                case AwardApproved e -> beneficiary = e.beneficiary();
                case AdvanceGranted e -> beneficiary = e.beneficiary();
                case PaymentOrdered e when e.payment().equals(payment) -> ordering = entry;
                default -> {
                    // Says nothing of this payment.
                }
            }
        }
        return ordering == null ? Optional.empty() : Optional.of(ordered(ordering, award.id(), beneficiary, pack));
    }

    private Ordered ordered(StoredEntry entry, String award, @Nullable String beneficiary, @Nullable PolicyPack pack) {
        PaymentOrdered order = (PaymentOrdered) entry.envelope().event();
        return new Ordered(
                order.payment(),
                order.payee(),
                order.amountFen(),
                order.shares().stream()
                        .map(share -> new Part(source(share.source(), pack), share.amountFen()))
                        .toList(),
                award,
                beneficiary == null ? null : organisation(beneficiary),
                order.paidTo() == null || order.paidTo().equals(beneficiary) ? null : organisation(order.paidTo()),
                order.contract(),
                steps.step("提出拨付", entry, order.amountFen()),
                entry.leafSm3().toString());
    }

    /** One that is not kept names nothing; that is no reason to show nothing. */
    private @Nullable PolicyPack pack(String sm3) {
        try {
            return packs.pack(sm3);
        } catch (PackShelf.UnknownPack notKept) {
            return null;
        }
    }

    private static String source(String id, @Nullable PolicyPack pack) {
        return pack == null ? id : pack.source(id).map(FundingSource::name).orElse(id);
    }

    /** The name that is registered last, with the code. */
    private String organisation(String code) {
        String name = null;
        StreamId stream = StreamId.enterprise(code);
        for (StoredEntry entry : store.log().stream(new StreamRef(stream.type().code(), stream.id()), 0)) {
            switch (entry.requireSealed().envelope().event()) {
                case EnterpriseRegistered e -> name = e.details().name();
                case EnterpriseDetailsChanged e -> name = e.details().name();
                default -> {
                    // Says nothing of the name.
                }
            }
        }
        return Objects.requireNonNullElse(name, "") + (name == null ? code : "（" + code + "）");
    }
}
