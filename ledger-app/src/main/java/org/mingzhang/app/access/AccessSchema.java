package org.mingzhang.app.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.eventstore.AuditorRole;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.ledger.LedgerStore;

/**
 * The schema of accounts, beside the log and the read models. It is the application's own: who may read the ledger in the
 * database may not read whose password hashes to what.
 */
final class AccessSchema {
    static final String NAME = "access";

    private AccessSchema() {}

    /** Creates what is missing; harmless when nothing is. */
    static void migrate(LedgerStore store) {
        try {
            Flyway.configure()
                    .dataSource(store.writer())
                    .schemas(NAME)
                    .table("schema_history")
                    .locations("classpath:db/access")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable("账号的库结构（模式 " + NAME + "）或其迁移记录被改动过，无法更新", e);
        }
        try (Connection connection = store.writer().getConnection();
                Statement statement = connection.createStatement()) {
            // What the writer creates the reader may read, except this.
            statement.execute("REVOKE ALL ON SCHEMA " + NAME + " FROM "
                    + store.database().reader().user());
            AuditorRole.shutOut(connection, RoleNames.DEFAULT.auditor(), NAME);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("收不回只读角色对账号的权限：" + e.getMessage(), e);
        }
    }
}
