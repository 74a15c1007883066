package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with a file, in the file's order, however much it is: the words lie on disk, 16 bytes each in memory.
 */
public final class Problems implements Iterable<RowProblem>, AutoCloseable {
    private static final int ROW_BITS = 21;
    private static final int COUNT_BITS = 31;

    /** Where a problem stands: sheet of the file, row, and how many came before it. Sorted when asked. */
    private long[] places = new long[64];

    private long[] offsets = new long[64];
    private int size;
    private boolean sorted = true;
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private ByteBuffer pending = ByteBuffer.allocate(1 << 16);
    private long written;
    private long end;

    void add(int tab, RowProblem problem) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        places[size] = place(tab, problem.row()) | size;
        offsets[size] = end;
        size++;
        sorted = false;
        write(problem);
    }

    /** Comparable with {@link #placeAt}. */
    static long place(int tab, int row) {
        return ((long) tab << (ROW_BITS + COUNT_BITS)) | ((long) row << COUNT_BITS);
    }

    long placeAt(int index) {
        sort();
        return places[index] & ~((1L << COUNT_BITS) - 1);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public Stream<RowProblem> stream() {
        sort();
        return LongStream.of(Arrays.copyOf(places, size)).mapToObj(this::read);
    }

    @Override
    public Iterator<RowProblem> iterator() {
        return stream().iterator();
    }

    RowProblem get(int index) {
        sort();
        return read(places[index]);
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(places, 0, size);
            sorted = true;
        }
    }

    private void write(RowProblem problem) {
        byte[][] texts = {
            bytes(problem.sheet()),
            bytes(problem.column() == null ? "\0" : problem.column()),
            bytes(problem.value()),
            bytes(problem.rule().name()),
            bytes(problem.message())
        };
        int length = 4
                + 4 * texts.length
                + Arrays.stream(texts).mapToInt(text -> text.length).sum();
        if (pending.remaining() < 4 + length) {
            flush();
            if (pending.capacity() < 4 + length) {
                pending = ByteBuffer.allocate(4 + length);
            }
        }
        pending.putInt(length).putInt(problem.row());
        for (byte[] text : texts) {
            pending.putInt(text.length).put(text);
        }
        end += 4 + length;
    }

    private RowProblem read(long place) {
        flush();
        long offset = offsets[(int) (place & ((1L << COUNT_BITS) - 1))];
        ByteBuffer size = ByteBuffer.allocate(4);
        read(size, offset);
        ByteBuffer in = ByteBuffer.allocate(size.getInt());
        read(in, offset + 4);
        int row = in.getInt();
        String sheet = text(in);
        String column = text(in);
        String value = text(in);
        RowRule rule = RowRule.valueOf(text(in));
        return new RowProblem(sheet, row, column.equals("\0") ? null : column, value, rule, text(in));
    }

    private void flush() {
        pending.flip();
        try {
            while (pending.hasRemaining()) {
                written += channel().write(pending, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending.clear();
    }

    private void read(ByteBuffer in, long at) {
        try {
            FileChannel open = channel();
            while (in.hasRemaining() && open.read(in, at + in.position()) >= 0) {}
            in.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[in.getInt()];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path made = Files.createTempFile("ledger-problems-", ".spool");
            made.toFile().deleteOnExit();
            file = made;
            open = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
