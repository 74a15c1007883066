package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Posting.Account;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.HolidaysEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;
import org.mingzhang.domain.programme.ProgrammeEvent.TargetFactRecorded;

/**
 * Double-entry bookkeeping of a programme's money. Postings follow from events alone, so every figure of the budget is a
 * sum over events with a bound, and the trial balance is zero at every position.
 */
public final class Journal {
    /** What moves no money. */
    private static final Set<Class<?>> STILL = Set.of(
            ProgrammeOpened.class,
            PolicyAmended.class,
            Queued.class,
            QueueLeft.class,
            AwardReady.class,
            Ranked.class,
            RankLeft.class,
            RuleParameterDecided.class,
            TargetFactRecorded.class,
            FigureRecorded.class,
            PlaceTaken.class,
            PlaceReleased.class,
            SupervisionPlanAdopted.class,
            PaymentBatchExported.class,
            PeriodClosed.class,
            HolidaysEntered.class,
            ProgrammeClosed.class);

    private Journal() {}

    /**
     * Balanced lines on one business date.
     *
     * @param type the stored name of the money event behind them; of a correction, of the event that it corrects
     */
    public record Dated(LocalDate date, String type, List<Posting> lines) {}

    /**
     * What an entry posts: a money event its lines; a correction the lines of the event as it stood, taken back on their
     * business date, and those of the event as it should have been on its own; whichever of these dates lies in a closed
     * period, on the first day of the open one instead, so that the closed one stays as it was.
     *
     * @param businessDate the entry's; null where the ledger itself acts
     */
    public static List<Dated> dated(LedgerEvent event, @Nullable LocalDate businessDate) {
        if (event instanceof Corrected corrected) {
            List<Dated> out = new ArrayList<>(2);
            LedgerEvent after = corrected.eventAfter();
            add(
                    out,
                    open(corrected, corrected.dated()),
                    corrected.type(),
                    postings(corrected.eventBefore()).stream()
                            .map(line -> with(line, line.amountFen().negated()))
                            .toList());
            if (after != null) {
                add(out, open(corrected, corrected.dateAfter()), corrected.type(), postings(after));
            }
            return out;
        }
        List<Dated> out = new ArrayList<>(1);
        add(out, businessDate, event instanceof ProgrammeEvent ? EventCodec.type(event) : "", postings(event));
        return out;
    }

    private static @Nullable LocalDate open(Corrected corrected, @Nullable LocalDate date) {
        LocalDate openFrom = corrected.openFrom();
        return date == null || openFrom == null || !date.isBefore(openFrom) ? date : openFrom;
    }

    private static void add(List<Dated> out, @Nullable LocalDate date, String type, List<Posting> lines) {
        if (!lines.isEmpty()) {
            if (date == null) {
                throw new IllegalArgumentException("money moves without a business date: " + type);
            }
            out.add(new Dated(date, type, lines));
        }
    }

    /** Whether events of a kind post, whatever they say; {@link #postings} of one is not empty. */
    public static boolean posts(Class<? extends Record> kind) {
        return !STILL.contains(kind);
    }

