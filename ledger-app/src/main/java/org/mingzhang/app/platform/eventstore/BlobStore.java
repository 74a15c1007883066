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

    /** A content and what it is. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Blob(String mediaType, byte[] bytes) {}

    /**
     * Keeps a content; one that is kept already stays as it is.
     *
     * @return its digest, durable when this returns
     * @throws IllegalArgumentException when it is larger than {@link #MAX_BYTES}
     */
    public Hash put(Blob blob) {
        if (blob.bytes().length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a content has at most " + MAX_BYTES + " bytes, not " + blob.bytes().length);
        }
        Hash digest = Suite.SM3.hash(blob.bytes());
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO ledger.blob (digest, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setBytes(1, digest.bytes());
            statement.setString(2, blob.mediaType());
            statement.setBytes(3, blob.bytes());
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
    public Optional<Blob> get(Hash digest) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT media_type, bytes FROM ledger.blob WHERE digest = ?")) {
            statement.setBytes(1, digest.bytes());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Blob blob = new Blob(row.getString(1), row.getBytes(2));
                if (!Suite.SM3.hash(blob.bytes()).equals(digest)) {
                    throw new BrokenSeal("the content " + digest + " is not the one that was stored");
                }
                return Optional.of(blob);
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }
}
