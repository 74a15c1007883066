package org.mingzhang.app.platform.embedded;

/** A running PostgreSQL that holds, or will hold, one ledger. */
public interface DatabaseServer extends AutoCloseable {
    /** The ledger's database, as the user that may create roles there. */
    JdbcTarget administrator();

    /** The folder for passwords of database roles, mode 0600 each. */
    Secrets secrets();

    /** Gives the server up; an embedded one stops when nobody else holds it. */
    @Override
    void close();
}
