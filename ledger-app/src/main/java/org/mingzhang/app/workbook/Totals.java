package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.seal.Suite;

/**
 * What a workbook comes to, sheet by sheet: what a person confirms before anything is recorded.
 *
 * @param sheet of the contract
 * @param read rows that are not blank
 * @param accepted rows that can be recorded
 * @param fen sum of the accepted rows by column of money, exact
 */
public record Totals(String sheet, int read, int accepted, Map<String, BigInteger> fen) {
    public Totals {
        fen = Collections.unmodifiableMap(new LinkedHashMap<>(fen));
    }

    /** Eight hexadecimal digits that change with any figure, with the file and with the map. */
    static String confirmation(List<Totals> totals, String fileSm3, String mapSm3) {
        List<String> lines = new ArrayList<>(List.of("import-totals/1", fileSm3, mapSm3));
        for (Totals sheet : totals) {
            lines.add(sheet.sheet + '\t' + sheet.read + '\t' + sheet.accepted);
            sheet.fen.forEach((column, sum) -> lines.add('\t' + column + '\t' + sum));
        }
        return Suite.SM3
                .hash(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    /** A sum in 元 with two decimals and thousands separators. */
    public static String yuan(BigInteger fen) {
        return String.format(java.util.Locale.ROOT, "%,.2f", new BigDecimal(fen, 2));
    }
}
