package org.mingzhang.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;

/** No table of the ground state is forgotten: whoever adds one has to say here what becomes of it in a backup. */
class BackedUpTableIT {
    @Test
    void everyTableIsBackedUpOrMadeAnew(@TempDir Path home) throws SQLException {
        Set<String> known = new TreeSet<>(BackedUpTable.MADE_ANEW);
        BackedUpTable.ALL.forEach(table -> known.add(table.qualified()));
        Set<String> there = new TreeSet<>();
        try (LedgerStore store = LedgerStore.create(new LedgerHome(home), null)) {
            Accounts.open(store);
            try (Connection connection = store.administrator().connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT n.nspname || '.' || c.relname FROM pg_class c"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE n.nspname IN ('ledger', 'access') AND c.relkind IN ('r', 'p')")) {
                while (row.next()) {
                    there.add(row.getString(1));
                }
            }
        }
        assertThat(known).isEqualTo(there);
    }

    @Test
    void noSchemaHasGroundStateButThese(@TempDir Path home) throws SQLException {
        try (LedgerStore store = LedgerStore.create(new LedgerHome(home), null);
                Connection connection = store.administrator().connect();
                Statement statement = connection.createStatement()) {
            Accounts.open(store);
            Set<String> schemas = new TreeSet<>();
            try (ResultSet row = statement.executeQuery("SELECT nspname FROM pg_namespace"
                    + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')")) {
                while (row.next()) {
                    schemas.add(row.getString(1));
                }
            }
            // Where processors stand is read anew, like the read models.
            assertThat(schemas).containsExactly("access", "ledger", "processing");
        }
    }
}
