package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Trace.Evidence;
import org.mingzhang.view.trail.Trace.Step;

/** Walks from a payment back to the appropriation that it was paid from. */
final class WayBack {
    /** Which step brings money nearer to a line. */
    private static final Map<Class<?>, String> FUNDING = Map.of(
            BudgetAllocated.class, "allocation",
            BudgetTransferred.class, "allocation",
            RecoveredFundsReused.class, "allocation",
            FundsAppropriated.class, "appropriation");

    /** An entry with the step that it is. */
    private record Found(String step, Entry entry) {}

    private final SortedMap<Long, Entry> known = new TreeMap<>();
    private final List<Found> steps = new ArrayList<>();
    private final List<Entry> ofCase;

    /** @param payment the entries of the payment */
    WayBack(TrailIndex index, EntrySource log, Collection<Entry> payment) {
        know(payment);
        Entry ordered = last(payment, Long.MAX_VALUE, PaymentOrdered.class::isInstance);
        if (ordered == null || !(ordered.event() instanceof PaymentOrdered order)) {
            ofCase = List.of();
            return;
        }
        String number = ordered.envelope().stream().id();
        ofCase = log.at(index.find(number, Kind.CASE).positions());
        know(ofCase);
        for (Entry entry : payment) {
            steps.add(new Found("payment", entry));
        }
        long before = ordered.position();
        add("approval", before, AwardApproved.class);
        add("review", before, AwardReviewed.class);
        AwardCalculated calculated = add("calculation", before, AwardCalculated.class);
        add("acceptance", before, AcceptanceAssessed.class);
        add("application", before, ApplicationApproved.class);
        ApplicationSubmitted submitted = add("application", before, ApplicationSubmitted.class);
        if (submitted != null) {
            List<Entry> admissions =
                    log.at(index.find(submitted.applicant(), Kind.ENTERPRISE).positions());
            add("admission", last(admissions, before, event -> admits(event, submitted.programme())));
        }
        add("commitment", before, FundsCommitted.class);
        if (calculated != null) {
            List<String> sources = order.shares().stream().map(Share::source).toList();
            String line = calculated.purpose().line();
            funding(log.at(index.funding(calculated.programme(), sources, line, before)));
        }
    }

    private static boolean admits(LedgerEvent event, String programme) {
        return switch (event) {
            case EnterpriseAdmitted e -> e.programme().equals(programme);
            case EnterpriseBatchMoved e -> e.programme().equals(programme);
            default -> false;
        };
    }

    private void funding(List<Entry> funds) {
        for (String step : List.of("allocation", "appropriation")) {
            for (Entry entry : funds.reversed()) {
                if (step.equals(FUNDING.get(entry.event().getClass()))) {
                    add(step, entry);
                }
            }
        }
    }

    private void know(Collection<Entry> entries) {
        entries.forEach(entry -> known.put(entry.position(), entry));
    }

    private <E extends LedgerEvent> @Nullable E add(String step, long before, Class<E> type) {
        Entry entry = last(ofCase, before, type::isInstance);
        add(step, entry);
        return entry == null ? null : type.cast(entry.event());
    }

    private void add(String step, @Nullable Entry entry) {
        if (entry != null) {
            known.put(entry.position(), entry);
            steps.add(new Found(step, entry));
        }
    }

    private static @Nullable Entry last(Collection<Entry> entries, long before, Predicate<LedgerEvent> wanted) {
        Entry found = null;
        for (Entry entry : entries) {
            if (entry.position() <= before && wanted.test(entry.event())) {
                found = entry;
            }
        }
        return found;
    }

    /** Every entry that the steps and the evidence name. */
    Collection<Entry> entries() {
        return known.values();
    }

    List<Step> steps(Teller teller) {
        return steps.stream()
                .map(found -> new Step(
                        found.step,
                        teller.line(found.entry),
                        found.entry.event() instanceof AwardCalculated calculated ? calculated.trace() : null))
                .toList();
    }

    List<Evidence> evidence(Teller teller) {
        List<Evidence> out = new ArrayList<>();
        for (Entry entry : ofCase) {
            switch (entry.event()) {
                case ContractRegistered e -> out.add(voucher("contract", e.contract(), entry, teller));
                case ContractAmended e -> out.add(voucher("contract", e.contract(), entry, teller));
                case InvoiceRegistered e -> out.add(voucher("invoice", e.invoiceNo(), entry, teller));
                case ProviderPaid e -> out.add(voucher("provider-payment", e.serialNo(), entry, teller));
                case ApplicationSubmitted e -> papers(e.documents(), entry, teller, out);
                case MaterialsSupplemented e -> papers(e.documents(), entry, teller, out);
                default -> {
                    // No voucher and no paper.
                }
            }
        }
        return List.copyOf(out);
    }

    private static Evidence voucher(String kind, String reference, Entry entry, Teller teller) {
        return new Evidence(kind, reference, entry.position(), teller.sentence(entry), null);
    }

    private static void papers(List<DocumentRef> documents, Entry entry, Teller teller, List<Evidence> out) {
        for (DocumentRef document : documents) {
            out.add(new Evidence(
                    "document", document.name(), entry.position(), teller.sentence(entry), document.sm3()));
        }
    }
}
