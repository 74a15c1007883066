package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.TileSource;

/** Reads the log: entries by position, stream, event or command; checkpoints; tiles of both trees. Safe for many threads. */
public final class LogReader implements CommandLog {
    private static final String COMMAND = "SELECT c.command_digest, c.position, " + FactQueries.LAST
            + ", c.bytes, c.leaf_sm3, c.leaf_sha256 FROM ledger.entry c WHERE c.command_id = ? AND c.command_digest IS NOT NULL";
    private static final String CHECKPOINT = "SELECT size, recorded_at, sm3_note, sha256_note FROM ledger.checkpoint ";

    private final DataSource source;
    private final Map<Suite, TileSource> tiles = new EnumMap<>(Suite.class);

    /** A reader over connections of any role of the ledger. */
    public LogReader(DataSource source) {
        this.source = source;
        for (Suite suite : Suite.values()) {
            tiles.put(suite, new StoredTiles(suite, new Tiles(suite)));
        }
    }

    /**
     * Number of entries.
     *
     * @throws BrokenSeal when the head's row is gone
     */
    public long size() {
        return one("SELECT size FROM ledger.head", statement -> {}, row -> row.getLong(1))
                .orElseThrow(() -> new BrokenSeal("库中没有日志头（表 head 是空的）"));
    }

    /** The entry at a position. */
    public Optional<StoredEntry> entry(long position) {
        return one(
                EntryColumns.SELECT + "WHERE position = ?",
                statement -> statement.setLong(1, position),
                EntryColumns::read);
    }

    /**
     * The entry at a position at which there must be one.
     *
     * @throws BrokenSeal when there is none
     */
    public StoredEntry requireEntry(long position) {
        return entry(position).orElseThrow(() -> new BrokenSeal("序号 " + position + " 的账目不见了"));
    }

    /** The entry of an event, which is found through its command: event ids are {@code <commandId>.<n>}. */
    public Optional<StoredEntry> entryOfEvent(String eventId) {
        int dot = eventId.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return entriesOfCommand(eventId.substring(0, dot)).stream()
                .filter(entry -> entry.envelope().eventId().equals(eventId))
                .findFirst();
    }

    /** Everything that a command caused, in order; empty if the log has not taken it. */
    public List<StoredEntry> entriesOfCommand(String commandId) {
        return find(commandId)
                .map(command -> all(
                        EntryColumns.SELECT + "WHERE position BETWEEN ? AND ? ORDER BY position",
                        statement -> {
                            statement.setLong(1, command.firstPosition());
                            statement.setLong(2, command.lastPosition());
                        },
                        EntryColumns::read))
                .orElseGet(List::of);
    }

    @Override
    public Optional<Taken> find(String commandId) {
        return one(
                COMMAND,
                statement -> statement.setString(1, commandId),
                row -> new Taken(
                        commandId,
                        FactQueries.digest(row, commandId, 1, row.getLong(2), 4),
                        row.getLong(2),
                        row.getLong(3)));
    }

    /** Entries in order of position, from this one on and at most so many. */
    public List<StoredEntry> page(long fromPosition, int atMost) {
        return all(
                EntryColumns.SELECT + "WHERE position >= ? ORDER BY position LIMIT ?",
                statement -> {
                    statement.setLong(1, fromPosition);
                    statement.setInt(2, atMost);
                },
                EntryColumns::read);
    }

    /**
     * The whole log from a position on, in order and as far as it goes when the reading gets there.
     *
     * @param parsing what to make of an entry; done ahead, by several threads
     */
    public <T> Stream<T> entries(long fromPosition, Function<StoredEntry, T> parsing) {
        return EntryPages.stream(pages(this::page, StoredEntry::position), fromPosition, parsing);
    }

    /** The same of the bytes alone, for whoever asks for nothing that stands in a column. */
    <T> Stream<T> bytes(long fromPosition, Function<EntryBytes, T> parsing) {
        return EntryPages.stream(pages(this::bytesPage, EntryBytes::position), fromPosition, parsing);
    }

    private List<EntryBytes> bytesPage(long fromPosition, int atMost) {
        return all(
                "SELECT position, bytes FROM ledger.entry WHERE position >= ? ORDER BY position LIMIT ?",
                statement -> {
                    statement.setLong(1, fromPosition);
                    statement.setInt(2, atMost);
                },
                row -> new EntryBytes(row.getLong(1), row.getBytes(2)));
    }

