package org.mingzhang.view.budget;

import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Posting.Account;
import org.mingzhang.domain.programme.ProgrammeEvent;

/** Sums of postings, sorted into the columns of the budget. */
final class Amounts {
    private static final String ALLOCATED = type(ProgrammeEvent.BudgetAllocated.class);
    private static final String TRANSFERRED = type(ProgrammeEvent.BudgetTransferred.class);
    private static final String COMMITTED = type(ProgrammeEvent.FundsCommitted.class);
    private static final String RELEASED = type(ProgrammeEvent.CommitmentReleased.class);
    private static final String RECOVERED = type(ProgrammeEvent.FundsRecovered.class);

    private Fen appropriated = Fen.ZERO;
    private Fen unallocated = Fen.ZERO;
    private Fen allocated = Fen.ZERO;
    private Fen uncommitted = Fen.ZERO;
    private Fen committed = Fen.ZERO;
    private Fen paid = Fen.ZERO;
    private Fen recovered = Fen.ZERO;

    private static String type(Class<? extends ProgrammeEvent> event) {
        return event.getAnnotation(EventName.class).value();
    }

    /**
     * Takes in the sum of a cell's postings. What is available is the balance of its account; the other columns are the
     * flows that their names say, since one account's balance mixes several.
     *
     * @param fen debits less credits
     */
    void take(Account account, String eventType, Fen fen) {
        switch (account) {
            case APPROPRIATION -> appropriated = appropriated.minus(fen);
            case AVAILABLE -> unallocated = unallocated.plus(fen);
            case LINE_AVAILABLE -> {
                uncommitted = uncommitted.plus(fen);
                if (eventType.equals(ALLOCATED) || eventType.equals(TRANSFERRED)) {
                    allocated = allocated.plus(fen);
                }
            }
            case LINE_COMMITTED -> {
                if (eventType.equals(COMMITTED) || eventType.equals(RELEASED)) {
                    committed = committed.plus(fen);
                }
            }
            case LINE_RECOVERED -> {
                if (eventType.equals(RECOVERED)) {
                    recovered = recovered.plus(fen);
                }
            }
            case BENEFICIARY -> {
                if (!eventType.equals(RECOVERED)) {
                    paid = paid.plus(fen);
                }
            }
            case TREASURY, RECEIVED, AWAITED -> {
                // Beside the columns: handing back already lowers what is available, and arrival is a memo.
            }
        }
    }

    Fen appropriated() {
        return appropriated;
    }

    /** Of a source: what is not yet allocated. */
    Fen unallocated() {
        return unallocated;
    }

    Fen allocated() {
        return allocated;
    }

    /** Of a line: what may still be committed. */
    Fen uncommitted() {
        return uncommitted;
    }

    Fen committed() {
        return committed;
    }

    Fen paid() {
        return paid;
    }

    Fen recovered() {
        return recovered;
    }
}
