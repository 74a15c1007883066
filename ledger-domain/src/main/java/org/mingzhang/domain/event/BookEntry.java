package org.mingzhang.domain.event;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodBalance;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;

/**
 * What an event does to the books of its programme: what it posts, or what a closed month came to. Follows from the event alone,
 * so that a verification can hold the one against the other.
 *
 * @param lines that it posts
 * @param closes the last month that it closes; null where it closes none
 * @param balances what the accounts came to by then, none that is zero; empty where it closes nothing
 */
public record BookEntry(List<Line> lines, @Nullable YearMonth closes, SortedMap<String, Long> balances) {
    private static final Set<String> TYPES = EventCodec.types().entrySet().stream()
            .filter(type -> acts(type.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());

    public BookEntry {
        lines = List.copyOf(lines);
        balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
    }

    /**
     * A line of the journal.
     *
     * @param month of its date
     * @param account in Chinese, with source, line and year; beneficiaries of one source and line are one account
     * @param amountFen debit positive, credit negative
     */
    public record Line(YearMonth month, String account, long amountFen) {}

    /** Stored names of the events that post, or close. */
    public static Set<String> types() {
        return TYPES;
    }

    private static boolean acts(Class<? extends Record> kind) {
        return kind == Corrected.class
                || kind == PeriodClosed.class
                || (ProgrammeEvent.class.isAssignableFrom(kind) && Journal.posts(kind));
    }

    /** Null where it does neither. */
    public static @Nullable BookEntry of(LedgerEvent event, @Nullable LocalDate businessDate) {
        if (event instanceof PeriodClosed closed) {
            TreeMap<String, Long> balances = new TreeMap<>();
            for (PeriodBalance balance : closed.balances()) {
                balances.merge(
                        account(
                                Posting.Account.valueOf(balance.account()),
                                balance.source(),
                                balance.line(),
                                balance.budgetYear()),
                        balance.balanceFen().value(),
                        Long::sum);
            }
            balances.values().removeIf(sum -> sum == 0);
            return new BookEntry(List.of(), YearMonth.parse(closed.month()), balances);
        }
        List<Line> lines = Journal.dated(event, businessDate).stream()
                .flatMap(BookEntry::lines)
                .toList();
        return lines.isEmpty() ? null : new BookEntry(lines, null, new TreeMap<>());
    }

    private static Stream<Line> lines(Journal.Dated dated) {
        return dated.lines().stream()
                .map(line -> new Line(
                        YearMonth.from(dated.date()),
                        account(line.account(), line.source(), line.line(), line.year()),
                        line.amountFen().value()));
    }

    private static String account(
            Posting.Account account, String source, @Nullable String line, @Nullable Integer year) {
        return account.chinese() + "（" + source + (line == null ? "" : "，" + line)
                + (year == null ? "" : "，" + year + " 年度") + "）";
    }
}
