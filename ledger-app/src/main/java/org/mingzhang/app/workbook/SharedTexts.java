package org.mingzhang.app.workbook;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an .xlsx that its cells share, on disk, each under its number: a workbook may have millions. In memory are half a
 * byte a text and 8 MB of what was read last. The file is its owner's alone and is gone after {@link #close}, on most systems
 * even when the process is killed. One thread at a time.
 */
final class SharedTexts implements AutoCloseable {
    /** Of every so many texts the place is known; those between are found by their lengths. */
    private static final int STRIDE = 16;

    private static final int PAGE_BYTES = 1 << 13;
    private static final int PAGES = 1 << 10;

    private final FileChannel channel;
    private long[] places = new long[1 << 8];
    private int size;

    /** A page lies in the one slot that its number leads to: columns that each run through texts of their own keep theirs. */
    private final byte[][] pages = new byte[PAGES][];

    private final long[] pageNumbers = new long[PAGES];
    private final byte[] length = new byte[Integer.BYTES];

    private SharedTexts(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes every text of a part of shared strings; a file may have none. */
    static SharedTexts of(@Nullable XlsxPart part) {
        try {
            Path file = Files.createTempFile("ledger-xlsx-", ".texts");
            SharedTexts texts = new SharedTexts(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            try {
                if (part != null) {
                    texts.take(part);
                }
                return texts;
            } catch (IOException | RuntimeException e) {
                texts.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(XlsxPart part) throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), PAGE_BYTES));
        long written = 0;
        while (part.next()) {
            if (part.starts("si")) {
                byte[] text = part.runs().getBytes(StandardCharsets.UTF_8);
                if (size % STRIDE == 0) {
                    if (size / STRIDE == places.length) {
                        places = Arrays.copyOf(places, places.length * 2);
                    }
                    places[size / STRIDE] = written;
                }
                out.writeInt(text.length);
                out.write(text);
                written += Integer.BYTES + text.length;
                size++;
            }
        }
        out.flush();
    }

    /**
     * The text of that number, from 0.
     *
     * @throws IndexOutOfBoundsException when there is none
     */
    String get(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number);
        }
        long place = places[number / STRIDE];
        for (int i = number % STRIDE; i > 0; i--) {
            place += Integer.BYTES + length(place);
        }
        byte[] text = new byte[length(place)];
        copy(place + Integer.BYTES, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private int length(long place) {
        copy(place, length);
        return ByteBuffer.wrap(length).getInt();
    }

    private void copy(long place, byte[] target) {
        for (int done = 0; done < target.length; ) {
            int from = (int) ((place + done) % PAGE_BYTES);
            int count = Math.min(PAGE_BYTES - from, target.length - done);
            System.arraycopy(page((place + done) / PAGE_BYTES), from, target, done, count);
            done += count;
        }
    }

    private byte[] page(long number) {
        int slot = (int) (number % PAGES);
        byte[] page = pages[slot];
        if (page == null || pageNumbers[slot] != number) {
            page = page == null ? new byte[PAGE_BYTES] : page;
            try {
                ByteBuffer target = ByteBuffer.wrap(page);
                while (target.hasRemaining() && channel.read(target, number * PAGE_BYTES + target.position()) >= 0) {}
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pages[slot] = page;
            pageNumbers[slot] = number;
        }
        return page;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
