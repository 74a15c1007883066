package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A step of a transaction that may fail without ending it: on what somebody else may have left in the database. */
final class Attempt {
    private Attempt() {}

    /** What is tried. */
    interface Step {
        void run() throws SQLException;
    }

    /**
     * Tries.
     *
     * @return what the database says against it, in one line; null when it was done
     */
    static @Nullable String at(Connection connection, Step step) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            step.run();
            connection.releaseSavepoint(before);
            return null;
        } catch (SQLException e) {
            connection.rollback(before);
            return ViewSchema.said(e);
        }
    }
}
