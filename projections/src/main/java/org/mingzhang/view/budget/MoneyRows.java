package org.mingzhang.view.budget;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.scope.Scope;

/**
 * The postings behind a figure, a page of them.
 *
 * @param totalFen the figure: the sum over all pages
 * @param count how many there are on all pages
 * @param next where the next page begins; null where there is none
 */
public record MoneyRows(
        Fen totalFen, long count, List<Row> rows, @Nullable After next) {
    public MoneyRows {
        rows = List.copyOf(rows);
    }

    /**
     * Where a page ended: what its last row is ordered by, so that what is recorded meanwhile moves no row to another page.
     *
     * @param leg which of its entry's postings it was
     */
    public record After(LocalDate on, long position, int leg) {
        private static final Pattern TEXT =
                Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.([0-9]{1,18})\\.([0-9]{1,4})");

        /** As it is handed out; whoever makes one up begins elsewhere in what they may see anyway. */
        public String text() {
            return on + "." + position + "." + leg;
        }

        /** As it came back; nothing where it is none. */
        public static Optional<After> read(String text) {
            Matcher parts = TEXT.matcher(text);
            try {
                return parts.matches()
                        ? Optional.of(new After(
                                LocalDate.parse(parts.group(1)),
                                Long.parseLong(parts.group(2)),
                                Integer.parseInt(parts.group(3))))
                        : Optional.empty();
            } catch (DateTimeParseException noDay) {
                return Optional.empty();
            }
        }
    }

    /**
     * What is asked.
     *
     * @param source only of this source; null for all, empty for money of none, and likewise for the other bounds
     * @param asOf the last business date that counts
     */
    public record Question(
            String programme,
            Figure figure,
            @Nullable String source,
            @Nullable String line,
            @Nullable String direction,
            @Nullable String batch,
            @Nullable String county,
            @Nullable LocalDate asOf,
            KnownAt knownAt) {
        /**
         * Why a scope has no answer to this, in one sentence; null where it has. That nothing is found in it would be no answer, and read
         * as one: money without a purpose is the whole city's, and another county's is not to be seen.
         */
        public @Nullable String beyond(Scope scope) {
            if (scope instanceof Scope.City) {
                return null;
            }
            if (!figure.hasPurpose()) {
                return "“" + figure.chinese() + "”按全市编制，不在您的查看范围内";
            }
            return scope instanceof Scope.County(String own) && county != null && !county.equals(own)
                    ? "您只查看本县（市、区）的资金，所问的不在您的查看范围内"
                    : null;
        }
    }

    /**
     * One posting.
     *
     * @param position the entry that posted it
     * @param type the event's stored name
     * @param amountFen what it adds to the figure
     * @param beneficiaryName as registered; null where it is not
     * @param reference the payment or recovery, where it is about one
     */
    public record Row(
            long position,
            LocalDate on,
            String type,
            String source,
            @Nullable String line,
            @Nullable String direction,
            @Nullable String county,
            @Nullable String beneficiary,
            @Nullable String beneficiaryName,
            @Nullable String award,
            @Nullable String reference,
            Fen amountFen) {
        /** What the reference is, as addresses of trails call it: {@code payment} or {@code recovery}. */
        public String referenceKind() {
            return type.contains("recover") ? "recovery" : "payment";
        }
    }
}
