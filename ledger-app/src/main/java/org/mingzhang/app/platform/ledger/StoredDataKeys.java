package org.mingzhang.app.platform.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.PersonalFields.DataKeys;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.DataKey;

/**
 * Data keys of personal fields, wrapped under a key that lies in the home and not in the database: who has only the
 * database cannot read them, and destroying a row destroys what it encrypted.
 */
public final class StoredDataKeys implements DataKeys {
    /** The secret that wraps them. */
    public static final String SECRET = "data-keys";

    private final DataSource writer;
    private final LedgerClock clock;
    private final String ledger;
    private final byte[] keyEncryptionKey;
    private final SecureRandom random = new SecureRandom();
    private final Map<StreamId, DataKey> opened = new ConcurrentHashMap<>();

    public StoredDataKeys(DataSource writer, LedgerHome home, LedgerClock clock, String ledger) {
        this.writer = writer;
        this.clock = clock;
        this.ledger = ledger;
        this.keyEncryptionKey = HexFormat.of().parseHex(new Secrets(home.secrets()).obtain(SECRET));
    }

    @Override
    public DataKey keyFor(StreamId subject) {
        return opened.computeIfAbsent(subject, this::obtain);
    }

    private DataKey obtain(StreamId subject) {
        try (Connection connection = writer.getConnection()) {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT wrapped FROM ledger.data_key WHERE subject = ? AND wrapped IS NOT NULL"
                            + " ORDER BY created_at, key_id LIMIT 1")) {
                query.setString(1, subject.toString());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return DataKey.unwrap(
                                new String(row.getBytes(1), java.nio.charset.StandardCharsets.US_ASCII),
                                keyEncryptionKey,
                                ledger);
                    }
                }
            }
            DataKey key = DataKey.of(randomBytes(DataKey.LENGTH));
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO ledger.data_key (key_id, subject, wrapped, created_at) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, key.id());
                insert.setString(2, subject.toString());
                insert.setBytes(
                        3,
                        key.wrap(keyEncryptionKey, ledger, randomBytes(16))
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                insert.setObject(4, clock.now().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return key;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
