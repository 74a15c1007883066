package org.mingzhang.view.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mingzhang.view.projection.EntrySource.Cursor;

/**
 * Drives projectors through the log. A batch, and the position that it reaches, are one transaction, and the rows with
 * the positions are locked in it: the application and a command may run at once, and each entry is applied once.
 */
public final class ProjectionRunner {
    private final DataSource views;
    private final ViewSchema schema;
    private final EntrySource source;
    private final Map<String, Projector> projectors = new TreeMap<>();

    /** @param views may write to the schema, which has been {@linkplain ViewSchema#migrate migrated} */
    public ProjectionRunner(DataSource views, ViewSchema schema, EntrySource source, List<Projector> projectors) {
        this.views = views;
        this.schema = schema;
        this.source = source;
        projectors.forEach(projector -> this.projectors.put(projector.name(), projector));
    }

    /** The position that every projector has reached; −1 before the first entry. */
    public long position() {
        return schema.read(views, connection -> lowest(positions(connection, false)));
    }

    /**
     * Takes in all entries that are sealed now.
     *
     * @throws ViewFault also when a read model stands beyond them: what it holds is not what the log says
     */
    public long catchUp(Progress progress) {
        return catchUpTo(sealed(), progress);
    }

    /**
     * Refuses read models that cannot be right, whether or not they are caught up.
     *
     * @throws ViewFault when one stands beyond the entries that are sealed now
     */
    public void requireSealed() {
        sealed();
    }

    /** The newest entry that is sealed, with no read model beyond it. */
    private long sealed() {
        Map<String, Long> held = schema.read(views, connection -> positions(connection, false));
        // Read after the positions: the log may have grown in between, and never shrinks.
        long newest = source.newest();
        held.forEach((name, position) -> {
            if (position > newest) {
                throw new ViewFault("视图 " + name + " 已到序号 " + position + "，封存的账目只到序号 " + newest + "：其中有不属于账目的内容");
            }
        });
        return newest;
    }

    /**
     * Takes in the entries up to a position.
     *
     * @return the position that every projector has reached; at least {@code target} unless the log is shorter
     * @throws ViewFault when rows are of another version than the program
     * @throws MissingEntry when the log has a gap
     */
    public long catchUpTo(long target, Progress progress) {
        long from = position();
        if (from >= target) {
            return from;
        }
        long started = System.nanoTime();
        long reached = from;
        try (Cursor cursor = source.after(from, target)) {
            List<Entry> batch = cursor.next();
            // The next batch is read and parsed while this one is being written.
            try (ExecutorService reader = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("projection-reader").factory())) {
                while (!batch.isEmpty()) {
                    boolean more = batch.size() == EntrySource.BATCH;
                    Supplier<List<Entry>> next = more ? prefetch(reader, cursor) : List::of;
                    reached = apply(batch);
                    batch = next.get();
                    long done = reached - from;
                    Duration left = Duration.ofNanos(System.nanoTime() - started)
                            .multipliedBy(Math.max(0, target - reached))
                            .dividedBy(done);
                    progress.at(done, target - from, left);
                }
            }
        }
        return reached;
    }

    private static Supplier<List<Entry>> prefetch(ExecutorService reader, Cursor cursor) {
        Future<List<Entry>> next = reader.submit(cursor::next);
        return () -> {
            try {
                return next.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ViewFault("读账目时被中断", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new ViewFault("读不到账目", e);
            }
        };
    }

    private long apply(List<Entry> entries) {
        return schema.write(views, connection -> {
            Map<String, Long> positions = positions(connection, true);
            for (Map.Entry<String, Long> held : positions.entrySet()) {
                List<Entry> fresh = after(entries, held.getValue());
                if (!fresh.isEmpty()) {
                    projector(held.getKey()).apply(connection, fresh, source);
                    held.setValue(fresh.getLast().position());
                }
            }
            store(connection, positions);
            return lowest(positions);
        });
    }

    /** What of a batch is new; another driver may have taken in the rest since the batch was read. */
    private static List<Entry> after(List<Entry> entries, long position) {
        long first = entries.getFirst().position();
        if (first > position + 1) {
            throw new ViewFault("视图停在序号 " + position + "，接不上序号 " + first);
        }
        int known = (int) Math.min(entries.size(), position + 1 - first);
        return entries.subList(known, entries.size());
    }

    private static long lowest(Map<String, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).min().orElse(-1);
    }

    private Map<String, Long> positions(Connection connection, boolean lock) throws SQLException {
        Map<String, Long> out = new TreeMap<>();
        if (lock) {
            enrol(connection);
        } else {
            projectors.keySet().forEach(name -> out.put(name, -1L));
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT name, version, position FROM projection WHERE name = ANY (?) ORDER BY name"
                        + (lock ? " FOR UPDATE" : ""))) {
            query.setArray(1, names(connection));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int version = row.getInt(2);
                    int needed = projector(row.getString(1)).version();
                    if (version != needed) {
                        throw new ViewFault("视图 " + row.getString(1) + " 是第 " + version + " 版，本程序建的是第 " + needed
                                + " 版：用 ledger rebuild 重建");
                    }
                    out.put(row.getString(1), row.getLong(3));
                }
            }
        }
        return out;
    }

    private void enrol(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO projection (name, version, position, applied_at) SELECT name, version, -1, now()"
                        + " FROM unnest(?, ?) AS missing (name, version) ON CONFLICT (name) DO NOTHING")) {
            insert.setArray(1, names(connection));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "integer",
                            projectors.values().stream().map(Projector::version).toArray()));
            insert.executeUpdate();
        }
    }

    private Projector projector(String name) {
        return Objects.requireNonNull(projectors.get(name), name);
    }

    private Array names(Connection connection) throws SQLException {
        return connection.createArrayOf("text", projectors.keySet().toArray());
    }

    private static void store(Connection connection, Map<String, Long> positions) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE projection p SET position = n.position, applied_at = now()"
                        + " FROM unnest(?, ?) AS n (name, position) WHERE p.name = n.name AND p.position < n.position")) {
            update.setArray(
                    1, connection.createArrayOf("text", positions.keySet().toArray()));
            update.setArray(
                    2, connection.createArrayOf("bigint", positions.values().toArray()));
            update.executeUpdate();
        }
    }
}
