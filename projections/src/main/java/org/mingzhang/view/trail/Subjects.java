package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.correction.CorrectionEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.expert.ExpertEvent;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.view.trail.Subject.Kind;

/** What an event names: its stream, and whatever else its fields name. */
final class Subjects {
    private final List<Subject> out = new ArrayList<>();

    private Subjects() {}

    /**
     * Names a subject that every later event about another one is about, too.
     *
     * @param of what events name
     * @param to what they are about then
     */
    record Link(Subject of, Subject to) {}

    static List<Subject> of(Envelope envelope) {
        Subjects subjects = new Subjects();
        subjects.out.add(Subject.of(envelope.stream()));
        subjects.take(envelope.event());
        return subjects.out;
    }

    /** The links that an event makes. */
    static List<Link> links(Envelope envelope) {
        Subject self = Subject.of(envelope.stream());
        return switch (envelope.event()) {
            case ApplicationEvent.ApplicationSubmitted e ->
                List.of(new Link(self, new Subject(Kind.ENTERPRISE, e.applicant())));
            case AwardEvent.AwardCalculated e -> List.of(new Link(self, new Subject(Kind.ENTERPRISE, e.beneficiary())));
            case AwardEvent.PaymentOrdered e -> List.of(new Link(new Subject(Kind.PAYMENT, e.payment()), self));
            case AwardEvent.RecoveryOrdered e ->
                List.of(new Link(new Subject(Kind.RECOVERY, e.recovery()), new Subject(Kind.PAYMENT, e.payment())));
            default -> List.of();
        };
    }

