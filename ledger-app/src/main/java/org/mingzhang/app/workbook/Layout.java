package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the columns of a sheet stand in the file, as its header says. */
final class Layout {
    /**
     * A column of the file.
     *
     * @param header as it stands there
     * @param columns what it says of each row, by a map sometimes several; none where it is passed over
     */
    record Place(String header, List<Column> columns) {
        Place {
            columns = List.copyOf(columns);
        }
    }

    /** Where to report. */
    @FunctionalInterface
    interface Report {
        void report(@Nullable String column, String value, RowRule rule, String message);
    }

    private final Map<Integer, Place> places;
    private final @Nullable StatementSides sides;
    private final Set<String> there = new HashSet<>();

    private Layout(Map<Integer, Place> places, @Nullable StatementRows statement) {
        this.places = places;
        this.sides = statement == null ? null : statement.sides();
        places.values().forEach(place -> place.columns().forEach(column -> there.add(column.name())));
    }

    /** The places by index. */
    Map<Integer, Place> places() {
        return places;
    }

    /** On which side of a bank's statement amounts stood; null where it is none. */
    @Nullable
    StatementSides sides() {
        return sides;
    }

    boolean has(String column) {
        return there.contains(column);
    }

    /** What a column is called in the file; its name in the contract where the file has none. */
    String headerOf(String column) {
        return places.values().stream()
                .filter(place ->
                        place.columns().stream().anyMatch(one -> one.name().equals(column)))
                .map(Place::header)
                .findFirst()
                .orElse(column);
    }

    /**
     * Reads the header rows; what is wrong with them goes to the report.
     *
     * @param statement what makes columns of the contract behind the file's own; null where nothing does
     */
    static Layout read(SheetMap map, List<SourceRow> headerRows, @Nullable StatementRows statement, Report report) {
        List<String> headers = joined(headerRows);
        Map<Integer, Place> places = new LinkedHashMap<>();
        Map<String, String> taken = new HashMap<>();
        Sheet sheet = map.as();
        Map<String, Column> known = new HashMap<>();
        sheet.columns().forEach(column -> known.put(Spelling.header(column.name()), column));
        List<String> unknown = new ArrayList<>();
        int width = statement == null || statement.width() < 0 ? headers.size() : statement.width();
        StatementForm form = map.statement();
        Set<String> read = new HashSet<>(form == null ? Set.of() : form.headers());
        // What is made comes first: a column of the file of the same name is one too many, not the made one.
        for (int i = width; i < headers.size(); i++) {
            Column made = known.get(Spelling.header(StatementForm.MADE.get(i - width)));
            if (made != null) {
                taken.put(made.name(), "对账单");
                places.put(i, new Place(made.name(), List.of(made)));
            }
        }
        for (int i = 0; i < width; i++) {
            String header = headers.get(i);
            String plain = Spelling.header(header);
            if (plain.isEmpty()) {
                continue;
            }
            if (form != null && form.headers().contains(plain) && !map.columns().containsKey(plain)) {
                read.remove(plain);
                places.put(i, new Place(header, List.of()));
                if (form.isMoney(plain)) {
                    sheet.column("金额").ifPresent(column -> unit(map, header, column, report));
                }
                continue;
            }
            read.remove(plain);
            List<Column> wanted = map.columns().getOrDefault(plain, List.of(header)).stream()
                    .map(name -> known.get(Spelling.header(name)))
                    .filter(Objects::nonNull)
                    .toList();
            if (map.ignoredColumns().contains(plain) || (wanted.isEmpty() && plain.equals(sheet.reasonColumn()))) {
                places.put(i, new Place(header, List.of()));
                continue;
            }
            if (wanted.isEmpty()) {
                unknown.add(header);
            }
            List<Column> own = new ArrayList<>();
            for (Column column : wanted) {
                if (taken.putIfAbsent(column.name(), header) == null) {
                    own.add(column);
                    unit(map, header, column, report);
                } else {
                    report.report(
                            header,
                            header,
                            RowRule.DUPLICATE_COLUMN,
                            "“" + column.name() + "”已有一列“" + taken.get(column.name())
                                    + "”；请删去多余的一列，或在对应表中列入 ignore-columns");
                }
            }
            places.put(i, new Place(header, own));
        }
        if (taken.isEmpty() && !unknown.isEmpty()) {
            report.report(
                    null,
                    unknown.getFirst(),
                    RowRule.SHEET_WITHOUT_HEADER,
                    "这一行没有一个是“" + sheet.name() + "”的列名；列名应在第 1 行，上面有标题行的请用 --map 写明 title-rows");
            return new Layout(places, statement);
        }
        List<String> free = sheet.columns().stream()
                .map(Column::name)
                .filter(name -> !taken.containsKey(name))
                .toList();
        unknown.forEach(header -> report.report(
                header,
                header,
                RowRule.UNKNOWN_COLUMN,
                "“" + sheet.name() + "”没有这一列" + Spelling.nearest(header, free) + "；请改列名、删去这一列，或用 --map 写明它对应哪一列"));
        List<String> missing = sheet.columns().stream()
                .filter(column -> column.required()
                        && !taken.containsKey(column.name())
                        && !map.constants().containsKey(column.name()))
                .map(Column::name)
                .toList();
        missing.forEach(name ->
                report.report(name, "", RowRule.MISSING_COLUMN, "缺少必填的列“" + name + "”；请加上，或用 --map 写明哪一列是它、或其固定取值"));
        read.stream()
                .sorted()
                .forEach(name -> report.report(
                        name,
                        "",
                        RowRule.MISSING_COLUMN,
                        "对应表 statement 写了“" + name + "”，表中没有这一列" + Spelling.nearest(name, headers.subList(0, width))));
        return new Layout(places, statement);
    }

    private static void unit(SheetMap map, String header, Column column, Report report) {
        String wrong = column.kind().isMoney()
                ? HeaderUnit.contradiction(
                        Spelling.header(header), column, map.habits(column).unit())
                : null;
        if (wrong != null) {
            report.report(header, header, RowRule.UNIT, wrong);
        }
    }

    /** Headers of several rows as {@code 上/下}; what is merged above goes on over the columns that have something below. */
    static List<String> joined(List<SourceRow> rows) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        List<String> headers = new ArrayList<>();
        String[] above = new String[rows.size()];
        for (int i = 0; i < width; i++) {
            Set<String> parts = new LinkedHashSet<>();
            for (int row = 0; row < rows.size(); row++) {
                String text = Spelling.trim(rows.get(row).cell(i).text());
                boolean below = false;
                for (int under = row + 1; under < rows.size(); under++) {
                    below |= !rows.get(under).cell(i).isBlank();
                }
                if (!text.isEmpty()) {
                    above[row] = text;
                    parts.add(text);
                } else if (below && above[row] != null) {
                    parts.add(above[row]);
                }
            }
            headers.add(String.join("/", parts));
        }
        return headers;
    }
}
