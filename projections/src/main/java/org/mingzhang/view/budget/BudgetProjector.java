package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.ViewFault;
import org.mingzhang.view.projection.ViewTable;

/** Posts every money event to the journal, and keeps sums by month beside it. */
public final class BudgetProjector implements Projector {
    @Override
    public String name() {
        return "budget";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("programme", "programme"),
                ViewTable.of("cell", "id"),
                ViewTable.of("posting", "position", "leg"),
                ViewTable.of("bucket", "cell", "month"));
    }

    private record Leg(Entry entry, int number, Posting posting, Cell cell) {}

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        MergedRows programmes = new MergedRows("programme")
                .key("programme", "text")
                .set("text", "name", "pack", "pack_sm3")
                .set("integer", "pack_version")
                .set("date", "starts_on", "ends_on", "closed_on")
                .set("bigint", "opened_at", "closed_at");
        List<Leg> legs = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof ProgrammeEvent event) {
                describe(programmes, entry, event);
                int number = 0;
                for (Posting posting : Journal.postings(event)) {
                    Cell cell = Cell.of(entry.envelope().stream().id(), EventCodec.type(event), posting);
                    legs.add(new Leg(entry, number++, posting, cell));
                }
            }
        }
        programmes.write(connection);
        if (!legs.isEmpty()) {
            post(connection, legs);
        }
    }

    private static void describe(MergedRows programmes, Entry entry, ProgrammeEvent event) {
        if (event instanceof ProgrammeOpened e) {
            programmes
                    .row(entry.envelope().stream().id())
                    .set("name", e.name())
                    .set("pack", e.pack())
                    .set("pack_version", e.packVersion())
                    .set("pack_sm3", e.packSm3())
                    .set("starts_on", e.startsOn())
                    .set("ends_on", e.endsOn())
                    .set("opened_at", entry.position());
        } else if (event instanceof ProgrammeClosed) {
            programmes
                    .row(entry.envelope().stream().id())
                    .set("closed_at", entry.position())
                    .set("closed_on", businessDate(entry));
        }
    }

    private static void post(Connection connection, List<Leg> legs) throws SQLException {
        Map<Cell, Integer> cells =
                Cell.ids(connection, legs.stream().map(Leg::cell).distinct().toList());
        CopyRows postings = new CopyRows(
                "posting",
                "position",
                "leg",
                "cell",
                "month",
                "business_date",
                "recorded_at",
                "beneficiary",
                "award",
                "reference",
                "amount_fen");
        MergedRows buckets = new MergedRows("bucket")
                .key("cell", "integer")
                .key("month", "date")
                .add("debit_fen", "credit_fen")
                .least("first_position")
                .greatest("last_position");
        for (Leg leg : legs) {
            Envelope envelope = leg.entry.envelope();
            long position = leg.entry.position();
            long fen = leg.posting.amountFen().value();
            Integer cell = cells.get(leg.cell);
            LocalDate date = businessDate(leg.entry);
            LocalDate month = date.withDayOfMonth(1);
            Subject subject = Subject.of(envelope.event());
            postings.add(
                    position,
                    leg.number,
                    cell,
                    month,
                    date,
                    envelope.recordedAt(),
                    subject.beneficiary,
                    subject.award,
                    subject.reference,
                    fen);
            Row bucket = buckets.row(Objects.requireNonNull(cell), month);
            bucket.take(fen >= 0 ? "debit_fen" : "credit_fen", Math.abs(fen));
            bucket.take("first_position", position).take("last_position", position);
        }
        postings.write(connection);
        buckets.write(connection);
    }

    private static LocalDate businessDate(Entry entry) {
        LocalDate date = entry.envelope().businessDate();
        if (date == null) {
            throw new ViewFault("entry " + entry.position() + " moves money without a business date");
        }
        return date;
    }

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
                default -> new Subject(null, null, null);
            };
        }
    }
}
