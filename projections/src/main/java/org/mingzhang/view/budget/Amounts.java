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
    private static final String REVERSED = type(ProgrammeEvent.RecoveredFundsReversed.class);
    private static final String PUT_BACK = type(ProgrammeEvent.RecoveredFundsReused.class);
    private static final String HANDED_BACK = type(ProgrammeEvent.FundsReturnedToTreasury.class);

    private Fen appropriated = Fen.ZERO;
    private Fen unallocated = Fen.ZERO;
    private Fen allocated = Fen.ZERO;
    private Fen uncommitted = Fen.ZERO;
    private Fen committed = Fen.ZERO;
    private Fen paid = Fen.ZERO;
    private Fen recovered = Fen.ZERO;
    private Fen putBack = Fen.ZERO;
    private Fen unallocatedHandedBack = Fen.ZERO;
    private Fen lineHandedBack = Fen.ZERO;
    private Fen recoveredHandedBack = Fen.ZERO;
    private Fen recoveredAtHand = Fen.ZERO;
    private Fen returnedToTreasury = Fen.ZERO;

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
            case AVAILABLE -> {
                unallocated = unallocated.plus(fen);
                if (eventType.equals(HANDED_BACK)) {
                    unallocatedHandedBack = unallocatedHandedBack.minus(fen);
                }
            }
            case LINE_AVAILABLE -> {
                uncommitted = uncommitted.plus(fen);
                if (eventType.equals(ALLOCATED) || eventType.equals(TRANSFERRED)) {
                    allocated = allocated.plus(fen);
                } else if (eventType.equals(PUT_BACK)) {
                    putBack = putBack.plus(fen);
                } else if (eventType.equals(HANDED_BACK)) {
                    lineHandedBack = lineHandedBack.minus(fen);
                }
            }
            case LINE_COMMITTED -> {
                if (eventType.equals(COMMITTED) || eventType.equals(RELEASED)) {
                    committed = committed.plus(fen);
                }
            }
            case LINE_RECOVERED -> {
                recoveredAtHand = recoveredAtHand.plus(fen);
                if (eventType.equals(RECOVERED) || eventType.equals(REVERSED)) {
                    recovered = recovered.plus(fen);
                } else if (eventType.equals(HANDED_BACK)) {
                    recoveredHandedBack = recoveredHandedBack.minus(fen);
                }
            }
            case BENEFICIARY -> {
                if (!eventType.equals(RECOVERED) && !eventType.equals(REVERSED)) {
                    paid = paid.plus(fen);
                }
            }
            case TREASURY -> returnedToTreasury = returnedToTreasury.plus(fen);
            case RECEIVED, AWAITED -> {
                // Beside the columns: arrival is a memo.
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

    /** Of what was recovered: put back on its line. */
    Fen putBack() {
        return putBack;
    }

    /** Of a source: returned to the treasury before it was allocated. */
    Fen unallocatedHandedBack() {
        return unallocatedHandedBack;
    }

    /** Of a line: returned to the treasury before it was committed. */
    Fen lineHandedBack() {
        return lineHandedBack;
    }

    Fen recoveredHandedBack() {
        return recoveredHandedBack;
    }

    /** The balance of what was recovered. */
    Fen recoveredAtHand() {
        return recoveredAtHand;
    }

    /** Of a source: all that the treasury got of it. */
    Fen returnedToTreasury() {
        return returnedToTreasury;
    }
}
