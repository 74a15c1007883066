package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;

/**
 * Everything that a batch writes as one statement, encoded but for the signatures: made on the thread that gives positions,
 * while the one before is being stored.
 *
 * <p>The statement moves the head only from exactly the place at which the batch was judged; what it inserts, it inserts
 * for the moved head, so elsewhere it does nothing at all. Everyone takes the head's row first: two writers queue there and
 * nowhere else. One statement is one transaction without a BEGIN and a COMMIT to wait for.
 */
final class BatchMessage {
    private static final String HEAD = """
            WITH moved AS (UPDATE ledger.head SET size = ?, sm3_frontier = ?, sha256_frontier = ?, max_recorded_at = ?
                            WHERE size = ? AND sm3_frontier = ? AND sha256_frontier = ? RETURNING 1)""";
    private static final String ENTRIES = """
            , entries AS (
              INSERT INTO ledger.entry (position, recorded_at, stream_seq, business_date, revision, stream_type, stream_id,
                                        type, command_id, command_digest, leaf_sm3, leaf_sha256, bytes)
              SELECT unnest(?::bigint[]), unnest(?::timestamptz[]), unnest(?::bigint[]), unnest(?::date[]),
                     unnest(?::int[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                     unnest(?::bytea[]), unnest(?::bytea[]), unnest(?::bytea[]), unnest(?::bytea[]) FROM moved)""";
    private static final String CLAIMS = """
            , claims AS (
              INSERT INTO ledger.claim (kind, key, n, position, amount, total, upper_limit, breaches)
              SELECT unnest(?::text[]), unnest(?::text[]), unnest(?::int[]), unnest(?::bigint[]), unnest(?::bigint[]),
                     unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]) FROM moved)""";
    private static final String TILES = """
            , tiles AS (
              INSERT INTO ledger.tile (suite, level, index, hashes)
              SELECT unnest(?::text[]), unnest(?::smallint[]), unnest(?::bigint[]), unnest(?::bytea[]) FROM moved)""";
    private static final String SEAL = """
             INSERT INTO ledger.checkpoint (size, prior_size, recorded_at, sm3_note, sha256_note)
            SELECT ?, ?, ?, ?, ? FROM moved""";

    private final StringBuilder sql = new StringBuilder(HEAD);
    private final List<Object> values = new ArrayList<>();
    private final Head before;

    private BatchMessage(Head before) {
        this.before = before;
    }

    static BatchMessage of(
            Head before, Head after, List<Batch.Placed> appends, List<Batch.ClaimRow> claims, List<TileRow> tiles) {
        BatchMessage message = new BatchMessage(before);
        message.head(after);
        message.entries(appends);
        if (!claims.isEmpty()) {
            message.claims(claims);
        }
        if (!tiles.isEmpty()) {
            message.tiles(tiles);
        }
        message.sql.append(SEAL);
        return message;
    }

    /** A full tile of one of the trees. */
    record TileRow(Suite suite, Tile tile) {
        static List<TileRow> of(List<Tile> sm3, List<Tile> sha256) {
            return Stream.concat(
                            sm3.stream().map(tile -> new TileRow(Suite.SM3, tile)),
                            sha256.stream().map(tile -> new TileRow(Suite.SHA256, tile)))
                    .toList();
        }
    }

    /**
     * Sends it and waits until it is done: outside a transaction, until it is durable.
     *
     * @return false where the head stands elsewhere, and nothing was written
     */
    boolean send(Connection connection, SealedCheckpoint checkpoint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int at = 1;
            for (Object value : values) {
                statement.setObject(at++, value);
            }
            statement.setLong(at++, checkpoint.size());
            statement.setLong(at++, before.size());
            statement.setObject(at++, checkpoint.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setBytes(at++, checkpoint.sm3Note().getBytes(UTF_8));
            statement.setBytes(at, checkpoint.sha256Note().getBytes(UTF_8));
            return statement.executeUpdate() == 1;
        }
    }

    private void head(Head after) {
        values.add(after.size());
        values.add(after.sm3().toBytes());
        values.add(after.sha256().toBytes());
        values.add(after.maxRecordedAt().atOffset(ZoneOffset.UTC));
        values.add(before.size());
        values.add(before.sm3().toBytes());
        values.add(before.sha256().toBytes());
    }

    /** @param commandDigest of the command that begins with the entry; null further on in it */
    private record Row(
            long position, String commandId, @Nullable Hash commandDigest, PreparedEntry entry) {}

    private void entries(List<Batch.Placed> appends) {
        List<Row> rows = new ArrayList<>();
        for (Batch.Placed placed : appends) {
            Append append = placed.append();
            long position = placed.firstPosition();
            for (PreparedEntry entry : append.entries()) {
                Hash digest = position == placed.firstPosition() ? append.commandDigest() : null;
                rows.add(new Row(position++, append.commandId(), digest, entry));
            }
        }
        sql.append(ENTRIES);
        values.add(BinaryArray.int8(rows, Row::position));
        values.add(BinaryArray.timestamptz(rows, row -> row.entry().recordedAt()));
        values.add(BinaryArray.int8(rows, row -> row.entry().seq()));
        values.add(BinaryArray.date(rows, row -> row.entry().businessDate()));
        values.add(BinaryArray.int4(rows, row -> row.entry().revision()));
        values.add(BinaryArray.text(rows, row -> row.entry().stream().type()));
        values.add(BinaryArray.text(rows, row -> row.entry().stream().id()));
        values.add(BinaryArray.text(rows, row -> row.entry().type()));
        values.add(BinaryArray.text(rows, Row::commandId));
        values.add(BinaryArray.byteaOrNull(
                rows,
                row -> row.commandDigest() == null ? null : row.commandDigest().bytes()));
        values.add(BinaryArray.bytea(rows, row -> row.entry().leafSm3().bytes()));
        values.add(BinaryArray.bytea(rows, row -> row.entry().leafSha256().bytes()));
        values.add(BinaryArray.bytea(rows, row -> row.entry().bytes()));
    }

    private void claims(List<Batch.ClaimRow> rows) {
        sql.append(CLAIMS);
        values.add(BinaryArray.text(rows, row -> row.use().kind()));
        values.add(BinaryArray.text(rows, row -> row.use().key()));
        values.add(BinaryArray.int4(rows, Batch.ClaimRow::n));
        values.add(BinaryArray.int8(rows, Batch.ClaimRow::position));
        values.add(BinaryArray.int8(rows, row -> row.use().amount()));
        values.add(BinaryArray.int8(rows, Batch.ClaimRow::total));
        values.add(BinaryArray.int8(rows, row -> row.use().limit()));
        values.add(BinaryArray.int8OrNull(rows, Batch.ClaimRow::breaches));
    }

    private void tiles(List<TileRow> rows) {
        sql.append(TILES);
        values.add(BinaryArray.text(rows, row -> row.suite().label()));
        values.add(BinaryArray.int2(rows, row -> row.tile().level()));
        values.add(BinaryArray.int8(rows, row -> row.tile().index()));
        values.add(BinaryArray.bytea(rows, row -> row.tile().bytes()));
    }
}
