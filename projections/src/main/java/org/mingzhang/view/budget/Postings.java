package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;

/** The rows of one batch's postings, and of the sums that they change. */
final class Postings {
    private final CopyRows journal = new CopyRows(
            "posting",
            "position",
            "leg",
            "recorded_at",
            "business_date",
            "month",
            "programme",
            "event_type",
            "account",
            "source",
            "line",
            "year",
            "direction",
            "batch",
            "county",
            "level",
            "beneficiary",
            "award",
            "reference",
            "amount_fen");
    private final MergedRows buckets = new MergedRows("bucket")
            .key("programme", "text")
            .key("month", "date")
            .key("dimension", "text")
            .key("member", "text")
            .key("account", "text")
            .key("event_type", "text")
            .key("source", "text")
            .key("line", "text")
            .add("amount_fen")
            .least("first_position")
            .greatest("last_position");

    /** Whom and what a money event is about, beyond the programme. */
    private record Subject(
            @Nullable String beneficiary,
            @Nullable String award,
            @Nullable String reference) {
        static Subject of(LedgerEvent event) {
            return switch (event) {
                case FundsCommitted e -> new Subject(e.beneficiary(), e.award(), null);
                case CommitmentReleased e -> new Subject(e.beneficiary(), e.award(), null);
                case FundsDisbursed e -> new Subject(e.beneficiary(), e.award(), e.payment());
                case DisbursementReturned e -> new Subject(e.beneficiary(), e.award(), e.payment());
                case FundsRecovered e -> new Subject(e.beneficiary(), e.award(), e.recovery());
                case RecoveredFundsReversed e -> new Subject(e.beneficiary(), e.award(), e.recovery());
                default -> new Subject(null, null, null);
            };
        }
    }

    /**
     * Takes in legs of one entry.
     *
     * @param first the number of the first of them
     * @return the number of the next leg of the same entry
     */
    int add(Entry entry, Journal.Dated dated, int first) {
        LocalDate date = dated.date();
        String programme = entry.envelope().stream().id();
        String type = dated.type();
        LocalDate month = date.withDayOfMonth(1);
        Subject subject = Subject.of(entry.event());
        int number = first;
        for (Posting leg : dated.lines()) {
            Purpose purpose = leg.purpose();
            journal.add(
                    entry.position(),
                    number++,
                    entry.envelope().recordedAt(),
                    date,
                    month,
                    programme,
                    type,
                    leg.account(),
                    leg.source(),
                    leg.line(),
                    leg.year(),
                    purpose == null ? null : purpose.direction(),
                    purpose == null ? null : purpose.batch(),
                    purpose == null ? null : purpose.county(),
                    purpose == null ? null : purpose.level(),
                    subject.beneficiary,
                    subject.award,
                    subject.reference,
                    leg.amountFen().value());
            sum(entry.position(), programme, month, "", null, type, leg);
            if (purpose != null && Dimension.breaksDown(leg.account())) {
                for (Dimension dimension : Dimension.values()) {
                    sum(entry.position(), programme, month, dimension.code(), dimension.member(purpose), type, leg);
                }
            }
        }
        return number;
    }

    private void sum(
            long position,
            String programme,
            LocalDate month,
            String dimension,
            @Nullable String member,
            String type,
            Posting leg) {
        buckets.row(
                        programme,
                        month,
                        dimension,
                        Objects.toString(member, ""),
                        leg.account().name(),
                        type,
                        leg.source(),
                        Objects.toString(leg.line(), ""))
                .take("amount_fen", leg.amountFen().value())
                .take("first_position", position)
                .take("last_position", position);
    }

    void write(Connection connection) throws SQLException {
        journal.write(connection);
        buckets.write(connection);
    }
}
