package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * Large contents beside the log, named by their SM3. They are stored when the command that brings them was judged and
 * accepted, before its event is appended, each in its own transaction, so that a large file never holds up the log. What a
 * refused command brings is not stored; a content whose append then fails does no harm.
 */
public final class BlobStore {
    /** The largest content, in bytes. */
    public static final int MAX_BYTES = 64 << 20;

    private final DataSource source;

    /** A store over connections of the writer role. */
    public BlobStore(DataSource source) {
        this.source = source;
    }

    /**
     * Keeps a content; one that is kept already stays as it is.
     *
     * @return its digest, durable when this returns
     * @throws IllegalArgumentException when it is larger than {@link #MAX_BYTES}
     */
    public Hash put(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException("a content has at most " + MAX_BYTES + " bytes, not " + content.length);
        }
        Hash digest = Suite.SM3.hash(content);
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO ledger.blob (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            statement.setBytes(1, digest.bytes());
            statement.setBytes(2, content);
            statement.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return digest;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    /**
     * The content of a digest.
     *
     * @throws BrokenSeal when what is stored under the digest has another
     */
    public Optional<byte[]> get(Hash digest) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT bytes FROM ledger.blob WHERE digest = ?")) {
            statement.setBytes(1, digest.bytes());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                byte[] content = row.getBytes(1);
                if (!Suite.SM3.hash(content).equals(digest)) {
                    throw new BrokenSeal("所存内容 " + digest + " 不是当初存入的内容");
                }
                return Optional.of(content);
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }
}
