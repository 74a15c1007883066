package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows on disk, in the order in which they came: each under the number of its first byte. The file is its owner's alone and is
 * gone after {@link #close}. One thread at a time.
 */
public final class RowSpool implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final List<String> tabs = new ArrayList<>();
    private final Map<String, Integer> tabNumbers = new HashMap<>();
    private final Map<String, Integer> sheetNumbers = new HashMap<>();
    private ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
    private long written;
    /** A window of what was read last, since rows are mostly read in order. */
    private final byte[] window = new byte[BUFFER_BYTES];

    private long windowAt;
    private int windowLength;

    private RowSpool(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        for (int i = 0; i < Sheets.all().size(); i++) {
            sheetNumbers.put(Sheets.all().get(i).name(), i);
        }
    }

    static RowSpool create() throws IOException {
        Path file = Files.createTempFile("ledger-rows-", ".spool");
        file.toFile().deleteOnExit();
        return new RowSpool(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Keeps a row and answers its id. */
    public long append(Row row) {
        return append(row, Map.of());
    }

    /** Keeps a row, and its cells as they were written where that differs. */
    long append(Row row, Map<String, String> written) {
        List<Column> columns = row.sheet().columns();
        int[] size = {14};
        List<byte[]> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            cell(i, row.cells().get(name), cells, size);
            String original = written.get(name);
            cell(i | 0x8000, original == null || original.equals(row.cells().get(name)) ? null : original, cells, size);
        }
        if (out.remaining() < size[0]) {
            flush();
            if (out.capacity() < size[0]) {
                out = ByteBuffer.allocate(size[0]);
            }
        }
        long id = this.written + out.position();
        out.putInt(size[0]);
        out.putShort((short) (int) sheetNumbers.getOrDefault(row.sheet().name(), 0));
        out.putShort((short) (int) tabNumbers.computeIfAbsent(row.tab(), tab -> {
            tabs.add(tab);
            return tabs.size() - 1;
        }));
        out.putInt(row.number());
        out.putShort((short) cells.size());
        cells.forEach(out::put);
        return id;
    }

    private static void cell(int column, @Nullable String value, List<byte[]> cells, int[] size) {
        if (value != null) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            byte[] cell = ByteBuffer.allocate(6 + text.length)
                    .putShort((short) column)
                    .putInt(text.length)
                    .put(text)
                    .array();
            cells.add(cell);
            size[0] += cell.length;
        }
    }

    /** The row of that id. */
    public Row read(long id) {
        return kept(id).row();
    }

    /** A row and how its cells were written. */
    record Kept(Row row, SortedMap<String, String> written) {}

    Kept kept(long id) {
        ByteBuffer in = bytes(id);
        in.getInt();
        Sheet sheet = Sheets.all().get(in.getShort());
        String tab = tabs.get(in.getShort());
        int number = in.getInt();
        int count = in.getShort();
        SortedMap<String, String> cells = new TreeMap<>();
        SortedMap<String, String> written = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int column = in.getShort() & 0xFFFF;
            byte[] text = new byte[in.getInt()];
            in.get(text);
            String name = sheet.columns().get(column & 0x7FFF).name();
            ((column & 0x8000) == 0 ? cells : written).put(name, new String(text, StandardCharsets.UTF_8));
        }
        SortedMap<String, String> original = new TreeMap<>(cells);
        original.putAll(written);
        return new Kept(new Row(sheet, tab, number, cells), original);
    }

    /** Every id, in the order in which rows came. */
    void forEachId(LongConsumer consumer) {
        flush();
        for (long id = 0; id < written; ) {
            int size = bytes(id, 4).getInt();
            consumer.accept(id);
            id += size;
        }
    }

    private ByteBuffer bytes(long id) {
        int size = bytes(id, 4).getInt();
        return bytes(id, size);
    }

    private ByteBuffer bytes(long at, int length) {
        if (at + length > written) {
            flush();
        }
        if (length > window.length) {
            byte[] large = new byte[length];
            fill(ByteBuffer.wrap(large), at);
            return ByteBuffer.wrap(large);
        }
        if (at < windowAt || at + length > windowAt + windowLength) {
            windowLength = fill(ByteBuffer.wrap(window), at);
            windowAt = at;
        }
        return ByteBuffer.wrap(window, (int) (at - windowAt), length);
    }

    private int fill(ByteBuffer target, long at) {
        try {
            while (target.hasRemaining() && channel.read(target, at + target.position()) >= 0) {}
            return target.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        out.flip();
        try {
            while (out.hasRemaining()) {
                written += channel.write(out, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.clear();
        windowLength = 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
