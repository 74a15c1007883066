package org.mingzhang.app.practice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.platform.embedded.JdbcTarget;

/** What is done to a copy in plain SQL, in the order in which it is done; a page shows just these statements. */
final class Forgery {
    private Forgery() {}

    /** Another amount, in the event and in the command that it says was signed. */
    static List<String> amount(long position, String was, String becomes) {
        return past(
                "entry",
                "UPDATE ledger.entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '" + was + "', '"
                        + becomes + "'), 'UTF8') WHERE position = " + position);
    }

    static List<String> deletion(long position) {
        return past("entry", "DELETE FROM ledger.entry WHERE position = " + position);
    }

    private static List<String> past(String table, String sql) {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TABLE ledger." + table + " DISABLE TRIGGER ALL");
        statements.add(sql);
        statements.addAll(LogCopy.triggersOf(table));
        return List.copyOf(statements);
    }

    static void commit(JdbcTarget owner, List<String> statements) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
