package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contract's sheets, as {@code sheets.csv} lists them. */
public final class Sheets {
    /** When the old system took a row. */
    public static final String REGISTERED_AT = "原登记时间";

    /** Columns that every sheet may have. */
    public static final List<Column> EVERYWHERE = List.of(
            new Column(REGISTERED_AT, false, false, ColumnKind.DATETIME, List.of(), null, false),
            new Column("登记人", false, false, ColumnKind.PERSON, List.of(), null, false, true),
            new Column("备注", false, false, ColumnKind.LONG_TEXT, List.of(), null, false, true));

    /** The template's sheets that hold no records. */
    static final List<String> NOTES = List.of("说明", "选项");

    private static final List<Sheet> ALL = read();

    private Sheets() {}

    /** All sheets, in the contract's order. */
    public static List<Sheet> all() {
        return ALL;
    }

    public static Optional<Sheet> find(String name) {
        return ALL.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }

    /**
     * A sheet that there is.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Sheet sheet(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no sheet " + name));
    }

    static List<String> names() {
        return ALL.stream().map(Sheet::name).toList();
    }

    private static List<Sheet> read() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        text().lines().skip(1).forEach(line -> {
            // The list is ours: no value in it is quoted or has a comma.
            String[] cells = line.split(",", -1);
            if (cells.length != 9) {
                throw new IllegalStateException("sheets.csv: " + line);
            }
            columns.computeIfAbsent(cells[0], sheet -> new ArrayList<>())
                    .add(new Column(
                            cells[1],
                            cells[2].equals("是"),
                            cells[3].equals("是"),
                            ColumnKind.of(cells[4]),
                            cells[5].isEmpty() ? List.of() : Arrays.asList(cells[5].split(";", -1)),
                            cells[6].isEmpty() ? null : Reference.of(cells[6]),
                            cells[7].equals("是"),
                            cells[8].equals("是")));
        });
        List<Sheet> sheets = new ArrayList<>();
        columns.forEach((name, own) -> {
            own.addAll(EVERYWHERE);
            sheets.add(new Sheet(name, own));
        });
        return List.copyOf(sheets);
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(Sheets.class.getResourceAsStream("/workbook/sheets.csv"), "sheets.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
