package org.mingzhang.app.workbook;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Ids of rows in order, eight bytes each. */
public final class RowIds {
    private long[] ids = new long[1 << 8];
    private int size;

    void add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    void remove(long id) {
        int at = Arrays.binarySearch(ids, 0, size, id);
        if (at >= 0) {
            System.arraycopy(ids, at + 1, ids, at, size - at - 1);
            size--;
        }
    }

    public int size() {
        return size;
    }

    public long get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return ids[index];
    }

    public void forEach(LongConsumer consumer) {
        stream().forEach(consumer);
    }

    public LongStream stream() {
        return Arrays.stream(ids, 0, size);
    }
}