    private interface Pages<R> {
        List<R> page(long from, int atMost);
    }

    private static <R> EntryPages.Source<R> pages(Pages<R> pages, ToLongFunction<R> position) {
        return new EntryPages.Source<>() {
            @Override
            public List<R> page(long from, int atMost) {
                return pages.page(from, atMost);
            }

            @Override
            public long position(R entry) {
                return position.applyAsLong(entry);
            }
        };
    }

    /** A stream's entries in order, from this number on. */
    public List<StoredEntry> stream(StreamRef stream, long firstSeq) {
        return all(
                EntryColumns.SELECT + "WHERE stream_type = ? AND stream_id = ? AND stream_seq >= ? ORDER BY stream_seq",
                statement -> {
                    statement.setString(1, stream.type());
                    statement.setString(2, stream.id());
                    statement.setLong(3, firstSeq);
                },
                EntryColumns::read);
    }

    /** A stream's first entry and its last two: of a long one that is told by how it began and how it stands. */
    public List<StoredEntry> ends(StreamRef stream) {
        return all(
                EntryColumns.SELECT + "WHERE stream_type = ? AND stream_id = ? AND (stream_seq = 0 OR stream_seq >="
                        + " (SELECT max(stream_seq) - 1 FROM ledger.entry WHERE stream_type = ? AND stream_id = ?))"
                        + " ORDER BY stream_seq",
                statement -> {
                    statement.setString(1, stream.type());
                    statement.setString(2, stream.id());
                    statement.setString(3, stream.type());
                    statement.setString(4, stream.id());
                },
                EntryColumns::read);
    }

    /** The digest (SM3, hex) of the pack with which a programme was opened, by its first entry; empty where none was. */
    public Optional<String> openedWith(String programme) {
        return one(
                        EntryColumns.SELECT + "WHERE stream_type = ? AND stream_id = ? AND stream_seq = 0",
                        statement -> {
                            statement.setString(1, StreamType.PROGRAMME.code());
                            statement.setString(2, programme);
                        },
                        EntryColumns::read)
                .map(entry -> entry.requireSealed().envelope().event())
                .flatMap(opened -> Contents.of(opened).stream().findFirst());
    }

    /** The stream whose event first used up what a claim names; empty where nobody has. */
    public Optional<StreamId> streamOfClaim(Claim.Kind kind, String key) {
        return one(
                "SELECT e.stream_type, e.stream_id FROM ledger.claim c JOIN ledger.entry e ON e.position = c.position"
                        + " WHERE c.kind = ? AND c.key = ? ORDER BY c.n LIMIT 1",
                statement -> {
                    statement.setString(1, kind.code());
                    statement.setString(2, key);
                },
                row -> new StreamId(StreamType.ofCode(row.getString(1)), row.getString(2)));
    }

    /** The entries of all streams of a type, stream after stream, each in order. */
    public List<StoredEntry> streams(String type) {
        return all(
                EntryColumns.SELECT + "WHERE stream_type = ? ORDER BY stream_id, stream_seq",
                statement -> statement.setString(1, type),
                EntryColumns::read);
    }

