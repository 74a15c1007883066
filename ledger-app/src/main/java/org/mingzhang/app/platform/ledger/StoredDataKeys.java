package org.mingzhang.app.platform.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    private static final String INSERT =
            "INSERT INTO ledger.data_key (key_id, subject, wrapped, created_at) VALUES (?, ?, ?, ?)";

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

    /**
     * Fails where keys are kept and what wraps them is gone: another secret would open none of them.
     *
     * @throws KeysMissing saying what to put back
     */
    static void requireSecret(LedgerStore store) {
        Secrets secrets = new Secrets(store.home().secrets());
        if (secrets.has(SECRET)) {
            return;
        }
        try (Connection connection = store.writer().getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT 1 FROM ledger.data_key WHERE wrapped IS NOT NULL LIMIT 1");
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                throw new KeysMissing(
                        "账本文件夹中没有打开个人信息的密钥 " + secrets.file(SECRET) + "，不能记账：请从原账本文件夹或 --with-keys 的备份取回");
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    @Override
    public DataKey keyFor(StreamId subject) {
        return opened.computeIfAbsent(subject, this::obtain);
    }

    /** The key of this id, as it is kept; empty where it was destroyed. Asked anew each time, so that destroying it counts at once. */
    public Optional<DataKey> held(String keyId) {
        try (Connection connection = writer.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT wrapped FROM ledger.data_key WHERE key_id = ? AND wrapped IS NOT NULL")) {
            query.setString(1, keyId);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(DataKey.unwrap(new String(row.getBytes(1), US_ASCII), keyEncryptionKey, ledger))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    /** Makes the keys of many subjects at once, so that the next to ask for one need not wait for a commit of its own. */
    public void prepare(Collection<StreamId> subjects) {
        List<StreamId> wanted = subjects.stream()
                .filter(subject -> !opened.containsKey(subject))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, DataKey> kept = new HashMap<>();
        try (Connection connection = writer.getConnection()) {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT DISTINCT ON (subject) subject, wrapped FROM ledger.data_key"
                            + " WHERE subject = ANY (?) AND wrapped IS NOT NULL ORDER BY subject, created_at, key_id")) {
                query.setArray(
                        1,
                        connection.createArrayOf(
                                "text", wanted.stream().map(StreamId::toString).toArray()));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        kept.put(
                                row.getString(1),
                                DataKey.unwrap(new String(row.getBytes(2), US_ASCII), keyEncryptionKey, ledger));
                    }
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (StreamId subject : wanted) {
                    if (!kept.containsKey(subject.toString())) {
                        DataKey key = DataKey.of(randomBytes(DataKey.LENGTH));
                        kept.put(subject.toString(), key);
                        bind(insert, subject, key);
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
        wanted.forEach(subject -> opened.put(subject, Objects.requireNonNull(kept.get(subject.toString()))));
    }

    private void bind(PreparedStatement insert, StreamId subject, DataKey key) throws SQLException {
        insert.setString(1, key.id());
        insert.setString(2, subject.toString());
        insert.setBytes(3, key.wrap(keyEncryptionKey, ledger, randomBytes(16)).getBytes(US_ASCII));
        insert.setObject(4, clock.now().atOffset(ZoneOffset.UTC));
    }

    private DataKey obtain(StreamId subject) {
        try (Connection connection = writer.getConnection()) {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT wrapped FROM ledger.data_key WHERE subject = ? AND wrapped IS NOT NULL"
                            + " ORDER BY created_at, key_id LIMIT 1")) {
                query.setString(1, subject.toString());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return DataKey.unwrap(new String(row.getBytes(1), US_ASCII), keyEncryptionKey, ledger);
                    }
                }
            }
            DataKey key = DataKey.of(randomBytes(DataKey.LENGTH));
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                bind(insert, subject, key);
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
