package org.mingzhang.app.platform.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/** Counts what is unpacked of one file, documents that are embedded in it among it, whatever directories say of sizes. */
final class Unpacked {
    static final long MOST_BYTES = 1L << 30;
    static final long MOST_TIMES = 200;

    /** Below this size a good ratio proves nothing. */
    static final long RATIO_COUNTS = 10L << 20;

    /** Each part is looked at up to so many times. */
    private static final long READINGS = 3;

    private final long most;
    private long bytes;

    /** @param size the file's, in bytes */
    Unpacked(long size) {
        most = READINGS * Math.min(MOST_BYTES, Math.max(RATIO_COUNTS, MOST_TIMES * size));
    }

    private int count(int read) {
        bytes += Math.max(0, read);
        if (bytes > most) {
            throw new FileRefused(Reason.FILE_IS_BOMB, "展开后的内容比所写的大得多");
        }
        return read;
    }

    /** The same bytes, counted. */
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return count(super.read(into, from, length));
            }

            @Override
            public long skip(long n) throws IOException {
                return count((int) super.skip(Math.min(n, Integer.MAX_VALUE)));
            }
        };
    }
}
