package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;

/**
 * Everything that a batch writes, up to its COMMIT, as one message to the server: one answer is waited for instead of six.
 * After a statement that the server refuses it skips the rest, COMMIT with it.
 *
 * <p>The head comes first, so that two writers queue there and nowhere else. A head that does not stand where the batch was
 * judged is given its own size, which its trigger refuses: so a batch may also be sent without asking for the lock before.
 */
final class BatchStatements {
    private static final String HEAD =
            "UPDATE ledger.head SET size = CASE WHEN size = ? AND sm3_frontier = ? THEN ? ELSE size END,"
                    + " sm3_frontier = ?, sha256_frontier = ?, max_recorded_at = ?;";
    private static final String ENTRIES = "INSERT INTO ledger.entry (position, recorded_at, stream_seq, business_date,"
            + " revision, stream_type, stream_id, type, event_id, command_id, leaf_sm3, leaf_sha256, bytes)"
            + " SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::bigint[], ?::date[], ?::int[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[]);";
    private static final String CLAIMS =
            "INSERT INTO ledger.claim (kind, key, n, position, amount, total, upper_limit, breaches)"
                    + " SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[],"
                    + " ?::bigint[], ?::bigint[]);";
    private static final String TILES = "INSERT INTO ledger.tile (suite, level, index, hashes)"
            + " SELECT * FROM unnest(?::text[], ?::smallint[], ?::bigint[], ?::bytea[]);";
    private static final String SEAL =
            "INSERT INTO ledger.command SELECT * FROM unnest(?::text[], ?::bytea[], ?::bigint[], ?::bigint[]);"
                    + "INSERT INTO ledger.checkpoint (size, prior_size, recorded_at, sm3_note, sha256_note)"
                    + " VALUES (?, ?, ?, ?, ?);"
                    + "COMMIT";

    private final PreparedStatement statement;
    private final Connection connection;
    private int at = 1;

    private BatchStatements(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        this.connection = statement.getConnection();
    }

    /**
     * Sends it and waits until it is committed.
     *
     * @param withEntries false where the entries were copied in before
     */
    static void execute(Connection transaction, Batch batch, SealedCheckpoint checkpoint, boolean withEntries)
            throws SQLException {
        boolean withTiles = !batch.sm3Tiles().isEmpty();
        boolean withClaims = !batch.claims().isEmpty();
        String sql = HEAD + (withEntries ? ENTRIES : "") + (withClaims ? CLAIMS : "") + (withTiles ? TILES : "") + SEAL;
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            BatchStatements values = new BatchStatements(statement);
            values.head(batch.before(), batch.after());
            if (withEntries) {
                values.entries(batch.appends());
            }
            if (withClaims) {
                values.claims(batch.claims());
            }
            if (withTiles) {
                values.tiles(batch);
            }
            values.commands(batch.appends());
            values.checkpoint(batch.before(), checkpoint);
            statement.execute();
        }
    }

    private void head(Head before, Head after) throws SQLException {
        statement.setLong(at++, before.size());
        statement.setBytes(at++, before.sm3().toBytes());
        statement.setLong(at++, after.size());
        statement.setBytes(at++, after.sm3().toBytes());
        statement.setBytes(at++, after.sha256().toBytes());
        time(after.maxRecordedAt());
    }

    private record Row(long position, String commandId, PreparedEntry entry) {}

    private void entries(List<Batch.Placed> appends) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Batch.Placed placed : appends) {
            long position = placed.firstPosition();
            for (PreparedEntry entry : placed.append().entries()) {
                rows.add(new Row(position++, placed.append().commandId(), entry));
            }
        }
        array("int8", rows, Row::position);
        array("timestamptz", rows, row -> row.entry().recordedAt().toString());
        array("int8", rows, row -> row.entry().seq());
        array("date", rows, row -> text(row.entry().businessDate()));
        array("int4", rows, row -> row.entry().revision());
        array("text", rows, row -> row.entry().stream().type());
        array("text", rows, row -> row.entry().stream().id());
        array("text", rows, row -> row.entry().type());
        array("text", rows, row -> row.entry().eventId());
        array("text", rows, Row::commandId);
        bytes(rows, row -> row.entry().leafSm3().bytes());
        bytes(rows, row -> row.entry().leafSha256().bytes());
        bytes(rows, row -> row.entry().bytes());
    }

    private void claims(List<Batch.ClaimRow> rows) throws SQLException {
        array("text", rows, row -> row.use().kind());
        array("text", rows, row -> row.use().key());
        array("int4", rows, Batch.ClaimRow::n);
        array("int8", rows, Batch.ClaimRow::position);
        array("int8", rows, row -> row.use().amount());
        array("int8", rows, Batch.ClaimRow::total);
        array("int8", rows, row -> row.use().limit());
        array("int8", rows, Batch.ClaimRow::breaches);
    }

    private record TileRow(Suite suite, Tile tile) {}

    private void tiles(Batch batch) throws SQLException {
        List<TileRow> rows = Stream.concat(
                        batch.sm3Tiles().stream().map(tile -> new TileRow(Suite.SM3, tile)),
                        batch.sha256Tiles().stream().map(tile -> new TileRow(Suite.SHA256, tile)))
                .toList();
        array("text", rows, row -> row.suite().label());
        array("int2", rows, row -> (short) row.tile().level());
        array("int8", rows, row -> row.tile().index());
        bytes(rows, row -> row.tile().bytes());
    }

    private void commands(List<Batch.Placed> appends) throws SQLException {
        array("text", appends, placed -> placed.append().commandId());
        bytes(appends, placed -> placed.append().commandDigest().bytes());
        array("int8", appends, Batch.Placed::firstPosition);
        array("int8", appends, Batch.Placed::lastPosition);
    }

    private void checkpoint(Head before, SealedCheckpoint checkpoint) throws SQLException {
        statement.setLong(at++, checkpoint.size());
        statement.setLong(at++, before.size());
        time(checkpoint.recordedAt());
        statement.setBytes(at++, checkpoint.sm3Note().getBytes(UTF_8));
        statement.setBytes(at++, checkpoint.sha256Note().getBytes(UTF_8));
    }

    private void time(Instant instant) throws SQLException {
        statement.setObject(at++, instant.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }

    private <T> void array(String type, List<T> rows, Function<T, @Nullable Object> column) throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.setArray(at++, connection.createArrayOf(type, values));
    }

    private <T> void bytes(List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.setArray(at++, connection.createArrayOf("bytea", values));
    }
}
