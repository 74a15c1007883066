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
 * @param document of a duty that a document meets: its id in the checklists; null otherwise
 * @param of who has it
 */
public record DutyRule(
        String id,
        String name,
        Kind kind,
        List<String> directions,
        @Nullable Term term,
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
        /** From the award's approval; met when the document that it names comes in, as a file or on paper. */
        DOCUMENT("document", "自核定之日起"),
        /** From the award's approval, and never met: what was promised holds as long as the money may be asked back. */
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

    /**
     * A number of days.
     *
     * @param days where the pack says how many
     * @param parameter the parameter that says how many, otherwise
     * @param working whether only working days count
     */
    public record Term(@Nullable Long days, @Nullable String parameter, boolean working) {
        /** How many, under the values in force; nothing while that is undecided. */
        public Optional<Long> days(ParameterValues values) {
            return parameter == null
                    ? Optional.ofNullable(days)
                    : values.find(parameter).map(value -> ((Value.Whole) value).number());
        }

        /** The last day of the term; null while the number is undecided, or a year's holidays are. */
        public @Nullable LocalDate end(LocalDate from, ParameterValues values, WorkingDays calendar) {
            Optional<Long> number = days(values);
            if (number.isEmpty()) {
                return null;
            }
            if (!working) {
                return from.plusDays(number.get());
            }
            LocalDate day = from;
            for (long left = number.get(); left > 0; ) {
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
