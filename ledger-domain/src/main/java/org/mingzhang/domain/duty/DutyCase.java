package org.mingzhang.domain.duty;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * What was recorded of one case, as far as its duties hang on it.
 *
 * @param party credit code of who has the duties: the applicant, to whom the award goes
 * @param county the pack's county id; null where the applicant has none
 * @param approvedOn when the award was approved; null while it is not
 * @param account when the beneficiary declared accounts of their own for the programme's money; null while it has not
 * @param startedOn when work began; null while it has not
 * @param endedOn when the project was completed, accepted or terminated, whichever came first; null while it runs
 * @param reports of progress, in order of their days
 * @param advanced what was granted before the award was decided; null where nothing was
 */
public record DutyCase(
        String application,
        String direction,
        String party,
        @Nullable String county,
        @Nullable Dated approvedOn,
        @Nullable Dated account,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate endedOn,
        List<Dated> reports,
        List<Paid> payments,
        @Nullable Advanced advanced) {
    public DutyCase {
        reports = List.copyOf(reports);
        payments = List.copyOf(payments);
    }

    /** A case of which nothing was granted in advance. */
    public DutyCase(
            String application,
            String direction,
            String party,
            @Nullable String county,
            @Nullable Dated approvedOn,
            @Nullable Dated account,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn,
            List<Dated> reports,
            List<Paid> payments) {
        this(application, direction, party, county, approvedOn, account, startedOn, endedOn, reports, payments, null);
    }

    /**
     * 预拨, which the award's approval or refusal settles.
     *
     * @param on the day of the first
     * @param refused when it was decided that there is no award; null where it was not
     * @param terminatedOn when the project was given up, so that there will be none; null where it was not
     */
    public record Advanced(
            LocalDate on,
            Fen amountFen,
            @Nullable Dated refused,
            @Nullable LocalDate terminatedOn) {}

    /** Something recorded, with its business date and its entry. */
    public record Dated(LocalDate on, long position) {}

    /** The same with an amount. */
    public record Moved(LocalDate on, long position, Fen amountFen) {}

    /**
     * A confirmed payment.
     *
     * @param returnedOn when the bank sent it back; null where it did not
     * @param accounted what was spent, or came back, in order of the days
     */
    public record Paid(
            String payment,
            LocalDate on,
            Fen amountFen,
            @Nullable LocalDate returnedOn,
            List<Moved> accounted) {
        public Paid {
            accounted = List.copyOf(accounted);
        }
    }
}
