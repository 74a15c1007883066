package org.mingzhang.app.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * All steps of an import on disk, in the order in which they take effect. Its digest is signed with the import, so that what
 * goes on after a crash is what was begun. The file holds what the workbook holds, personal data too, and is its owner's alone.
 */
final class PlanFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private PlanFile() {}

    /** Writes a plan; {@link #digest} is known when it is closed. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private final Digest digest = new Digest();
        private long steps;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(
                    new BufferedOutputStream(new FastGzip(Files.newOutputStream(file)), BUFFER_BYTES));
        }

        void add(Step step) {
            byte[] line = StepLine.write(step);
            digest.add(line);
            steps++;
            try {
                out.writeInt(line.length);
                out.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long steps() {
            return steps;
        }

        Hash digest() {
            return digest.value();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads a plan from its beginning. */
    static final class Reader implements AutoCloseable {
        private final DataInputStream in;
        private final Digest digest = new Digest();

        Reader(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(
                    new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES), BUFFER_BYTES));
        }

        /** The next step; null after the last. */
        @Nullable
        Step next() {
            try {
                byte[] line = new byte[in.readInt()];
                in.readFully(line);
                digest.add(line);
                return StepLine.read(line);
            } catch (EOFException end) {
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The digest of everything that was read. */
        Hash digest() {
            return digest.value();
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A chain of hashes: each line with the digest of all before it. */
    private static final class Digest {
        private Hash value = Suite.SM3.hash(new byte[0]);

        void add(byte[] line) {
            byte[] before = value.bytes();
            byte[] both = new byte[before.length + line.length];
            System.arraycopy(before, 0, both, 0, before.length);
            System.arraycopy(line, 0, both, before.length, line.length);
            value = Suite.SM3.hash(both);
        }

        Hash value() {
            return value;
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
