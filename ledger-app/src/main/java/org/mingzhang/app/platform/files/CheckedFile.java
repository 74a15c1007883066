package org.mingzhang.app.platform.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;

/**
 * The bytes of a stored file, hashed as they pass. The last part is handed on only after the whole has proved to be the file
 * that was cited, so that nobody gets a falsified file whole.
 */
final class CheckedFile extends FilterInputStream {
    private static final int PART = 1 << 14;

    private final CitedFile cited;
    private final HashFunction sm3 = HashFunction.sm3();
    private byte[] part = new byte[0];
    private int given;
    private byte[] next;

    CheckedFile(InputStream in, CitedFile cited) throws IOException {
        super(in);
        this.cited = cited;
        this.next = in.readNBytes(PART);
        advance();
    }

    private void advance() throws IOException {
        part = next;
        given = 0;
        sm3.update(part, 0, part.length);
        next = part.length == 0 ? part : in.readNBytes(PART);
        if (next.length == 0 && part.length > 0) {
            byte[] hash = new byte[Hash.SIZE];
            sm3.finish(hash, 0);
            if (!HexFormat.of().formatHex(hash).equals(cited.sm3())) {
                throw new AlteredFile(
                        "以 " + cited.sm3() + " 存放的文件，SM3 摘要现为 " + HexFormat.of().formatHex(hash));
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (given == part.length) {
            if (part.length == 0) {
                return -1;
            }
            advance();
            if (part.length == 0) {
                return -1;
            }
        }
        int n = Math.min(length, part.length - given);
        System.arraycopy(part, given, out, offset, n);
        given += n;
        return n;
    }

    @Override
    public int available() {
        return part.length - given;
    }

    @Override
    public long skip(long n) throws IOException {
        int most = (int) Math.min(n, PART);
        return Math.max(0, read(new byte[most], 0, most));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
