package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Imported rows whose entries were corrected or undone since, and whether a row says what they should have said. */
final class CorrectedRows {
    private static final String DATE = "businessDate";

    private final ImportTerms terms;
    private final ImportedStreams streams;
    private final Map<Place, Map<Long, Change>> changes = new HashMap<>();

    /** Where a row stood that was imported. */
    record Place(String importId, String tab, int row) {
        static Place of(ImportedRows.Earlier earlier) {
            return new Place(earlier.importId(), earlier.tab(), earlier.row());
        }
    }

    /**
     * What became of one entry of a row.
     *
     * @param correction the last one that acts on it
     * @param was as it was recorded
     * @param is as it stands; null when it is undone
     */
    private record Change(
            String correction, Recorded was, @Nullable Recorded is) {
        boolean changes() {
            return is == null
                    || !Objects.equals(is.businessDate(), was.businessDate())
                    || !Correctable.before(is.event()).equals(Correctable.before(was.event()));
        }
    }

    /** What a row is to the entries of the row of its key that was imported before. */
    enum Standing {
        /** It says what they say now that they are corrected. */
        AS_CORRECTED,
        /** They are undone: it is recorded anew. */
        UNDONE,
        /** It says something else. */
        OTHER
    }

    private CorrectedRows(ImportedStreams streams, ImportTerms terms) {
        this.streams = streams;
        this.terms = terms;
    }

    /** All corrections of a ledger that act on imported rows. */
    static CorrectedRows of(LedgerStore store, PackShelf packs, String programme) {
        LogReader log = store.log();
        CorrectedRows rows = new CorrectedRows(
                new ImportedStreams(log, packs::pack, StreamNames.of(store.reader())),
                // What a row says does not depend on who hands it in.
                new ImportTerms("", ZoneOffset.UTC, "", programme, "", Mode.HISTORY, new ActorRef("", "", "", "")));
        Map<String, CorrectionProposed> proposals = new HashMap<>();
        for (StoredEntry entry : log.streams(StreamType.CORRECTION.code())) {
            String number = entry.stream().id();
            switch (entry.requireSealed().envelope().event()) {
                case CorrectionProposed proposed -> proposals.put(number, proposed);
                case CorrectionApproved approved ->
                    rows.add(number, Objects.requireNonNull(proposals.get(number)), log);
                default -> {
                    // Refused: nothing changed.
                }
            }
        }
        return rows;
    }

    private void add(String number, CorrectionProposed proposed, LogReader log) {
        Envelope recorded =
                log.entry(proposed.position()).orElseThrow().requireSealed().envelope();
        Origin origin = recorded.origin();
        if (origin == null || recorded.commandRef() == null) {
            return;
        }
        StreamFold fold = streams.fold(StreamId.parse(proposed.stream()));
        changes.computeIfAbsent(
                        new Place(recorded.commandRef(), origin.sheet(), origin.row()), place -> new LinkedHashMap<>())
                .put(
                        proposed.position(),
                        new Change(number, Recorded.of(recorded, proposed.position()), fold.at(proposed.position())));
    }

    /** The corrections that act on a row's entries; none where none does, or where they stand as recorded once more. */
    List<String> of(Place place) {
        return changes.getOrDefault(place, Map.of()).values().stream()
                .filter(Change::changes)
                .map(Change::correction)
                .distinct()
                .toList();
    }

    /**
     * What a row is to the entries of an earlier one of its key.
     *
     * @param before what the earlier row came to; none where that is not known any more
     */
    Standing judge(Place place, List<Step> before, Row now) {
        Map<Long, Change> known = changes.getOrDefault(place, Map.of());
        if (known.isEmpty() || before.isEmpty()) {
            return Standing.OTHER;
        }
        if (known.size() == before.size() && known.values().stream().allMatch(change -> change.is() == null)) {
            return Standing.UNDONE;
        }
        SortedSet<String> corrected = new TreeSet<>();
        for (Change change : known.values()) {
            Recorded is = change.is();
            if (is == null) {
                return Standing.OTHER;
            }
            differences(
                    said(Correctable.before(change.was().event()), change.was().businessDate()),
                    said(Correctable.before(is.event()), is.businessDate()),
                    corrected);
        }
        return columnsAllTell(before, now) && differences(before, now).equals(corrected)
                ? Standing.AS_CORRECTED
                : Standing.OTHER;
    }

