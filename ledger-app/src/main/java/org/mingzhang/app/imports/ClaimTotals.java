package org.mingzhang.app.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.domain.event.Claim;

/**
 * What was used up so far of each voucher, in the log and by the import itself. It tells ahead which uses go beyond their
 * limit, so that the event can say so; the log judges again when it takes the event.
 */
final class ClaimTotals {
    private final HashedTable totals = new HashedTable(2);

    /** The totals of a log. */
    static ClaimTotals of(DataSource source) {
        ClaimTotals claims = new ClaimTotals();
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            // Only within a transaction does the driver fetch row by row.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT l.kind, l.key, l.total, coalesce(min(c.upper_limit), 9223372036854775807)
                      FROM (SELECT DISTINCT ON (kind, key) kind, key, total FROM ledger.claim
                             ORDER BY kind, key, n DESC) AS l
                           LEFT JOIN (SELECT kind, key, n, upper_limit,
                                             max(n) FILTER (WHERE amount < 0 AND total = 0)
                                                 OVER (PARTITION BY kind, key) AS freed
                                        FROM ledger.claim) AS c
                           ON c.kind = l.kind AND c.key = l.key AND c.n > coalesce(c.freed, -1)
                     GROUP BY l.kind, l.key, l.total""")) {
                statement.setFetchSize(5_000);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        claims.totals.put(key(rows.getString(1), rows.getString(2)), rows.getLong(3), rows.getLong(4));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
            }
            return claims;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private static String key(String kind, String key) {
        return kind + "/" + key;
    }

    /** Adds a use, and answers whether it stays within the smallest limit ever stated. */
    boolean use(Claim claim) {
        String key = key(claim.kind().code(), claim.key());
        long[] before = totals.get(key);
        long total = before == null ? 0 : before[0];
        long limit = before == null ? claim.limit() : Math.min(before[1], claim.limit());
        totals.put(key, total + claim.amount(), limit);
        return claim.amount() <= limit - total;
    }
}
