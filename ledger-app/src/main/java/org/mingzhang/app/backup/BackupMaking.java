package org.mingzhang.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.HashFunction;

/**
 * Copies the ground state of a ledger into a folder: the tables in one transaction, so that they fit together whatever is recorded
 * meanwhile; then what lies beside the database, which is there before any entry that cites it. It stands under another name until
 * it is whole.
 */
public final class BackupMaking {
    private static final DateTimeFormatter NUMBER =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LedgerStore store;
    private final Path target;
    private final Path partial;
    private final boolean withKeys;
    private final boolean withFiles;
    private final LongConsumer more;
    private final List<CopiedFile> files = new ArrayList<>();
    private final List<Manifest.Table> tables = new ArrayList<>();
    private @Nullable String ledgerSchema;

    /**
     * What was made.
     *
     * @param manifestSm3 the digest by which the log knows it
     */
    public record Made(Path folder, Manifest manifest, String manifestSm3) {}

    private BackupMaking(LedgerStore store, Path target, boolean withKeys, boolean withFiles, LongConsumer more) {
        this.store = store;
        this.target = target.toAbsolutePath().normalize();
        this.partial = this.target.resolveSibling(this.target.getFileName() + ".partial");
        this.withKeys = withKeys;
        this.withFiles = withFiles;
        this.more = more;
    }

    /**
     * Makes one.
     *
     * @param target a folder that is not there, or is empty
     * @param withKeys whether the ledger's private keys and secrets go with it; whoever has them can sign in its name
     * @param withFiles whether the documents of cases are copied
     * @param at the ledger's time
     * @param more is told of each part that is written, in bytes; what it throws ends the work
     * @throws BackupRefused when the folder is in use
     * @throws IOException when it cannot be written
     */
    public static Made make(
            LedgerStore store, Path target, boolean withKeys, boolean withFiles, Instant at, LongConsumer more)
            throws IOException {
        return new BackupMaking(store, target, withKeys, withFiles, more).made(at);
    }

