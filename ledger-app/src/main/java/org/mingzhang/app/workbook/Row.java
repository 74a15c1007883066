package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * A row whose every cell holds what its column asks for.
 *
 * @param tab the sheet's name in the file, which a map may read as another
 * @param number of the row in the file, from 1
 * @param cells canonical texts by column; what is empty is absent
 */
public record Row(Sheet sheet, String tab, int number, SortedMap<String, String> cells) {
    private static final char UNIT = '\u001F';
    private static final char RECORD = '\u001E';

    public Row {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    public @Nullable String text(String column) {
        String value = cells.get(column);
        if (value == null && sheet.column(column).isEmpty()) {
            throw new IllegalArgumentException(sheet.name() + " has no column " + column);
        }
        return value;
    }

    /**
     * The text of a cell that must be there.
     *
     * @throws IllegalStateException when it is empty
     */
    public String required(String column) {
        String value = text(column);
        if (value == null) {
            throw new IllegalStateException(tab + " row " + number + " has no " + column);
        }
        return value;
    }

    public @Nullable Fen fen(String column) {
        String value = text(column);
        return value == null ? null : Fen.of(Long.parseLong(value));
    }

    public Fen requiredFen(String column) {
        return Fen.of(Long.parseLong(required(column)));
    }

    /** A share as a number of a hundred, which the workbook writes as {@code 85%} or {@code 0.85}: {@code 85}. */
    public @Nullable String ofHundred(String column) {
        String value = text(column);
        if (value == null) {
            return null;
        }
        BigDecimal hundred = new BigDecimal(value).movePointRight(2);
        return hundred.signum() == 0 ? "0" : hundred.stripTrailingZeros().toPlainString();
    }

    public @Nullable LocalDate date(String column) {
        String value = text(column);
        return value == null ? null : LocalDate.parse(value);
    }

    public LocalDate requiredDate(String column) {
        return LocalDate.parse(required(column));
    }

    /** A time of the day too, such as {@code 拍摄时间}. */
    public @Nullable LocalDateTime moment(String column) {
        String value = text(column);
        return value == null ? null : DateText.readMoment(value);
    }

    /** A whole number; of a score its tenths, of a level 0 to 4. */
    public @Nullable Integer integer(String column) {
        String value = text(column);
        return value == null ? null : Integer.valueOf(value);
    }

    /** The parts of a list; none of an empty cell. */
    public List<String> list(String column) {
        String value = text(column);
        return value == null ? List.of() : Arrays.asList(value.split(";", -1));
    }

    /** The amount by source of a cell of shares; none of an empty cell. */
    public SortedMap<String, Fen> shares(String column) {
        SortedMap<String, Fen> shares = new TreeMap<>();
        for (String share : list(column)) {
            int equals = share.indexOf('=');
            shares.put(share.substring(0, equals), Fen.of(Long.parseLong(share.substring(equals + 1))));
        }
        return shares;
    }

    /** Whether the cell says 是; an empty one does not. */
    public boolean yes(String column) {
        return "是".equals(text(column));
    }

    /** When the old system took the row, where it says so. */
    public @Nullable LocalDateTime registeredAt() {
        return moment(Sheets.REGISTERED_AT);
    }

    /** What tells this row from all others: the sheet and its key columns. */
    public String key() {
        return key(sheet, cells);
    }

    /** All that the row says, for telling whether two say the same. */
    public byte[] content() {
        StringBuilder text = new StringBuilder(sheet.name());
        cells.forEach((column, value) ->
                text.append(RECORD).append(column).append(UNIT).append(value));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String key(Sheet sheet, SortedMap<String, String> cells) {
        StringBuilder key = new StringBuilder(sheet.name());
        sheet.keys().forEach(column -> key.append(UNIT).append(cells.getOrDefault(column.name(), "")));
        return key.toString();
    }
}
