package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.Posting.Account;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/**
 * Adds the money up again from the events of one programme, in its own way: trial balance, limits per source and line, the
 * ceiling for service, no account below zero at any position nor as of any business date.
 */
final class MoneyAudit {
    private static final long NOTICE_FEN = Fen.ofWan(10_000).value();

    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<String, TreeMap<LocalDate, Long>> daily = new HashMap<>();
    private final Map<String, Long> sums = new HashMap<>();
    private long trial;
    private boolean closed;

    void take(Envelope entry) {
        if (!(entry.event() instanceof ProgrammeEvent event)) {
            return;
        }
        long balance = 0;
        for (Posting posting : Journal.postings(event)) {
            long fen = posting.amountFen().value();
            balance += fen;
            accounts.merge(posting.name(), fen, Long::sum);
            daily.computeIfAbsent(posting.name(), none -> new TreeMap<>()).merge(date(entry), fen, Long::sum);
        }
        assertThat(balance).as("postings of %s", event).isZero();
        trial += balance;
        add(event);
        if (closed) {
            assertThat(event)
                    .as("after the close")
                    .isInstanceOfAny(
                            DisbursementReturned.class,
                            FundsRecovered.class,
                            RecoveredFundsReversed.class,
                            CommitmentReleased.class,
                            FundsReturnedToTreasury.class);
        }
        closed |= event instanceof ProgrammeClosed;
        limits();
    }

    private static LocalDate date(Envelope entry) {
        LocalDate date = entry.businessDate();
        if (date == null) {
            throw new AssertionError("money without a business date: " + entry.event());
        }
        return date;
    }

    private void add(ProgrammeEvent event) {
        switch (event) {
            case FundsAppropriated e -> sum("appropriated", e.source(), "", e.amountFen());
            case BudgetAllocated e -> {
                sum("given", e.source(), "", e.amountFen());
                sum("allocated", e.source(), e.line(), e.amountFen());
            }
            case BudgetTransferred e -> {
                sum("allocated", e.source(), e.fromLine(), e.amountFen().negated());
                sum("allocated", e.source(), e.toLine(), e.amountFen());
            }
            case FundsReturnedToTreasury e -> {
                String line = e.line() == null ? "" : e.line();
                String column = e.from() == ReturnedFrom.LINE_RECOVERED ? "recoveredBack" : "back";
                sum(column, e.source(), line, e.amountFen());
            }
            case FundsCommitted e -> each("committed", e.purpose().line(), e.shares(), 1);
            case CommitmentReleased e -> each("committed", e.purpose().line(), e.shares(), -1);
            case FundsDisbursed e -> each("paid", e.purpose().line(), e.shares(), 1);
            case DisbursementReturned e -> each("paid", e.purpose().line(), e.shares(), -1);
            case FundsRecovered e -> each("recovered", e.purpose().line(), e.shares(), 1);
            case RecoveredFundsReversed e -> each("recovered", e.purpose().line(), e.shares(), -1);
            case RecoveredFundsReused e -> sum("reused", e.source(), e.line(), e.amountFen());
            default -> {
                // Moves no money between the columns.
            }
        }
    }

    private void each(String column, String line, List<Share> shares, int sign) {
        for (Share share : shares) {
            Fen fen = sign > 0 ? share.amountFen() : share.amountFen().negated();
            sum(column, share.source(), line, fen);
        }
    }

    private void sum(String column, String source, String line, Fen fen) {
        sums.merge(column + " " + source + " " + line, fen.value(), Long::sum);
    }

    private long of(String column, String source, String line) {
        return sums.getOrDefault(column + " " + source + " " + line, 0L);
    }

    private static boolean mayBeNegative(String account) {
        return account.startsWith(Account.APPROPRIATION.root()) || account.startsWith(Account.AWAITED.root());
    }

    private void limits() {
        assertThat(trial).as("trial balance").isZero();
        accounts.forEach((account, fen) ->
                assertThat(fen >= 0 || mayBeNegative(account)).as(account).isTrue());
        for (String source : List.of("central", "local")) {
            long appropriated = of("appropriated", source, "");
            assertThat(appropriated).isLessThanOrEqualTo(NOTICE_FEN);
            assertThat(of("given", source, "")).isLessThanOrEqualTo(appropriated);
            for (String line : List.of("renovation", "service")) {
                long committed = of("committed", source, line);
                long paid = of("paid", source, line);
                long recovered = of("recovered", source, line);
                long reused = of("reused", source, line);
                assertThat(committed)
                        .as("committed within the line")
                        .isLessThanOrEqualTo(of("allocated", source, line) + reused - of("back", source, line));
                assertThat(paid).as("paid within the commitments").isLessThanOrEqualTo(committed);
                assertThat(recovered).as("recovered within the payments").isLessThanOrEqualTo(paid);
                assertThat(reused + of("recoveredBack", source, line))
                        .as("used again or handed back within what was recovered")
                        .isLessThanOrEqualTo(recovered);
            }
        }
        long ceiling = of("appropriated", "central", "") / 5;
        for (String basis : List.of("allocated", "committed", "paid")) {
            assertThat(of(basis, "central", "service")).as("R2, %s", basis).isLessThanOrEqualTo(ceiling);
        }
    }

    /** What a state that was led by the same events says is what the events say. */
    void agreesWith(Programme programme) {
        for (String source : List.of("central", "local")) {
            assertThat(programme.appropriated(source).value()).isEqualTo(of("appropriated", source, ""));
            assertThat(programme.available(source).value())
                    .isEqualTo(of("appropriated", source, "") - of("given", source, "") - of("back", source, ""));
            for (String line : List.of("renovation", "service")) {
                LineBalance state = programme.line(source, line);
                assertThat(state.allocated().value()).isEqualTo(of("allocated", source, line));
                assertThat(state.committed().value()).isEqualTo(of("committed", source, line));
                assertThat(state.paid().value()).isEqualTo(of("paid", source, line));
                assertThat(state.recovered().value()).isEqualTo(of("recovered", source, line));
                assertThat(state.available().value()).isEqualTo(balance(Account.LINE_AVAILABLE, source, line));
                assertThat(state.recoveredAtHand().value()).isEqualTo(balance(Account.LINE_RECOVERED, source, line));
            }
        }
    }

    private long balance(Account account, String source, String line) {
        return accounts.getOrDefault(account.root() + ":" + source + ":" + line, 0L);
    }

    /** No view as of any business date shows less than nothing on an account. */
    void asOfEveryDay() {
        daily.forEach((account, days) -> {
            long sum = 0;
            for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
                sum += day.getValue();
                assertThat(sum >= 0 || mayBeNegative(account))
                        .as("%s as of %s", account, day.getKey())
                        .isTrue();
            }
        });
    }
}