    /** Whether each column in which two rows differ makes a difference to what is recorded of them. */
    private boolean columnsAllTell(List<Step> before, Row now) {
        Row then = before.getFirst().row();
        SortedSet<String> columns = new TreeSet<>(then.cells().keySet());
        columns.addAll(now.cells().keySet());
        for (String column : columns) {
            String value = now.cells().get(column);
            if (!Objects.equals(value, then.cells().get(column))) {
                TreeMap<String, String> cells = new TreeMap<>(then.cells());
                if (value == null) {
                    cells.remove(column);
                } else {
                    cells.put(column, value);
                }
                if (differences(before, new Row(then.sheet(), then.tab(), then.number(), cells))
                        .isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private SortedSet<String> differences(List<Step> before, Row now) {
        SortedSet<String> out = new TreeSet<>();
        for (Step step : before) {
            Moment moment = Moments.of(step);
            boolean happens = moment.happened().test(now);
            Step again = new Step(now, step.moment(), happens ? moment.date().apply(now) : null, step.inferred());
            List<ObjectNode> was = SaidDesk.of(streams, terms, step);
            List<ObjectNode> is = happens ? SaidDesk.of(streams, terms, again) : List.of();
            if (was.size() != is.size()) {
                out.add(step.moment());
                continue;
            }
            for (int i = 0; i < was.size(); i++) {
                differences(said(was.get(i), step.date()), said(is.get(i), again.date()), out);
            }
        }
        return out;
    }

    private static Map<String, String> said(ObjectNode tree, @Nullable LocalDate date) {
        Map<String, String> leaves = new TreeMap<>();
        leaves(tree, leaves);
        if (date != null) {
            leaves.put(DATE, '"' + date.toString() + '"');
        }
        return leaves;
    }

    /** By their own name, wherever they stand: a command holds what its event says at the top or within a part of it. */
    private static void leaves(ObjectNode tree, Map<String, String> out) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (field.getValue() instanceof ObjectNode inner) {
                leaves(inner, out);
            } else {
                out.put(field.getKey(), field.getValue().toString());
            }
        }
    }

    /** A day that a field tells too is told once. */
    private static void differences(Map<String, String> was, Map<String, String> is, SortedSet<String> out) {
        SortedSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        List<String> changed = new ArrayList<>();
        String day = null;
        for (String name : names) {
            if (!Objects.equals(was.get(name), is.get(name))) {
                String change = was.get(name) + " → " + is.get(name);
                if (name.equals(DATE)) {
                    day = change;
                } else {
                    changed.add(change);
                    out.add(name + "：" + change);
                }
            }
        }
        if (day != null && !changed.contains(day)) {
            out.add(DATE + "：" + day);
        }
    }

    /** Hears what a row hands in, and decides nothing. */
    private static final class SaidDesk extends StepDesk {
        private final List<ObjectNode> said = new ArrayList<>();

        private SaidDesk(ImportedStreams streams, ImportTerms terms) {
            super(streams, new ClaimTotals(), terms);
        }

        static List<ObjectNode> of(ImportedStreams streams, ImportTerms terms, Step step) {
            SaidDesk desk = new SaidDesk(streams, terms);
            desk.take(step);
            return desk.said;
        }

        @Override
        void decide(LedgerCommand command) {
            said.add(RecordMapper.toJson((Record) command));
        }

        /** Personal values are no part of corrections. */
        @Override
        @Nullable
        Personal personal(@Nullable String value) {
            return null;
        }
    }
}
