package org.mingzhang.app.imports;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.seal.DataKey;

/**
 * By what a row is known again: digests of its key and of all that it says, under a key that lies outside the log, since a row
 * holds names and telephone numbers that a bare digest would give away to whoever tries them all.
 *
 * @param key 32 hexadecimal digits
 * @param content 32 hexadecimal digits
 */
record RowTags(String key, String content) {
    private static final int LENGTH = 16;

    static RowTags of(Row row, DataKey secret) {
        return new RowTags(tag(row.key().getBytes(StandardCharsets.UTF_8), secret), tag(row.content(), secret));
    }

    private static String tag(byte[] bytes, DataKey secret) {
        return HexFormat.of().formatHex(secret.rowTag(bytes), 0, LENGTH);
    }

    /** The row's line in the list of a part. */
    String line(Row row) {
        return row.sheet().name() + "," + row.tab().replace(',', '，') + "," + row.number() + "," + key + "," + content
                + "\n";
    }
}
