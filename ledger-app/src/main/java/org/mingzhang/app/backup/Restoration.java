package org.mingzhang.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;

/**
 * Puts a backup into a home of its own. All rows come in one transaction, as the role that records, past none of the triggers; so
 * what is broken off leaves a ledger without entries. Whether it is the ledger that it says to be, verification tells.
 */
public final class Restoration {
    private final BackupFolder backup;
    private final LedgerHome home;
    private final @Nullable JdbcTarget external;
    private final LongConsumer more;

    private Restoration(BackupFolder backup, LedgerHome home, @Nullable JdbcTarget external, LongConsumer more) {
        this.backup = backup;
        this.home = home;
        this.external = external;
        this.more = more;
    }

    /**
     * Puts everything back.
     *
     * @param backup whose files were found to be as listed
     * @param home one that holds nothing
     * @param external the PostgreSQL that someone else runs, as a user that may create roles; null for an embedded one
     * @param more is told of each part that is written, in bytes; what it throws ends the work
     * @return the ledger, opened; whoever gets it closes it
     * @throws BackupRefused when the rows do not fit the tables, or the database holds a ledger
     */
    public static LedgerStore into(
            BackupFolder backup, LedgerHome home, @Nullable JdbcTarget external, LongConsumer more) throws IOException {
        Restoration restoration = new Restoration(backup, home, external, more);
        OwnFolders.make(home.root());
        restoration.files("keys/", "secrets/");
        OwnFolders.make(home.files());
        Sums.documents(
                backup.folder(),
                file -> CopiedFile.copy(backup.folder().resolve(file.name()), home.root(), file.name(), more));
        return restoration.database();
    }

    /**
     * The same for a moment, to see whether it can be done: the documents are read where they lie, and nobody's private keys leave
     * the backup.
     */
    static LedgerStore onTrial(BackupFolder backup, LedgerHome home, LongConsumer more) throws IOException {
        Restoration restoration = new Restoration(backup, home, null, more);
        OwnFolders.make(home.root());
        for (String name : PublicKeys.FILES) {
            CopiedFile.copy(backup.folder().resolve("keys/" + name), home.root(), "keys/" + name, more);
        }
        restoration.files();
        Path documents = backup.folder().resolve("files");
        if (Files.isDirectory(documents)) {
            Files.createSymbolicLink(home.files(), documents.toAbsolutePath());
        }
        return restoration.database();
    }

    private void files(String... prefixes) throws IOException {
        Set<String> wanted = Set.of(prefixes);
        for (CopiedFile file : backup.manifest().files()) {
            String folder = file.name().substring(0, file.name().indexOf('/') + 1);
            if (wanted.contains(folder) || folder.equals("checkpoints/") || folder.equals("imports/")) {
                CopiedFile.copy(backup.folder().resolve(file.name()), home.root(), file.name(), more);
            }
        }
    }

    private LedgerStore database() throws IOException {
        LedgerStore store = LedgerStore.create(home, external);
        try {
            if (store.log().size() > 0) {
                throw new BackupRefused("数据库中已有账本，未作任何改动：请换一个空的数据库");
            }
            String schema = String.valueOf(store.database().schemaState().version());
            if (!schema.equals(backup.manifest().ledgerSchema())) {
                throw new BackupRefused("备份的库结构是第 " + backup.manifest().ledgerSchema() + " 版，本程序是第 " + schema
                        + " 版：请用当时的程序恢复，再运行 ledger migrate");
            }
            if (backup.manifest().tables().stream()
                    .anyMatch(table -> BackedUpTable.of(table.name()).anyMatch(BackedUpTable::mayBeAbsent))) {
                Accounts.open(store);
            }
            rows(store);
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void rows(LedgerStore store) throws IOException {
        try (Connection connection = store.database().writer().connect()) {
            connection.setAutoCommit(false);
            TableCopies copies = new TableCopies(connection);
            for (Manifest.Table table : backup.manifest().tables()) {
                BackedUpTable known = BackedUpTable.of(table.name()).findFirst().orElseThrow();
                List<String> columns = copies.columns(known);
                if (!Set.copyOf(columns).containsAll(table.columns())) {
                    throw new BackupRefused("备份中 " + table.name() + " 的列 " + table.columns() + " 不是本程序的 " + columns);
                }
                fill(copies, known, table);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("恢复中断：" + e.getMessage(), e);
        }
    }

    private void fill(TableCopies copies, BackedUpTable known, Manifest.Table table) throws IOException {
        try {
            copies.in(known, table.columns(), backup.folder().resolve(known.file()), more);
        } catch (SQLException e) {
            // A connection that broke says nothing of the backup.
            if (String.valueOf(e.getSQLState()).startsWith("08")) {
                throw new DatabaseUnavailable("恢复中断：" + e.getMessage(), e);
            }
            throw new BackupRefused(
                    "备份的内容放不进账本的表",
                    List.of(new BackupRefused.Reason(
                            known.file(), String.valueOf(e.getMessage()), "应为 " + known.qualified() + " 的行")));
        }
    }
}
