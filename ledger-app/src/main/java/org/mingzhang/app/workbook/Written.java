package org.mingzhang.app.workbook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Canonical texts as a person types them in the contract's form: the way back from {@link CellReader}. */
final class Written {
    private Written() {}

    static String of(Column column, String canonical) {
        return switch (column.kind()) {
            case AMOUNT, SIGNED_AMOUNT -> yuan(canonical);
            case SCORE -> XlsxCell.plain(new BigDecimal(canonical).movePointLeft(1));
            case LEVEL -> column.values().get(Integer.parseInt(canonical));
            case SHARES ->
                Arrays.stream(canonical.split(";", -1))
                        .map(share -> share.substring(0, share.indexOf('=') + 1)
                                + yuan(share.substring(share.indexOf('=') + 1)))
                        .collect(Collectors.joining(";"));
            default -> canonical;
        };
    }

    private static String yuan(String fen) {
        return new BigDecimal(fen).movePointLeft(2).toPlainString();
    }
}