    private void add(Kind kind, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            out.add(new Subject(kind, id));
        }
    }

    private void take(LedgerEvent event) {
        if (event instanceof WithPaper on) {
            KeptPaper paper = on.paper();
            add(Kind.DOCUMENT, paper == null ? null : paper.digest());
        }
        switch (event) {
            case LogEvent e -> log(e);
            case ActorEvent e -> actor(e);
            case ProgrammeEvent e -> programme(e);
            case EnterpriseEvent e -> enterprise(e);
            case ProviderEvent e -> provider(e);
            case ExpertEvent e -> expert(e);
            case ApplicationEvent e -> application(e);
            case ProjectEvent e -> project(e);
            case AwardEvent e -> award(e);
            case OfficialListEvent e -> list(e);
            case BankEvent e -> bank(e);
            case ImportEvent e -> {
                if (e instanceof ImportEvent.ImportStarted started) {
                    add(Kind.PROGRAMME, started.programme());
                }
            }
            case CorrectionEvent e -> correction(e);
            default -> throw new IllegalStateException("no subjects known of " + event);
        }
    }

    private void correction(CorrectionEvent event) {
        switch (event) {
            case CorrectionEvent.CorrectionProposed e -> out.add(Subject.of(StreamId.parse(e.stream())));
            case CorrectionEvent.CorrectionApproved e -> e.awards().forEach(award -> add(Kind.CASE, award));
            case CorrectionEvent.CorrectionRejected e -> {
                // About the correction alone.
            }
            case CorrectionEvent.Corrected e -> {
                add(Kind.CORRECTION, e.correction());
                e.awards().forEach(award -> add(Kind.CASE, award));
                take(e.eventBefore());
                LedgerEvent after = e.eventAfter();
                if (after != null) {
                    take(after);
                }
            }
        }
    }

    private void log(LogEvent event) {
        if (event instanceof LogEvent.CommandRefused e && e.subject() != null) {
            out.add(Subject.of(StreamId.parse(e.subject())));
        }
    }

    private void actor(ActorEvent event) {
        if (event instanceof ActorEvent.ActorRegistered e) {
            add(Kind.ENTERPRISE, e.org());
        }
    }

    private void programme(ProgrammeEvent event) {
        switch (event) {
            case ProgrammeEvent.FundsCommitted e -> award(e.award(), e.beneficiary());
            case ProgrammeEvent.CommitmentReleased e -> award(e.award(), e.beneficiary());
            case ProgrammeEvent.FundsDisbursed e -> {
                award(e.award(), e.beneficiary());
                add(Kind.PAYMENT, e.payment());
            }
            case ProgrammeEvent.DisbursementReturned e -> {
                award(e.award(), e.beneficiary());
                add(Kind.PAYMENT, e.payment());
            }
            case ProgrammeEvent.FundsRecovered e -> {
                award(e.award(), e.beneficiary());
                add(Kind.RECOVERY, e.recovery());
            }
            case ProgrammeEvent.RecoveredFundsReversed e -> {
                award(e.award(), e.beneficiary());
                add(Kind.RECOVERY, e.recovery());
            }
            case ProgrammeEvent.PlaceTaken e -> add(Kind.CASE, e.application());
            case ProgrammeEvent.PlaceReleased e -> add(Kind.CASE, e.application());
            case ProgrammeEvent.Ranked e -> add(Kind.CASE, e.application());
            case ProgrammeEvent.RankLeft e -> add(Kind.CASE, e.application());
            case ProgrammeEvent.PaymentBatchExported e -> {
                if (e.payments() != null) {
                    e.payments().forEach(payment -> add(Kind.PAYMENT, payment));
                }
            }
            default -> {
                // About the programme alone.
            }
        }
    }

    private void award(String award, String beneficiary) {
        add(Kind.CASE, award);
        add(Kind.ENTERPRISE, beneficiary);
    }

    private void enterprise(EnterpriseEvent event) {
        switch (event) {
            case EnterpriseEvent.EnterpriseReserved e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.EnterpriseAdmitted e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.EnterpriseBatchMoved e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.EnterpriseLeftPilot e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.EnterpriseReplaced e -> {
                add(Kind.PROGRAMME, e.programme());
                add(Kind.ENTERPRISE, e.replacement());
            }
            case EnterpriseEvent.AwardCounted e -> add(Kind.CASE, e.award());
            case EnterpriseEvent.AcceptanceNoted e -> add(Kind.CASE, e.application());
            case EnterpriseEvent.AcceptanceRecorded e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.YearlyFigureRecorded e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.CaseNoted e -> add(Kind.CASE, e.application());
            case EnterpriseEvent.SpecialAccountDeclared e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.ThirdPartyEngaged e -> add(Kind.PROGRAMME, e.programme());
            case EnterpriseEvent.PriorAwardRecorded e -> add(Kind.INVOICE, e.invoiceNo());
            case EnterpriseEvent.SignerNoted e -> add(Kind.ACTOR, e.actor());
            default -> {
                // About the enterprise alone.
            }
        }
    }

    private void provider(ProviderEvent event) {
        switch (event) {
            case ProviderEvent.ProviderAdmitted e -> add(Kind.PROGRAMME, e.programme());
            case ProviderEvent.ProviderRemoved e -> {
                add(Kind.PROGRAMME, e.programme());
                add(Kind.LIST, e.list() == null ? null : e.list().id());
            }
            case ProviderEvent.ProviderWarned e -> add(Kind.PROGRAMME, e.programme());
            case ProviderEvent.ProviderAppealed e -> add(Kind.PROGRAMME, e.programme());
            case ProviderEvent.AppealResolved e -> add(Kind.PROGRAMME, e.programme());
            case ProviderEvent.RectificationReported e -> {
                // About the provider alone.
            }
            case ProviderEvent.RectificationJudged e -> {
                // As above.
            }
            case ProviderEvent.ProviderRated e -> {
                add(Kind.CASE, e.application());
                add(Kind.ENTERPRISE, e.rater());
                add(Kind.CONTRACT, e.contract());
            }
            case ProviderEvent.RatingWithdrawn e -> {
                add(Kind.CASE, e.application());
                add(Kind.ENTERPRISE, e.rater());
                add(Kind.CONTRACT, e.contract());
            }
            case ProviderEvent.ProductRegistered e -> {
                // About the provider alone.
            }
        }
    }

    private void expert(ExpertEvent event) {
        if (event instanceof ExpertEvent.ExpertEnrolled e) {
            add(Kind.ACTOR, e.actor());
        }
    }

    private void application(ApplicationEvent event) {
        switch (event) {
            case ApplicationEvent.ApplicationSubmitted e -> {
                add(Kind.PROGRAMME, e.programme());
                add(Kind.ENTERPRISE, e.applicant());
                e.members().forEach(member -> add(Kind.ENTERPRISE, member));
                papers(e.documents(), e.texts());
            }
            case ApplicationEvent.MaterialsSupplemented e -> papers(e.documents(), e.texts());
            case ApplicationEvent.ConflictDeclared e -> add(Kind.ACTOR, e.actor());
            case ApplicationEvent.MemberJoined e -> add(Kind.ENTERPRISE, e.member());
            case ApplicationEvent.EnterpriseLinked e -> add(Kind.ENTERPRISE, e.enterprise());
            case ApplicationEvent.DocumentAttached e -> {
                add(Kind.CONTRACT, e.contract());
                add(Kind.INVOICE, e.invoiceNo());
                if (e.proves() != null) {
                    add(Kind.PAYMENT, e.proves().payment());
                    add(Kind.VOUCHER, e.proves().voucherNo());
                }
                if (e.algorithm() == DigestAlgorithm.SM3) {
                    add(Kind.DOCUMENT, e.digest());
                }
            }
            default -> {
                // About the application alone.
            }
        }
    }

    private void papers(List<DocumentRef> documents, @Nullable List<StatedText> texts) {
        documents.forEach(document -> add(Kind.DOCUMENT, document.sm3()));
        if (texts != null) {
            texts.forEach(text -> add(Kind.DOCUMENT, text.sm3()));
        }
    }

    private void project(ProjectEvent event) {
        switch (event) {
            case ProjectEvent.ProjectStarted e -> add(Kind.ENTERPRISE, e.enterprise());
            case ProjectEvent.ContractRegistered e -> {
                add(Kind.CONTRACT, e.contract());
                add(Kind.ENTERPRISE, e.buyer());
                add(Kind.PROVIDER, e.seller());
            }
            case ProjectEvent.ProjectCompleted e -> {
                if (e.servedPilots() != null) {
                    e.servedPilots().forEach(pilot -> add(Kind.ENTERPRISE, pilot));
                }
            }
            case ProjectEvent.ContractAmended e -> add(Kind.CONTRACT, e.contract());
            case ProjectEvent.ContractEnded e -> add(Kind.CONTRACT, e.contract());
            case ProjectEvent.ContractItemRegistered e -> add(Kind.CONTRACT, e.contract());
            case ProjectEvent.InvoiceRegistered e -> {
                add(Kind.INVOICE, e.invoiceNo());
                add(Kind.CONTRACT, e.contract());
                add(Kind.PROVIDER, e.seller());
            }
            case ProjectEvent.ProviderPaid e -> add(Kind.CONTRACT, e.contract());
            case ProjectEvent.AcceptanceAssessed e -> add(Kind.ENTERPRISE, e.assessor());
            default -> {
                // About the project alone.
            }
        }
    }

    private void award(AwardEvent event) {
        switch (event) {
            case AwardEvent.AwardCalculated e -> add(Kind.ENTERPRISE, e.beneficiary());
            case AwardEvent.AwardApproved e -> add(Kind.ENTERPRISE, e.beneficiary());
            case AwardEvent.AdvanceGranted e -> add(Kind.ENTERPRISE, e.beneficiary());
            case AwardEvent.PaymentOrdered e -> {
                add(Kind.PAYMENT, e.payment());
                if (e.paidTo() != null) {
                    add(Kind.ENTERPRISE, e.paidTo());
                }
            }
            case AwardEvent.PaymentApproved e -> add(Kind.PAYMENT, e.payment());
            case AwardEvent.PaymentCancelled e -> add(Kind.PAYMENT, e.payment());
            case AwardEvent.PaymentConfirmed e -> {
                add(Kind.PAYMENT, e.payment());
                add(Kind.RECEIPT, e.receiptNo());
                if (e.documents() != null) {
                    papers(e.documents(), null);
                }
            }
            case AwardEvent.PaymentReturned e -> {
                add(Kind.PAYMENT, e.payment());
                add(Kind.RECEIPT, e.receiptNo());
                if (e.documents() != null) {
                    papers(e.documents(), null);
                }
            }
            case AwardEvent.RecoveryOrdered e -> {
                add(Kind.RECOVERY, e.recovery());
                add(Kind.PAYMENT, e.payment());
                if (e.debtors() != null) {
                    e.debtors().forEach(debtor -> add(Kind.ENTERPRISE, debtor));
                }
            }
            case AwardEvent.RecoveryReceived e -> {
                add(Kind.RECOVERY, e.recovery());
                add(Kind.ENTERPRISE, e.payer());
                add(Kind.RECEIPT, e.receiptNo());
            }
            case AwardEvent.RecoveryCalledOff e -> add(Kind.RECOVERY, e.recovery());
            case AwardEvent.RecoveryReversed e -> {
                add(Kind.RECOVERY, e.recovery());
                add(Kind.ENTERPRISE, e.payer());
            }
            case AwardEvent.FundUseReported e -> add(Kind.PAYMENT, e.payment());
            default -> {
                // About the award alone.
            }
        }
    }

    private void list(OfficialListEvent event) {
        switch (event) {
            case OfficialListEvent.ListIssued e -> add(Kind.PROGRAMME, e.programme());
            case OfficialListEvent.ListItemEntered e -> {
                add(Kind.CASE, e.application());
                add(Kind.ENTERPRISE, e.enterprise());
            }
            case OfficialListEvent.ListCarriedOut e -> {
                // About the list alone; what was done for each row stands with its case.
            }
        }
    }

    private void bank(BankEvent event) {
        switch (event) {
            case BankEvent.TreasuryPaymentRecorded e -> {
                add(Kind.VOUCHER, e.voucherNo());
                add(Kind.PAYMENT, e.payment());
            }
            case BankEvent.TreasuryPaymentMatched e -> {
                add(Kind.VOUCHER, e.voucherNo());
                e.all().forEach(payment -> add(Kind.PAYMENT, payment));
            }
            case BankEvent.TreasuryPaymentUnmatched e -> {
                add(Kind.VOUCHER, e.voucherNo());
                if (e.payments() != null) {
                    e.payments().forEach(payment -> add(Kind.PAYMENT, payment));
                }
            }
            case BankEvent.BankLineExplained e -> add(Kind.BANK_LINE, e.serialNo());
            case BankEvent.BankLineRecorded e -> add(Kind.BANK_LINE, e.serialNo());
        }
    }
}
