package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A column of values as one parameter in PostgreSQL's binary array format: the server neither unquotes nor parses. It is
 * encoded when it is made, without a connection, so that the one that stores may be busy with the batch before.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {
    private static final long serialVersionUID = 1L;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int NULL = -1;

    private transient ByteBuffer out;

    // Type numbers are PostgreSQL's own and the same in every database (pg_type.dat).
    private BinaryArray(String type, int elementOid, int count, int estimate) {
        this.type = "_" + type;
        out = ByteBuffer.allocate(20 + count * estimate);
        out.putInt(count == 0 ? 0 : 1).putInt(1).putInt(elementOid);
        if (count > 0) {
            out.putInt(count).putInt(1);
        }
    }

    static <T> BinaryArray int8(List<T> rows, ToLongFunction<T> column) {
        BinaryArray array = new BinaryArray("int8", 20, rows.size(), 12);
        rows.forEach(row -> array.out.putInt(Long.BYTES).putLong(column.applyAsLong(row)));
        return array;
    }

    static <T> BinaryArray int8OrNull(List<T> rows, Function<T, @Nullable Long> column) {
        BinaryArray array = new BinaryArray("int8", 20, rows.size(), 12);
        for (T row : rows) {
            Long value = column.apply(row);
            if (value == null) {
                array.out.putInt(NULL);
            } else {
                array.out.putInt(Long.BYTES).putLong(value);
            }
        }
        return array;
    }

    static <T> BinaryArray int4(List<T> rows, ToIntFunction<T> column) {
        BinaryArray array = new BinaryArray("int4", 23, rows.size(), 8);
        rows.forEach(row -> array.out.putInt(Integer.BYTES).putInt(column.applyAsInt(row)));
        return array;
    }

    static <T> BinaryArray int2(List<T> rows, ToIntFunction<T> column) {
        BinaryArray array = new BinaryArray("int2", 21, rows.size(), 6);
        rows.forEach(row -> array.out.putInt(Short.BYTES).putShort((short) column.applyAsInt(row)));
        return array;
    }

    static <T> BinaryArray timestamptz(List<T> rows, Function<T, Instant> column) {
        BinaryArray array = new BinaryArray("timestamptz", 1184, rows.size(), 12);
        rows.forEach(row -> array.out.putInt(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, column.apply(row))));
        return array;
    }

    static <T> BinaryArray date(List<T> rows, Function<T, @Nullable LocalDate> column) {
        BinaryArray array = new BinaryArray("date", 1082, rows.size(), 8);
        for (T row : rows) {
            LocalDate value = column.apply(row);
            if (value == null) {
                array.out.putInt(NULL);
            } else {
                array.out.putInt(Integer.BYTES).putInt((int) ChronoUnit.DAYS.between(EPOCH_DAY, value));
            }
        }
        return array;
    }

    static <T> BinaryArray text(List<T> rows, Function<T, String> column) {
        BinaryArray array = new BinaryArray("text", 25, rows.size(), 48);
        rows.forEach(row -> array.put(column.apply(row).getBytes(UTF_8)));
        return array;
    }

    static <T> BinaryArray bytea(List<T> rows, Function<T, byte[]> column) {
        BinaryArray array = new BinaryArray("bytea", 17, rows.size(), 48);
        rows.forEach(row -> array.put(column.apply(row)));
        return array;
    }

    static <T> BinaryArray byteaOrNull(List<T> rows, Function<T, byte @Nullable []> column) {
        BinaryArray array = new BinaryArray("bytea", 17, rows.size(), 48);
        for (T row : rows) {
            byte[] value = column.apply(row);
            if (value == null) {
                array.reserve(Integer.BYTES);
                array.out.putInt(NULL);
            } else {
                array.put(value);
            }
        }
        return array;
    }

    private void put(byte[] value) {
        reserve(Integer.BYTES + value.length);
        out.putInt(value.length).put(value);
    }

    private void reserve(int more) {
        int needed = out.position() + more;
        if (needed > out.capacity()) {
            byte[] larger = Arrays.copyOf(out.array(), Math.max(2 * out.capacity(), needed));
            out = ByteBuffer.wrap(larger).position(out.position());
        }
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("a parameter, not a result");
    }

    @Override
    public int lengthInBytes() {
        return out.position();
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        System.arraycopy(out.array(), 0, bytes, offset, out.position());
    }

    @Override
    public String getValue() {
        throw new IllegalStateException("the log is written in binary: take binaryTransfer, binaryTransferDisable and"
                + " preferQueryMode out of the database's URL");
    }
}
