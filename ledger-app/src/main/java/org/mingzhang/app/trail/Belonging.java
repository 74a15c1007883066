package org.mingzhang.app.trail;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.correction.CorrectionEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.provider.ProviderEvent;

/** Whose an entry is: what decides who may see it. Told by its stream and its event alone. */
sealed interface Belonging {
    /** Nobody's data: who opened the ledger, and its daily roots. */
    static Belonging everyone() {
        return new Everyone();
    }

    /** No party's data: what a programme was given and how it is run. */
    static Belonging officials() {
        return new Officials();
    }

    /** Several parties' data, or somebody's that is no party's: for who sees the whole city. */
    static Belonging wholeCity() {
        return new WholeCity();
    }

    record Everyone() implements Belonging {}

    record Officials() implements Belonging {}

    record WholeCity() implements Belonging {}

    /**
     * Of one application, with its project and award.
     *
     * @param part what of the case it is
     */
    record OfCase(String application, Part part) implements Belonging {}

    /** Of one organisation, by credit code. */
    record OfParty(String party) implements Belonging {}

    /** Of all these payments' cases. */
    record OfPayments(List<String> payments) implements Belonging {}

    /** Of whom a person acts for. */
    record OfActor(String actor) implements Belonging {}

    /** What of a case an entry is: people outside the administration do not see every part. */
    enum Part {
        /** What the applicant handed in. */
        MATERIALS,
        /** Who judged, and how: to be known by officials only. */
        JUDGES,
        /** Stages and notices. */
        COURSE,
        PROJECT,
        MONEY
    }

    /**
     * Whose an entry is.
     *
     * @param proposal what a correction's stream began with; null where that cannot be told
     */
    static Belonging of(StreamId stream, LedgerEvent event, Function<StreamId, @Nullable LedgerEvent> proposal) {
        return switch (event) {
            case LogEvent.LedgerInitialised e -> everyone();
            case LogEvent.RootsRecorded e -> everyone();
            case LogEvent.CommandRefused e -> e.subject() == null ? wholeCity() : about(StreamId.parse(e.subject()));
            // Who looked at what is no party's business, and no county's: it is watched by who sees the whole city.
            case LogEvent.RecordsAccessed e -> wholeCity();
            case ActorEvent e -> new OfActor(stream.id());
            case ApplicationEvent e -> new OfCase(stream.id(), part(e));
            case ProjectEvent e -> new OfCase(stream.id(), Part.PROJECT);
            case AwardEvent e -> new OfCase(stream.id(), Part.MONEY);
            case EnterpriseEvent e -> new OfParty(stream.id());
            case ProviderEvent.ProviderRated e -> new OfCase(e.application(), Part.JUDGES);
            case ProviderEvent.RatingWithdrawn e -> new OfCase(e.application(), Part.JUDGES);
            case ProviderEvent e -> new OfParty(stream.id());
            case ProgrammeEvent e -> programme(e);
            // Its envelope holds the signed command, and with it every row: other counties' cases and amounts. What a
            // row says
            // is told by the row's own entry.
            case OfficialListEvent.ListIssued e -> wholeCity();
            case OfficialListEvent.ListItemEntered e -> item(e);
            case BankEvent.TreasuryPaymentRecorded e ->
                e.payment() == null ? wholeCity() : new OfPayments(List.of(e.payment()));
            case BankEvent.TreasuryPaymentMatched e -> new OfPayments(e.all());
            case CorrectionEvent.CorrectionProposed e -> corrected(StreamId.parse(e.stream()), e, proposal);
            case CorrectionEvent.Corrected e -> of(StreamId.parse(e.stream()), e.eventBefore(), proposal);
            case CorrectionEvent e -> corrected(stream, e, proposal);
            // Experts, statements, lists carried out, imports from their first entry to their last: many parties' data,
            // or a person's own.
            case LedgerEvent e -> wholeCity();
        };
    }

    /** A correction on its way is seen by who sees what is to be corrected. */
    private static Belonging corrected(
            StreamId stream, CorrectionEvent event, Function<StreamId, @Nullable LedgerEvent> proposal) {
        if (event instanceof CorrectionEvent.CorrectionProposed) {
            return about(stream);
        }
        return proposal.apply(stream) instanceof CorrectionEvent.CorrectionProposed proposed
                ? about(StreamId.parse(proposed.stream()))
                : wholeCity();
    }

