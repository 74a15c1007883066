package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.PaidTo;
import org.mingzhang.domain.enterprise.HeldAccounts.HeldAccount;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * To which accounts payments go that are being ordered or approved, one by one or by a list. All is read from the sealed entries, where
 * the rules read it, since a read model could have been edited.
 */
@Component
class PayeeAccounts {
    private static final String ORDER = "award.order-payment";
    private static final String APPROVE = "award.approve-payment";

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final LedgerClock clock;
    private final RecordedState recorded;
    private final PackShelf packs;
    private final LedgerViews views;

    PayeeAccounts(
            LedgerStore store,
            LedgerIdentity identity,
            LedgerClock clock,
            RecordedState recorded,
            PackShelf packs,
            LedgerViews views) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.recorded = recorded;
        this.packs = packs;
        this.views = views;
    }

    /** What an award's own entries say of its payments. */
    private record Way(
            @Nullable String beneficiary, @Nullable Long calculated, Map<String, StoredEntry> orders) {}

    /** The accounts of the payments that a draft would order or approve, in the order of its entries, as far as whoever looks may see. */
    List<PayeeAccount> of(HeldDraft draft) {
        if (!(draft.preview() instanceof Preview.Acceptable(List<Envelope> entries, var basis))) {
            // Whoever is told why it is refused sees as much of it as the form said.
            return of(draft.entry(), draft.typed(), draft.scope());
        }
        Set<String> awards = new HashSet<>();
        for (Envelope entry : entries) {
            if (entry.event() instanceof PaymentOrdered || entry.event() instanceof PaymentApproved) {
                awards.add(entry.stream().id());
            }
        }
        Set<String> seen = seen(draft.scope(), awards);
        Map<String, String> names = new HashMap<>();
        List<PayeeAccount> all = new ArrayList<>();
        for (Envelope entry : entries) {
            String award = entry.stream().id();
            if (entry.event() instanceof PaymentOrdered order && seen.contains(award)) {
                Way way = way(award);
                add(all, order.payment(), organisation(order, way), null, null, way.calculated, names);
            } else if (entry.event() instanceof PaymentApproved approval && seen.contains(award)) {
                ordered(all, award, approval.payment(), names);
            }
        }
        return List.copyOf(all);
    }

    private Set<String> seen(Scope scope, Collection<String> awards) {
        return scope instanceof Scope.City || awards.isEmpty()
                ? Set.copyOf(awards)
                : views.owners().cases(scope, awards);
    }

    /** The same of a form, as soon as it says which payment it is about. */
    List<PayeeAccount> of(CommandEntry entry, Typed typed, Scope scope) {
        String application = typed.given("application");
        if (application == null || !seen(scope, List.of(application)).contains(application)) {
            return List.of();
        }
        Map<String, String> names = new HashMap<>();
        List<PayeeAccount> all = new ArrayList<>();
        String payment = typed.given("payment");
        if (entry.name().equals(APPROVE) && payment != null) {
            ordered(all, application, payment, names);
        } else if (entry.name().equals(ORDER)) {
            String organisation = payee(application, typed);
            if (organisation != null) {
                add(
                        all,
                        Objects.requireNonNullElse(payment, application),
                        organisation,
                        null,
                        null,
                        way(application).calculated,
                        names);
            }
        }
        return List.copyOf(all);
    }

    /** The same of what was picked out to be ordered or approved together; each account under the number that was picked. */
    List<PayeeAccount> picked(CommandEntry entry, List<String> payments, Scope scope) {
        if (entry.name().equals(ORDER)) {
            return payments.stream()
                    .flatMap(award -> of(entry, new Typed(Map.of("application", award)), scope).stream())
                    .toList();
        }
        if (!entry.name().equals(APPROVE)) {
            return List.of();
        }
        Map<String, String> cases = views.owners().casesOfPayments(payments);
        Set<String> seen = seen(scope, Set.copyOf(cases.values()));
        Map<String, String> names = new HashMap<>();
        List<PayeeAccount> all = new ArrayList<>();
        for (String payment : payments) {
            String award = cases.get(payment);
            if (award != null && seen.contains(award)) {
                ordered(all, award, payment, names);
            }
        }
        return List.copyOf(all);
    }

    private void ordered(List<PayeeAccount> all, String award, String payment, Map<String, String> names) {
        Way way = way(award);
        StoredEntry entry = way.orders.get(payment);
        if (entry != null && entry.envelope().event() instanceof PaymentOrdered order) {
            String by = name(entry.envelope().doneBy(), names);
            add(all, payment, organisation(order, way), by, order.payee(), way.calculated, names);
        }
    }

    private static @Nullable String organisation(PaymentOrdered order, Way way) {
        return order.paidTo() == null ? way.beneficiary : order.paidTo();
    }

    private void add(
            List<PayeeAccount> all,
            String payment,
            @Nullable String organisation,
            @Nullable String orderedBy,
            @Nullable BankAccount orderedTo,
            @Nullable Long calculated,
            Map<String, String> names) {
        HeldAccount held = organisation == null
                ? null
                : recorded.enterprise(organisation).accounts().now();
        if (held != null) {
            all.add(PayeeAccount.of(
                    payment, held, by(held, names), orderedBy, orderedTo, calculated, clock.now(), identity.zone()));
        }
    }

    /** Whoever an old record names, or else who imported it; without either, nobody would stand behind an account. */
    private String by(HeldAccount held, Map<String, String> names) {
        Envelope entry =
                store.log().requireEntry(held.position()).requireSealed().envelope();
        if (entry.importId() == null) {
            return name(held.by(), names);
        }
        String written = name(entry.doneBy(), names).strip();
        return (written.isEmpty() ? "" : written + "，") + name(entry.actor(), names) + "补录";
    }

    /** With the organisation; of an old record as it writes them. */
    private String name(ActorRef by, Map<String, String> names) {
        return names.computeIfAbsent(by.id(), id -> new ActorDirectory(store.log())
                .find(id)
                .map(person -> person.name() + "（" + person.orgName() + "）")
                .orElse(id));
    }

    private Way way(String award) {
        String beneficiary = null;
        Long calculated = null;
        Map<String, StoredEntry> orders = new HashMap<>();
        StreamId stream = StreamId.award(award);
        for (StoredEntry entry : store.log().stream(new StreamRef(stream.type().code(), stream.id()), 0)) {
            switch (entry.requireSealed().envelope().event()) {
                case AwardCalculated e -> {
                    beneficiary = e.beneficiary();
                    calculated = calculated == null ? entry.position() : calculated;
                }
                case AdvanceGranted e -> {
                    beneficiary = e.beneficiary();
                    calculated = calculated == null ? entry.position() : calculated;
                }
                case AwardApproved e -> beneficiary = e.beneficiary();
                case PaymentOrdered e -> orders.put(e.payment(), entry);
                default -> {
                    // Says nothing of whose account it is.
                }
            }
        }
        return new Way(beneficiary, calculated, orders);
    }

    /** Who is paid by an order that is being written; null where it cannot be said yet. */
    private @Nullable String payee(String number, Typed typed) {
        Application application = recorded.application(number);
        if (!application.exists()) {
            return null;
        }
        PolicyPack pack;
        try {
            pack = packs.pack(application.packSm3());
        } catch (PackShelf.UnknownPack notKept) {
            return null;
        }
        if (pack.direction(application.submitted().direction()).isEmpty()) {
            return null;
        }
        PaidTo to = PaidTo.of(
                application.direction(pack),
                application,
                recorded.project(number),
                typed.given("contract"),
                typed.given("paidTo"));
        return to.refusal() == null ? to.organisation() : null;
    }
}
