package org.mingzhang.app.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where and as whom to connect.
 *
 * @param url a {@code jdbc:postgresql:} URL without credentials
 */
public record JdbcTarget(String url, String user, String password) {
    public JdbcTarget as(String otherUser, String otherPassword) {
        return new JdbcTarget(url, otherUser, otherPassword);
    }

    /** Opens one connection, outside any pool; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "ledger");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // Beyond the driver's own choice; the log is written in arrays.
        properties.setProperty("binaryTransferEnable", "TIMESTAMPTZ_ARRAY,DATE_ARRAY");
        return DriverManager.getConnection(url, properties);
    }

    /** Without the password, so that it may stand in a log. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
