package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.MemberJoined;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.correction.CorrectionEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Trace.Evidence;
import org.mingzhang.view.trail.Trace.Step;

/** What a payment rests on, and the way back to the appropriation that it was paid from. */
final class WayBack {
    /** An entry with the step that it is. */
    private record Found(String step, Entry entry) {}

    private final SortedMap<Long, Entry> known = new TreeMap<>();
    private final SortedMap<Long, Found> grounds = new TreeMap<>();
    private final List<Found> money = new ArrayList<>();
    private final List<Entry> ofCase;

    /** @param payment the entries of the payment */
    WayBack(TrailIndex index, EntrySource log, Collection<Entry> payment) {
        know(payment);
        Entry ordered = last(payment, Long.MAX_VALUE, PaymentOrdered.class::isInstance);
        if (ordered == null || !(ordered.event() instanceof PaymentOrdered order)) {
            ofCase = List.of();
            return;
        }
        long before = ordered.position();
        ofCase = log.at(index.find(ordered.envelope().stream().id(), Kind.CASE).positions()).stream()
                .filter(entry -> entry.position() < before)
                .toList();
        for (Entry entry : ofCase) {
            String step = ground(entry.event());
            if (step != null) {
                grounds.put(entry.position(), new Found(step, entry));
            }
        }
        if (first(ApplicationSubmitted.class) instanceof ApplicationSubmitted submitted) {
            List<Entry> admissions =
                    log.at(index.find(submitted.applicant(), Kind.ENTERPRISE).positions());
            Entry admission = last(admissions, before, event -> admits(event, submitted.programme()));
            if (admission != null) {
                grounds.put(admission.position(), new Found("admission", admission));
            }
        }
        for (Entry entry : ofCase.reversed()) {
            if (entry.event() instanceof FundsCommitted || entry.event() instanceof CommitmentReleased) {
                money.add(new Found("commitment", entry));
            }
        }
        if (first(AwardCalculated.class) instanceof AwardCalculated calculated) {
            List<String> sources = order.shares().stream().map(Share::source).toList();
            String line = calculated.purpose().line();
            funding(log.at(index.funding(calculated.programme(), sources, line, before)));
        }
        grounds.values().forEach(found -> known.put(found.entry.position(), found.entry));
        money.forEach(found -> known.put(found.entry.position(), found.entry));
    }

    /** What part of the grounds an entry of the case is; null for none. */
    private static @Nullable String ground(LedgerEvent event) {
        return switch (event) {
            case ApplicationSubmitted e -> "application";
            case MaterialsSupplemented e -> "application";
            case DocumentAttached e -> "application";
            case PaperReceived e -> "application";
            case MemberJoined e -> "application";
            case ApplicationApproved e -> "application";
            case ApplicationEvent e -> "stage";
            case ContractRegistered e -> "contract";
            case ContractAmended e -> "contract";
            case ContractEnded e -> "contract";
            case ContractItemRegistered e -> "contract";
            case InvoiceRegistered e -> "invoice";
            case ProviderPaid e -> "provider-payment";
            case AcceptanceRequested e -> "acceptance";
            case SceneAssessed e -> "acceptance";
            case AcceptanceAssessed e -> "acceptance";
            case ProjectEvent e -> "project";
            case AwardCalculated e -> "calculation";
            case AwardReviewed e -> "review";
            case AwardApproved e -> "approval";
            case AdvanceGranted e -> "advance";
            case AwardReduced e -> "reduction";
            case AwardIncreased e -> "increase";
            case HoldPlaced e -> "hold";
            case HoldReleased e -> "hold";
            case CorrectionEvent e -> "correction";
            default -> null;
        };
    }

    private @Nullable LedgerEvent first(Class<? extends LedgerEvent> type) {
        return ofCase.stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static boolean admits(LedgerEvent event, String programme) {
        return switch (event) {
            case EnterpriseAdmitted e -> e.programme().equals(programme);
            case EnterpriseBatchMoved e -> e.programme().equals(programme);
            default -> false;
        };
    }

    private void funding(List<Entry> funds) {
        for (Entry entry : funds.reversed()) {
            switch (entry.event()) {
                case BudgetAllocated e -> money.add(new Found("allocation", entry));
                case BudgetTransferred e -> money.add(new Found("allocation", entry));
                case RecoveredFundsReused e -> money.add(new Found("allocation", entry));
                case CorrectionEvent e -> money.add(new Found("correction", entry));
                default -> {
                    // Money that the source has not given to a line yet.
                }
            }
        }
        for (Entry entry : funds.reversed()) {
            if (entry.event() instanceof FundsAppropriated) {
                money.add(new Found("appropriation", entry));
            }
        }
    }

    private void know(Collection<Entry> entries) {
        entries.forEach(entry -> known.put(entry.position(), entry));
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
        return Stream.concat(grounds.values().stream(), money.stream())
                .map(found -> step(found.step, teller.line(found.entry)))
                .toList();
    }

    private static Step step(String step, Trace.Line line) {
        return new Step(step, line.withoutCalculation(), line.calculation());
    }

    List<Evidence> evidence(Teller teller) {
        List<Evidence> out = new ArrayList<>();
        for (Entry entry : ofCase) {
            switch (entry.event()) {
                case ContractRegistered e -> out.add(voucher("contract", e.contract(), entry, teller));
                case ContractAmended e -> out.add(voucher("contract", e.contract(), entry, teller));
                case InvoiceRegistered e -> out.add(voucher("invoice", e.invoiceNo(), entry, teller));
                case ProviderPaid e -> out.add(voucher("provider-payment", e.serialNo(), entry, teller));
                case ApplicationSubmitted e -> {
                    papers(e.documents(), entry, teller, out);
                    stated(e.texts(), e.form(), entry, teller, out);
                }
                case MaterialsSupplemented e -> {
                    papers(e.documents(), entry, teller, out);
                    stated(e.texts(), e.form(), entry, teller, out);
                }
                case DocumentAttached e ->
                    out.add(new Evidence(
                            "document",
                            e.fileName(),
                            entry.position(),
                            teller.sentence(entry),
                            e.algorithm() == DigestAlgorithm.SM3 ? e.digest() : null));
                default -> {
                    // No voucher and no paper.
                }
            }
        }
        return List.copyOf(out);
    }

    private static void stated(
            @Nullable List<StatedText> texts,
            @Nullable List<FormValue> form,
            Entry entry,
            Teller teller,
            List<Evidence> out) {
        Names names = teller.names();
        if (texts != null) {
            texts.forEach(text -> out.add(new Evidence(
                    "text", CaseSentences.length(text, names), entry.position(), teller.sentence(entry), text.sm3())));
        }
        if (form != null) {
            form.forEach(value ->
                    out.add(new Evidence("form", names.stated(value), entry.position(), teller.sentence(entry), null)));
        }
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
