package org.mingzhang.tools.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** How long the disk under a folder takes to make a write durable: what every commit waits for. */
final class Flush {
    private static final int WRITES = 200;
    private static final int BYTES = 8_192;

    private Flush() {}

    /** Median time of one write of 8 KB into a file of fixed size with a flush, in microseconds. */
    static long micros(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "flush", ".bin");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(WRITES * BYTES));
                channel.force(true);
                long[] nanos = new long[WRITES];
                for (int i = 0; i < WRITES; i++) {
                    long begin = System.nanoTime();
                    channel.write(ByteBuffer.allocate(BYTES), (long) i * BYTES);
                    channel.force(false);
                    nanos[i] = System.nanoTime() - begin;
                }
                Arrays.sort(nanos);
                return nanos[WRITES / 2] / 1_000;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
