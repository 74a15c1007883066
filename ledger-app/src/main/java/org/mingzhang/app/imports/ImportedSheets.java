package org.mingzhang.app.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;

/**
 * What an import recorded, sheet by sheet: the rows that came into the ledger and their amounts. Told by its sealed entries, each
 * of which names its row, and by nothing that could be edited; so whoever reviews it holds the workbook against what takes effect.
 */
public final class ImportedSheets {
    /** An import that is over says the same for ever; so many are remembered, since reading a large one takes seconds. */
    private static final int REMEMBERED = 50;

    private final LogReader log;
    private final Map<String, List<Sheet>> remembered = new LinkedHashMap<>();

    public ImportedSheets(LogReader log) {
        this.log = log;
    }

    /**
     * A sheet as it came into the ledger.
     *
     * @param name as the workbook calls it
     * @param rows of which something is recorded
     * @param amount the sum over its rows; null where its rows are about no money
     */
    public record Sheet(String name, int rows, @Nullable Fen amount) {}

    /** Its sheets, in the order in which they first came in; empty of one that goes on, or that there is not. */
    public synchronized List<Sheet> of(String importId) {
        List<Sheet> known = remembered.get(importId);
        if (known == null) {
            known = read(importId).orElse(List.of());
            if (!known.isEmpty()) {
                if (remembered.size() >= REMEMBERED) {
                    remembered.remove(remembered.keySet().iterator().next());
                }
                remembered.put(importId, known);
            }
        }
        return known;
    }

    private Optional<List<Sheet>> read(String importId) {
        ImportStarted start = null;
        long first = -1;
        long last = -1;
        for (StoredEntry entry : log.stream(ImportedStreams.ref(new StreamId(StreamType.IMPORT, importId)), 0)) {
            switch (entry.requireSealed().envelope().event()) {
                case ImportStarted e -> {
                    start = e;
                    first = entry.position();
                }
                case WorkbookImported e -> last = entry.position();
                case ImportAbandoned e -> last = entry.position();
                default -> {
                    // Parts are counted by their rows, and reviews bring in none.
                }
            }
        }
        if (start == null || last < 0) {
            return Optional.empty();
        }
        Map<String, Map<Integer, Amount>> sheets = new LinkedHashMap<>();
        String workbook = start.workbookSm3();
        long end = last;
        try (Stream<StoredEntry> entries = log.entries(first, entry -> entry)) {
            entries.takeWhile(entry -> entry.position() <= end)
                    .map(entry -> entry.requireSealed().envelope())
                    .filter(envelope -> importId.equals(envelope.commandRef()))
                    .forEach(envelope -> take(envelope, workbook, sheets));
        }
        List<Sheet> out = new ArrayList<>();
        sheets.forEach((name, rows) -> out.add(new Sheet(name, rows.size(), sum(rows))));
        return Optional.of(out);
    }

    /**
     * What a row says of money.
     *
     * @param fen null while it has said nothing of it
     * @param own whether the row is about it, and does not only let it follow
     */
    private record Amount(@Nullable Fen fen, boolean own) {
        Amount or(Amount later) {
            return fen == null || (later.own && !own && later.fen != null) ? later : this;
        }
    }

    private static void take(Envelope envelope, String workbook, Map<String, Map<Integer, Amount>> sheets) {
        Origin origin = envelope.origin();
        if (origin != null && origin.workbook().equals(workbook)) {
            // A row may come to several entries that all hold its amount: it is counted once.
            sheets.computeIfAbsent(origin.sheet(), none -> new HashMap<>())
                    .merge(origin.row(), amount(envelope.event()), Amount::or);
        }
    }

    private static @Nullable Fen sum(Map<Integer, Amount> rows) {
        Fen sum = null;
        for (Amount row : rows.values()) {
            if (row.fen != null) {
                sum = sum == null ? row.fen : sum.plus(row.fen);
            }
        }
        return sum;
    }

    private static Amount amount(LedgerEvent event) {
        // A row of a payment without one of its award makes an award as well, of all its payments together.
        return new Amount(fen(event), !(event instanceof AwardApproved));
    }

    private static @Nullable Fen fen(LedgerEvent event) {
        return switch (event) {
            case FundsAppropriated e -> e.amountFen();
            case FundsReceived e -> e.amountFen();
            case BudgetAllocated e -> e.amountFen();
            case BudgetTransferred e -> e.amountFen();
            case FundsCarriedOver e -> e.amountFen();
            case FundsReturnedToTreasury e -> e.amountFen();
            case PriorAwardRecorded e -> e.amountFen();
            case ApplicationSubmitted e -> e.requestedFen();
            case ListItemEntered e -> e.amountFen();
            case ContractRegistered e -> e.amountFen();
            case ContractItemRegistered e -> e.amountFen();
            case ContractAmended e -> e.changeFen();
            case InvoiceRegistered e -> e.claimedFen();
            case ProviderPaid e -> e.amountFen();
            case BankLineRecorded e -> e.amountFen();
            case AwardApproved e -> e.amountFen();
            case PaymentOrdered e -> e.amountFen();
            case AdvanceGranted e -> e.amountFen();
            case TreasuryPaymentRecorded e -> e.amountFen();
            case RecoveryOrdered e -> e.amountFen();
            case RecoveryReceived e -> e.amountFen();
            case FundUseReported e -> e.amountFen();
            default -> null;
        };
    }
}
