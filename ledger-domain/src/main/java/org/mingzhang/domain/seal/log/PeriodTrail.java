package org.mingzhang.domain.seal.log;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import org.mingzhang.domain.seal.log.LogRules.Books;
import org.mingzhang.domain.seal.log.LogRules.PostedLine;
import org.mingzhang.domain.seal.log.LogRules.StatedClosing;

/**
 * Closed months beside what the log posts: each closing says what the accounts came to by the entries before it, and nothing
 * is posted in a closed month after it. Remembers sums by month and account, so it does not grow with the log.
 */
final class PeriodTrail {
    private final Map<String, Ledger> streams = new HashMap<>();
    private final AlteredEntries altered;
    private final Findings findings;

    /** The books of one stream: what closed months came to, and the months after them. */
    private static final class Ledger {
        private final TreeMap<String, Long> closed = new TreeMap<>();
        private final TreeMap<YearMonth, Map<String, Long>> open = new TreeMap<>();
        private @Nullable YearMonth through;

        boolean isClosed(YearMonth month) {
            return through != null && !month.isAfter(through);
        }

        void post(PostedLine line) {
            (isClosed(line.month()) ? closed : open.computeIfAbsent(line.month(), none -> new HashMap<>()))
                    .merge(line.account(), line.amount(), Long::sum);
        }

        SortedMap<String, Long> close(YearMonth month) {
            SortedMap<YearMonth, Map<String, Long>> months = open.headMap(month, true);
            months.values().forEach(sums -> sums.forEach((account, sum) -> closed.merge(account, sum, Long::sum)));
            months.clear();
            closed.values().removeIf(sum -> sum == 0);
            through = month;
            return closed;
        }
    }

    PeriodTrail(AlteredEntries altered, Findings findings) {
        this.altered = altered;
        this.findings = findings;
    }

    /** Takes the next entry of a stream. */
    void accept(long position, String stream, @Nullable Books books) {
        if (books == null) {
            return;
        }
        Ledger ledger = streams.computeIfAbsent(stream, none -> new Ledger());
        books.lines().stream()
                .map(PostedLine::month)
                .filter(ledger::isClosed)
                .findFirst()
                .ifPresent(month -> problem(position, words(month) + "已结账，此条账目却在其中过账"));
        books.lines().forEach(ledger::post);
        StatedClosing closing = books.closing();
        if (closing != null) {
            findings.count(LogStep.PERIODS, 1);
            close(position, ledger, closing);
        }
    }

    private void close(long position, Ledger ledger, StatedClosing closing) {
        if (ledger.isClosed(closing.through())) {
            problem(position, words(closing.through()) + "此前已经结账");
            return;
        }
        SortedMap<String, Long> posted = ledger.close(closing.through());
        TreeMap<String, Long> differing = new TreeMap<>(closing.balances());
        posted.forEach((account, sum) -> differing.merge(account, -sum, Long::sum));
        differing.values().removeIf(sum -> sum == 0);
        if (!differing.isEmpty()) {
            String account = differing.firstKey();
            problem(
                    position,
                    "结账至" + words(closing.through()) + "，所记余额与此前账目的过账不符，共 " + differing.size() + " 项，首项 " + account
                            + "：所记为 "
                            + closing.balances().getOrDefault(account, 0L) + " 分，由账目算出为 "
                            + posted.getOrDefault(account, 0L) + " 分");
        }
    }

    /** What an altered entry before it posts is not what was posted. */
    private void problem(long position, String detail) {
        altered.unlessAltered(0, position, Kind.PERIOD_MISMATCH, detail);
    }

    private static String words(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }
}
