package org.mingzhang.app.platform.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.mingzhang.domain.seal.Hash;

/**
 * Rows of table {@code entry} in PostgreSQL's binary COPY format, which needs no quoting and no parsing: a header, each row
 * as a field count and length-prefixed fields, a trailer.
 */
final class EntryRows {
    static final String COPY =
            "COPY ledger.entry (position, recorded_at, stream_seq, business_date, revision, stream_type,"
                    + " stream_id, type, event_id, command_id, leaf_sm3, leaf_sha256, bytes) FROM STDIN (FORMAT binary)";
    private static final short FIELDS = 13;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int NULL = -1;
    private static final int FIXED = 256;

    private ByteBuffer out = ByteBuffer.allocate(1 << 16);

    /** All rows of a batch. */
    static EntryRows of(Batch batch) {
        EntryRows rows = new EntryRows();
        rows.out.put(SIGNATURE).putInt(0).putInt(0);
        for (Batch.Placed placed : batch.appends()) {
            long position = placed.firstPosition();
            for (PreparedEntry entry : placed.append().entries()) {
                rows.add(position++, placed.append().commandId(), entry);
            }
        }
        rows.reserve(Short.BYTES);
        rows.out.putShort((short) -1);
        return rows;
    }

    byte[] array() {
        return out.array();
    }

    int length() {
        return out.position();
    }

    private void add(long position, String commandId, PreparedEntry entry) {
        reserve(FIXED + entry.bytes().length);
        out.putShort(FIELDS);
        number(position);
        number(ChronoUnit.MICROS.between(EPOCH, entry.recordedAt()));
        number(entry.seq());
        if (entry.businessDate() == null) {
            out.putInt(NULL);
        } else {
            number((int) ChronoUnit.DAYS.between(EPOCH_DAY, entry.businessDate()));
        }
        number(entry.revision());
        text(entry.stream().type());
        text(entry.stream().id());
        text(entry.type());
        text(entry.eventId());
        text(commandId);
        hash(entry.leafSm3());
        hash(entry.leafSha256());
        bytes(entry.bytes());
    }

    private void number(long value) {
        out.putInt(Long.BYTES).putLong(value);
    }

    private void number(int value) {
        out.putInt(Integer.BYTES).putInt(value);
    }

    private void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private void hash(Hash hash) {
        reserve(Integer.BYTES + Hash.SIZE);
        out.putInt(Hash.SIZE);
        hash.writeTo(out.array(), out.position());
        out.position(out.position() + Hash.SIZE);
    }

    private void bytes(byte[] value) {
        reserve(Integer.BYTES + value.length);
        out.putInt(value.length).put(value);
    }

    private void reserve(int more) {
        if (out.remaining() < more) {
            int position = out.position();
            byte[] larger = Arrays.copyOf(out.array(), Math.max(out.capacity() * 2, position + more));
            out = ByteBuffer.wrap(larger).position(position);
        }
    }
}
