package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;

/**
 * 义务: what an award, or the project before it, brings with it until it is met.
 *
 * @param directions whose cases have it
 * @param term how long after what begins it; null where it lasts
 * @param lasts from when, how long and how often
 * @param document of a duty that a document meets: its id in the checklists; null otherwise
 * @param of who has it
 */
public record DutyRule(
        String id,
        String name,
        Kind kind,
        List<String> directions,
        @Nullable Term term,
        Lasting lasts,
        @Nullable String document,
        Of of,
        Clause clause) {
    public DutyRule {
        directions = List.copyOf(directions);
    }

    /** What begins it, and what meets it. */
    public enum Kind {
        /** From the award's approval; met when the beneficiary declares accounts of their own for the money. */
        SPECIAL_ACCOUNT("special-account", "自核定之日起"),
        /** From each payment; met when what was paid, less what came back, is accounted for. */
        FUND_USE("fund-use", "自每笔支付之日起"),
        /** For each period of {@code report.period} while the project runs; met by a report of its progress. */
        PROGRESS("progress", "自每个报告周期结束之日起"),
        /** From the award's approval or the first payment; met when the document that it names comes in, once or every period. */
        DOCUMENT("document", "自核定之日起"),
        /** From the award's approval or the first payment, and never met: what was promised holds to its last day, if it has one. */
        STANDING("standing", "自核定之日起");

        private final String word;
        private final String from;

        Kind(String word, String from) {
            this.word = word;
            this.from = from;
        }

        /** The word of a pack. */
        public String word() {
            return word;
        }

        /** From when the term counts, in Chinese. */
        public String from() {
            return from;
        }
    }

    /** Who has a duty. */
    public enum Of {
        APPLICANT("申报单位"),
        /** The applicant and every member of its consortium, each for itself. */
        EVERYONE("申报单位和联合体各成员");

        private final String chinese;

        Of(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** In what a term or a span is counted. Months and years are of the calendar: from 8月31日, six months end on the last of February. */
    public enum Unit {
        DAYS("days", "日"),
        WORKING_DAYS("workingDays", "个工作日"),
        MONTHS("months", "个月"),
        YEARS("years", "年");

        private final String word;
        private final String chinese;

        Unit(String word, String chinese) {
            this.word = word;
            this.chinese = chinese;
        }

        /** The key of a pack. */
        public String word() {
            return word;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** From when its term counts, in Chinese. */
    public String from() {
        return lasts.payment ? "自首笔支付之日起" : kind.from();
    }

    /**
     * From when a duty is there, how long, and how often it is met.
     *
     * @param payment whether from the first payment, and not from when its kind begins
     * @param until its last day, where the pack says which; null otherwise
     * @param span for how many months or years, where the pack says so; null otherwise
     * @param unit which of the two
     * @param parameter the parameter that is the last day, the months or the years, otherwise; null where none does
     * @param every how often, in the words of {@code report.period}; null where that or nothing says it
     */
    public record Lasting(
            boolean payment,
            @Nullable LocalDate until,
            @Nullable Long span,
            Unit unit,
            @Nullable String parameter,
            @Nullable String every) {
        /** From when its kind begins, and without an end. */
        public static final Lasting UNLIMITED = new Lasting(false, null, null, Unit.YEARS, null, null);

        /** Whether it has a last day, known or not. */
        public boolean ends() {
            return until != null || span != null || parameter != null;
        }

        /** Its last day, where it began on a day; null where it has none, or while that is undecided. */
        public @Nullable LocalDate last(LocalDate from, ParameterValues values) {
            if (parameter == null) {
                return until != null ? until : span == null ? null : end(from, span);
            }
            return switch (values.find(parameter).orElse(null)) {
                case Value.Day(LocalDate day) -> day;
                case Value.Whole(long number) -> end(from, number);
                case null, default -> null;
            };
        }

        private LocalDate end(LocalDate from, long number) {
            return unit == Unit.MONTHS ? from.plusMonths(number) : from.plusYears(number);
        }
    }

    /**
     * A number of days or months.
     *
     * @param number where the pack says how many
     * @param parameter the parameter that says how many, otherwise
     * @param unit days, working days or months
     */
    public record Term(@Nullable Long number, @Nullable String parameter, Unit unit) {
        /** How many, under the values in force; nothing while that is undecided. */
        public Optional<Long> number(ParameterValues values) {
            return parameter == null
                    ? Optional.ofNullable(number)
                    : values.find(parameter)
                            .flatMap(value ->
                                    value instanceof Value.Whole(long many) ? Optional.of(many) : Optional.empty());
        }

        /** The last day of the term; null while the number is undecided, or a year's holidays are. */
        public @Nullable LocalDate end(LocalDate from, ParameterValues values, WorkingDays calendar) {
            Long many = number(values).orElse(null);
            if (many == null) {
                return null;
            }
            if (unit != Unit.WORKING_DAYS) {
                return unit == Unit.MONTHS ? from.plusMonths(many) : from.plusDays(many);
            }
            LocalDate day = from;
            for (long left = many; left > 0; ) {
                day = day.plusDays(1);
                if (!calendar.knows(day.getYear())) {
                    return null;
                }
                left -= calendar.isWorking(day) ? 1 : 0;
            }
            return day;
        }
    }
}
