package org.mingzhang.app.platform.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.log.StoredEntry;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Every entry by ascending position, streamed out in PostgreSQL's binary COPY format: no cursor, no text, no batches. */
final class EntryCopyOut implements Iterator<StoredEntry>, AutoCloseable {
    private static final String COPY = "COPY (SELECT position, " + String.join(", ", EntryRules.COLUMNS)
            + ", bytes, leaf_sm3, leaf_sha256 FROM ledger.entry ORDER BY position) TO STDOUT (FORMAT binary)";
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int FILE_HEADER = 11 + 2 * Integer.BYTES;
    private static final int NULL = -1;

    private final CopyOut copy;
    private @Nullable StoredEntry next;
    private boolean started;

    EntryCopyOut(Connection connection) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
        advance();
    }

    private void advance() {
        try {
            byte[] message = copy.readFromCopy();
            next = message == null ? null : row(ByteBuffer.wrap(message));
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    // The server sends one row a message; the file header comes in front of the first, a trailer instead of a last.
    private @Nullable StoredEntry row(ByteBuffer in) throws SQLException {
        if (!started) {
            started = true;
            in.position(in.position() + FILE_HEADER);
            if (!in.hasRemaining()) {
                byte[] message = copy.readFromCopy();
                return message == null ? null : row(ByteBuffer.wrap(message));
            }
        }
        if (in.getShort() < 0) {
            return null;
        }
        return new StoredEntry(
                position(in),
                Arrays.asList(
                        text(in), text(in), number(in), text(in), hash(in), text(in), number(in), time(in), date(in)),
                bytes(in),
                bytes(in),
                bytes(in));
    }

    // A store whose owner dropped its constraints can give null anywhere; verification says what that means.
    private static long position(ByteBuffer in) {
        Long position = number(in);
        return position == null ? -1 : position;
    }

    private static @Nullable Long number(ByteBuffer in) {
        return switch (in.getInt()) {
            case NULL -> null;
            case Integer.BYTES -> (long) in.getInt();
            default -> in.getLong();
        };
    }

    private static @Nullable Object time(ByteBuffer in) {
        Long micros = number(in);
        if (micros == null) {
            return null;
        }
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return "infinity";
        }
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable Object date(ByteBuffer in) {
        if (in.getInt() == NULL) {
            return null;
        }
        int days = in.getInt();
        return days == Integer.MAX_VALUE || days == Integer.MIN_VALUE ? "infinity" : EPOCH_DAY.plusDays(days);
    }

    private static @Nullable String text(ByteBuffer in) {
        byte[] bytes = bytes(in);
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** What has another length than a hash is equal to none. */
    private static @Nullable Object hash(ByteBuffer in) {
        byte[] bytes = bytes(in);
        return bytes == null
                ? null
                : bytes.length == Hash.SIZE ? Hash.of(bytes) : HexFormat.of().formatHex(bytes);
    }

    private static byte @Nullable [] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public StoredEntry next() {
        StoredEntry entry = next;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        advance();
        return entry;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