    /** Of what is only about a stream and stands elsewhere. */
    private static Belonging about(StreamId stream) {
        return switch (stream.type()) {
            case APPLICATION, PROJECT, AWARD -> new OfCase(stream.id(), Part.JUDGES);
            case ENTERPRISE, PROVIDER -> new OfParty(stream.id());
            case LEDGER, REFUSAL, ACCESS, BACKUP, ACTOR, CORRECTION, LIST, EXPERTS, BANK, IMPORT, PROGRAMME ->
                wholeCity();
        };
    }

    private static Part part(ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.ApplicationSubmitted e -> Part.MATERIALS;
            case ApplicationEvent.MaterialsSupplemented e -> Part.MATERIALS;
            case ApplicationEvent.MemberJoined e -> Part.MATERIALS;
            case ApplicationEvent.DocumentAttached e -> e.proves() == null ? Part.MATERIALS : Part.MONEY;
            case ApplicationEvent.PaperReceived e -> Part.MATERIALS;
            case ApplicationEvent.EnterpriseLinked e -> Part.MATERIALS;
            case ApplicationEvent.ScoreGiven e -> Part.JUDGES;
            case ApplicationEvent.DrawRequested e -> Part.JUDGES;
            case ApplicationEvent.ExpertsDrawn e -> Part.JUDGES;
            case ApplicationEvent.ConflictDeclared e -> Part.JUDGES;
            case ApplicationEvent.ObjectionFiled e -> Part.JUDGES;
            case ApplicationEvent e -> Part.COURSE;
        };
    }

    private static Belonging item(OfficialListEvent.ListItemEntered item) {
        if (item.application() != null) {
            return new OfCase(item.application(), Part.MONEY);
        }
        return item.enterprise() == null ? wholeCity() : new OfParty(item.enterprise());
    }

    private static Belonging programme(ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeEvent.FundsCommitted e -> new OfCase(e.award(), Part.MONEY);
            case ProgrammeEvent.CommitmentReleased e -> new OfCase(e.award(), Part.MONEY);
            case ProgrammeEvent.FundsDisbursed e -> new OfCase(e.award(), Part.MONEY);
            case ProgrammeEvent.DisbursementReturned e -> new OfCase(e.award(), Part.MONEY);
            case ProgrammeEvent.FundsRecovered e -> new OfCase(e.award(), Part.MONEY);
            case ProgrammeEvent.RecoveredFundsReversed e -> new OfCase(e.award(), Part.MONEY);
            case ProgrammeEvent.PlaceTaken e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.PlaceReleased e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.Queued e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.AwardReady e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.QueueLeft e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.Ranked e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.RankLeft e -> new OfCase(e.application(), Part.JUDGES);
            case ProgrammeEvent.ProgrammeOpened e -> officials();
            case ProgrammeEvent.PolicyAmended e -> officials();
            case ProgrammeEvent.RuleParameterDecided e -> officials();
            case ProgrammeEvent.FundsAppropriated e -> officials();
            case ProgrammeEvent.FundsReceived e -> officials();
            case ProgrammeEvent.BudgetAllocated e -> officials();
            case ProgrammeEvent.BudgetTransferred e -> officials();
            case ProgrammeEvent.FundsCarriedOver e -> officials();
            case ProgrammeEvent.FundsReturnedToTreasury e -> officials();
            case ProgrammeEvent.RecoveredFundsReused e -> officials();
            case ProgrammeEvent.TargetFactRecorded e -> officials();
            case ProgrammeEvent.SupervisionPlanAdopted e -> officials();
            case ProgrammeEvent.PeriodClosed e -> officials();
            case ProgrammeEvent.HolidaysEntered e -> officials();
            case ProgrammeEvent.FigureRecorded e -> officials();
            case ProgrammeEvent.ProgrammeClosed e -> officials();
            case ProgrammeEvent.PaymentBatchExported e -> wholeCity();
        };
    }
}