    /** The balanced lines that an event posts; none for events that move no money. */
    public static List<Posting> postings(LedgerEvent event) {
        if (!(event instanceof ProgrammeEvent programme)) {
            return List.of();
        }
        return switch (programme) {
            case FundsAppropriated e ->
                pair(
                        at(Account.AVAILABLE, e.source(), null, e.budgetYear()),
                        at(Account.APPROPRIATION, e.source(), null, e.budgetYear()),
                        e.amountFen());
            case FundsReceived e ->
                pair(
                        at(Account.RECEIVED, e.source(), null, e.budgetYear()),
                        at(Account.AWAITED, e.source(), null, e.budgetYear()),
                        e.amountFen());
            case BudgetAllocated e ->
                pair(
                        at(Account.LINE_AVAILABLE, e.source(), e.line(), null),
                        at(Account.AVAILABLE, e.source(), null, e.budgetYear()),
                        e.amountFen());
            case BudgetTransferred e ->
                pair(
                        at(Account.LINE_AVAILABLE, e.source(), e.toLine(), null),
                        at(Account.LINE_AVAILABLE, e.source(), e.fromLine(), null),
                        e.amountFen());
            case FundsCarriedOver e ->
                pair(
                        at(Account.AVAILABLE, e.source(), null, e.toYear()),
                        at(Account.AVAILABLE, e.source(), null, e.fromYear()),
                        e.amountFen());
            case FundsReturnedToTreasury e ->
                pair(
                        at(Account.TREASURY, e.source(), null, null),
                        switch (e.from()) {
                            case UNALLOCATED -> at(Account.AVAILABLE, e.source(), null, e.budgetYear());
                            case LINE_AVAILABLE -> at(Account.LINE_AVAILABLE, e.source(), e.line(), null);
                            case LINE_RECOVERED -> at(Account.LINE_RECOVERED, e.source(), e.line(), null);
                        },
                        e.amountFen());
            case FundsCommitted e ->
                shares(e.shares(), e.purpose(), null, Account.LINE_COMMITTED, Account.LINE_AVAILABLE);
            case CommitmentReleased e ->
                shares(e.shares(), e.purpose(), null, Account.LINE_AVAILABLE, Account.LINE_COMMITTED);
            case FundsDisbursed e ->
                shares(e.shares(), e.purpose(), e.beneficiary(), Account.BENEFICIARY, Account.LINE_COMMITTED);
            case DisbursementReturned e ->
                shares(e.shares(), e.purpose(), e.beneficiary(), Account.LINE_COMMITTED, Account.BENEFICIARY);
            case FundsRecovered e ->
                shares(e.shares(), e.purpose(), e.beneficiary(), Account.LINE_RECOVERED, Account.BENEFICIARY);
            case RecoveredFundsReversed e ->
                shares(e.shares(), e.purpose(), e.beneficiary(), Account.BENEFICIARY, Account.LINE_RECOVERED);
            case RecoveredFundsReused e ->
                pair(
                        at(Account.LINE_AVAILABLE, e.source(), e.line(), null),
                        at(Account.LINE_RECOVERED, e.source(), e.line(), null),
                        e.amountFen());
            case ProgrammeOpened e -> List.of();
            case PolicyAmended e -> List.of();
            case Queued e -> List.of();
            case QueueLeft e -> List.of();
            case AwardReady e -> List.of();
            case Ranked e -> List.of();
            case RankLeft e -> List.of();
            case RuleParameterDecided e -> List.of();
            case TargetFactRecorded e -> List.of();
            case FigureRecorded e -> List.of();
            case PlaceTaken e -> List.of();
            case PlaceReleased e -> List.of();
            case SupervisionPlanAdopted e -> List.of();
            case PaymentBatchExported e -> List.of();
            case PeriodClosed e -> List.of();
            case HolidaysEntered e -> List.of();
            case ProgrammeClosed e -> List.of();
        };
    }

    private static Posting at(Account account, String source, @Nullable String line, @Nullable Integer year) {
        return new Posting(account, source, line, year, null, null, Fen.ZERO);
    }

    private static List<Posting> pair(Posting debit, Posting credit, Fen amount) {
        return List.of(with(debit, amount), with(credit, amount.negated()));
    }

    private static Posting with(Posting posting, Fen amount) {
        return new Posting(
                posting.account(),
                posting.source(),
                posting.line(),
                posting.year(),
                posting.beneficiary(),
                posting.purpose(),
                amount);
    }

    private static List<Posting> shares(
            List<Share> shares, Purpose purpose, @Nullable String beneficiary, Account debit, Account credit) {
        List<Posting> out = new ArrayList<>(shares.size() * 2);
        for (Share share : shares) {
            out.add(leg(debit, share, purpose, beneficiary, share.amountFen()));
            out.add(leg(credit, share, purpose, beneficiary, share.amountFen().negated()));
        }
        return out;
    }

    private static Posting leg(
            Account account, Share share, Purpose purpose, @Nullable String beneficiary, Fen amount) {
        return new Posting(
                account,
                share.source(),
                purpose.line(),
                null,
                account == Account.BENEFICIARY ? beneficiary : null,
                purpose,
                amount);
    }
}
