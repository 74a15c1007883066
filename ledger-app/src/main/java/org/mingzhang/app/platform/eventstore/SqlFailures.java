package org.mingzhang.app.platform.eventstore;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.StorageFailed.Kind;

/** What PostgreSQL's error classes mean for a batch. */
final class SqlFailures {
    private SqlFailures() {}

    /** A failure before COMMIT was sent: nothing is stored, whatever the reason. */
    static StorageFailed beforeCommit(SQLException e) {
        return new StorageFailed(isPassing(e) ? Kind.UNAVAILABLE : Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }

    /** A failure of COMMIT itself: without an answer from the server nobody knows. */
    static StorageFailed inCommit(SQLException e) {
        return new StorageFailed(isPassing(e) ? Kind.OUTCOME_UNKNOWN : Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }

    // Classes: 08 connection, 40 rollback by deadlock or serialization, 55P03 lock timeout, 57 operator intervention
    // (shutdown, recovery, terminated or cancelled), 25P03/25P04 idle timeouts that end the session.
    private static boolean isPassing(SQLException e) {
        String state = stateOf(e);
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("57")
                || state.equals("55P03")
                || state.equals("25P03")
                || state.equals("25P04");
    }

    private static @Nullable String stateOf(SQLException e) {
        return e.getSQLState();
    }
}