    /** The ids of the streams of a type whose first event names a programme. */
    public SortedSet<String> streamsOf(String programme, StreamType type) {
        return all(
                        EntryColumns.SELECT + "WHERE stream_type = ? AND stream_seq = 0",
                        statement -> statement.setString(1, type.code()),
                        row -> EntryColumns.read(row).requireSealed().envelope())
                .stream()
                .filter(first -> programme.equals(RecordMapper.toJson((Record) first.event())
                        .path("programme")
                        .asString("")))
                .map(first -> first.stream().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The entries of all streams of a type, in the order of the log. */
    public List<StoredEntry> entriesOf(String streamType) {
        return all(
                EntryColumns.SELECT + "WHERE stream_type = ? ORDER BY position",
                statement -> statement.setString(1, streamType),
                EntryColumns::read);
    }

    /** The first and the last entry of each stream of a type, in the order in which the streams began. */
    public List<StoredEntry> streamEnds(String type) {
        return all(
                EntryColumns.SELECT + "e WHERE stream_type = ? AND (stream_seq = 0 OR NOT EXISTS (SELECT 1 FROM"
                        + " ledger.entry n WHERE n.stream_type = e.stream_type AND n.stream_id = e.stream_id"
                        + " AND n.stream_seq > e.stream_seq)) ORDER BY position",
                statement -> statement.setString(1, type),
                EntryColumns::read);
    }

    /** Number of a stream's last event; empty for one without events. */
    public OptionalLong lastSeq(StreamRef stream) {
        return one(
                        "SELECT stream_seq FROM ledger.entry WHERE stream_type = ? AND stream_id = ?"
                                + " ORDER BY stream_seq DESC LIMIT 1",
                        statement -> {
                            statement.setString(1, stream.type());
                            statement.setString(2, stream.id());
                        },
                        row -> row.getLong(1))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The newest checkpoint; empty for a log without entries. */
    public Optional<SealedCheckpoint> checkpoint() {
        return one(CHECKPOINT + "ORDER BY size DESC LIMIT 1", statement -> {}, row -> FactQueries.checkpoint(row, 1));
    }

    /**
     * The newest checkpoint of a log that has entries.
     *
     * @throws BrokenSeal when there is none
     */
    public SealedCheckpoint requireCheckpoint() {
        return checkpoint().orElseThrow(() -> new BrokenSeal("库中没有校验点（表 checkpoint 是空的）"));
    }

    /** The checkpoint of exactly this size; empty where no batch ended there. */
    public Optional<SealedCheckpoint> checkpointAt(long size) {
        return one(
                CHECKPOINT + "WHERE size = ?",
                statement -> statement.setLong(1, size),
                row -> FactQueries.checkpoint(row, 1));
    }

    /** The first checkpoint that covers a position: the one of the batch in which it was written. */
    public Optional<SealedCheckpoint> checkpointCovering(long position) {
        return one(
                CHECKPOINT + "WHERE size > ? ORDER BY size LIMIT 1",
                statement -> statement.setLong(1, position),
                row -> FactQueries.checkpoint(row, 1));
    }

    /**
     * How many entries were known at a time: the longest prefix of the log without an entry recorded later.
     *
     * <p>Checkpoints carry the running maximum of record times, which does not fall; within one batch the entries decide.
     */
    public long sizeKnownAt(Instant time) {
        return one(
                        "SELECT coalesce((SELECT min(position) FROM ledger.entry WHERE recorded_at > ? AND position >="
                                + " coalesce((SELECT size FROM ledger.checkpoint WHERE recorded_at <= ? ORDER BY recorded_at"
                                + " DESC, size DESC LIMIT 1), 0)), (SELECT size FROM ledger.head))",
                        statement -> {
                            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
                            statement.setObject(2, time.atOffset(ZoneOffset.UTC));
                        },
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /** Tiles of one tree, partial ones made on demand. */
    public TileSource tiles(Suite suite) {
        return java.util.Objects.requireNonNull(tiles.get(suite));
    }

    private final class Tiles implements StoredTiles.Store {
        private final Suite suite;

        Tiles(Suite suite) {
            this.suite = suite;
        }

        @Override
        public Tile fullTile(int level, long index) {
            try (Connection connection = source.getConnection()) {
                return StoredHashes.fullTile(connection, suite, level, index);
            } catch (SQLException e) {
                throw new LogUnavailable(e);
            }
        }

        @Override
        public List<Hash> leaves(long from, long to) {
            try (Connection connection = source.getConnection()) {
                return StoredHashes.leaves(connection, from, to).stream()
                        .map(leaf -> suite == Suite.SM3 ? leaf.sm3() : leaf.sha256())
                        .toList();
            } catch (SQLException e) {
                throw new LogUnavailable(e);
            }
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String sql, Binding binding, Row<T> reading) {
        List<T> rows = all(sql, binding, reading);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    // A missing value or a hash that is none: what the ledger wrote can be read.
    private static <T> T read(ResultSet row, Row<T> reading) throws SQLException {
        try {
            return reading.read(row);
        } catch (BrokenSeal broken) {
            throw broken;
        } catch (RuntimeException unreadable) {
            String table =
                    row.getMetaData().getColumnName(1).equals("position") ? "账目，序号 " + row.getString(1) : "库中的一行";
            throw new BrokenSeal("读不出来：" + table, unreadable);
        }
    }

    private <T> List<T> all(String sql, Binding binding, Row<T> reading) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(read(result, reading));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }
}