    private Made made(Instant at) throws IOException {
        requireFree();
        OwnFolders.make(partial);
        Files.writeString(
                partial.resolve(Manifest.UNFINISHED), "ledger backup 未完成；可以整个删除。\n", StandardOpenOption.CREATE_NEW);
        LedgerIdentity identity = store.requireIdentity();
        SealedCheckpoint sealed = tables(identity);
        checkpoints(sealed);
        keys();
        beside(store.home().imports(), "imports/");
        long documents = documents();
        Checkpoint sm3 = sealed.parsed(Suite.SM3);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                NUMBER.format(at) + "-" + UUID.randomUUID().toString().substring(0, 8),
                identity.name(),
                identity.title(),
                at,
                sealed.size(),
                sm3.root().toString(),
                sealed.parsed(Suite.SHA256).root().toString(),
                sealed.sm3Note(),
                sealed.sha256Note(),
                String.valueOf(ledgerSchema),
                withKeys,
                withFiles,
                tables,
                files,
                documents,
                bytesSoFar);
        CopiedFile written = CopiedFile.write(
                partial,
                Manifest.FILE,
                out -> out.write((RecordMapper.toJson(manifest).toPrettyString() + "\n").getBytes(UTF_8)),
                more);
        Sums.write(partial, written, manifest);
        Files.delete(partial.resolve(Manifest.UNFINISHED));
        OwnFolders.force(partial);
        // An empty folder of that name gives way.
        Files.deleteIfExists(target);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        OwnFolders.force(target.getParent());
        return new Made(target, manifest, written.sm3());
    }

    private long bytesSoFar;

    private void requireFree() throws IOException {
        if (Files.exists(target) && (!Files.isDirectory(target) || !OwnFolders.isEmpty(target))) {
            throw new BackupRefused(target + " 已有内容，不覆盖：请另指一个不存在的或空的文件夹");
        }
        if (Files.exists(partial)) {
            if (!Files.isRegularFile(partial.resolve(Manifest.UNFINISHED))) {
                throw new BackupRefused(partial + " 不是未完成的备份，不动它：请移走，或另指一个文件夹");
            }
            OwnFolders.delete(partial);
        }
    }

    private void add(CopiedFile file) {
        files.add(file);
        bytesSoFar += file.bytes();
    }

    private SealedCheckpoint tables(LedgerIdentity identity) throws IOException {
        // As who records: it alone may read keys and accounts, and it cannot change what was recorded.
        try (Connection connection = store.database().writer().connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            SealedCheckpoint sealed = sealed(connection, identity);
            ledgerSchema = store.database().schemaState().version();
            TableCopies copies = new TableCopies(connection);
            for (BackedUpTable table : BackedUpTable.ALL) {
                if (table.mayBeAbsent() && copies.columns(table).isEmpty()) {
                    continue;
                }
                TableCopies.Out out = copies.out(table, partial, more);
                add(out.file());
                tables.add(out.table());
            }
            connection.rollback();
            return sealed;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("读不出账本的表：" + e.getMessage(), e);
        }
    }

    /** The checkpoint of the very state that is copied. */
    private SealedCheckpoint sealed(Connection connection, LedgerIdentity identity) throws SQLException {
        SealedCheckpoint sealed;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT c.size, c.recorded_at, c.sm3_note, c.sha256_note"
                        + " FROM ledger.head h JOIN ledger.checkpoint c ON c.size = h.size")) {
            if (!row.next()) {
                throw new BrokenSeal("库中没有与账本末端相符的校验点");
            }
            sealed = new SealedCheckpoint(
                    row.getLong(1),
                    row.getTimestamp(2).toInstant(),
                    new String(row.getBytes(3), UTF_8),
                    new String(row.getBytes(4), UTF_8));
        }
        PublicKeys keys = PublicKeys.in(store.home().keys());
        sealed.signed(Suite.SM3, new NoteVerifier(Suite.SM3.origin(identity.name()), keys.sm2()));
        sealed.signed(Suite.SHA256, new NoteVerifier(Suite.SHA256.origin(identity.name()), keys.ed25519()));
        return sealed;
    }

    /** Those of past hours, as far as the tables have it, and that of the tables as the newest: what came later is not in here. */
    private void checkpoints(SealedCheckpoint sealed) throws IOException {
        for (KeptCheckpoints.Kept kept : KeptCheckpoints.all(store.home().checkpoints())) {
            Checkpoint checkpoint = kept.checkpoint();
            if (checkpoint != null
                    && checkpoint.size() <= sealed.size()
                    && !kept.name().startsWith("latest.")) {
                add(CopiedFile.copy(kept.file(), partial, "checkpoints/" + kept.name(), more));
            }
        }
        for (Suite suite : Suite.values()) {
            add(CopiedFile.write(
                    partial,
                    "checkpoints/latest." + suite.label(),
                    out -> out.write(sealed.text(suite).getBytes(UTF_8)),
                    more));
        }
    }

    private void keys() throws IOException {
        LedgerHome home = store.home();
        for (String name : OwnFolders.filesBelow(home.keys())) {
            if (withKeys || PublicKeys.FILES.contains(name)) {
                add(CopiedFile.copy(home.keys().resolve(name), partial, "keys/" + name, more));
            }
        }
        if (withKeys) {
            for (String name : OwnFolders.filesBelow(home.secrets())) {
                // Those of the database's roles are made anew with the roles.
                if (!name.startsWith("role-") && !name.startsWith("postgres-")) {
                    add(CopiedFile.copy(home.secrets().resolve(name), partial, "secrets/" + name, more));
                }
            }
        }
    }

    private void beside(Path folder, String prefix) throws IOException {
        for (String name : OwnFolders.filesBelow(folder)) {
            if (CopiedFile.isPlain(name)) {
                add(CopiedFile.copy(folder.resolve(name), partial, prefix + name, more));
            }
        }
    }

    private long documents() throws IOException {
        Path folder = store.home().files();
        long[] count = new long[1];
        CopiedFile list = CopiedFile.write(
                partial,
                Manifest.DOCUMENTS,
                out -> {
                    for (String name : withFiles ? OwnFolders.filesBelow(folder) : List.<String>of()) {
                        if (name.matches("[0-9a-f]{2}/[0-9a-f]{62}")) {
                            CopiedFile copied = CopiedFile.copy(folder.resolve(name), partial, "files/" + name, more);
                            out.write(Sums.line(copied).getBytes(UTF_8));
                            bytesSoFar += copied.bytes();
                            count[0]++;
                        }
                    }
                },
                bytes -> {});
        add(list);
        return count[0];
    }

    /** The number by which a file that turns up is known again. */
    static String sm3(byte[] bytes) {
        HashFunction sm3 = HashFunction.sm3();
        sm3.update(bytes, 0, bytes.length);
        byte[] hash = new byte[32];
        sm3.finish(hash, 0);
        return java.util.HexFormat.of().formatHex(hash);
    }
}
