package org.mingzhang.app.platform.embedded;

import java.nio.file.Path;

/** A PostgreSQL that someone else runs, held to the same assertions as our own. */
public final class ExternalPostgres implements DatabaseServer {
    private final JdbcTarget administrator;
    private final Secrets secrets;

    private ExternalPostgres(JdbcTarget administrator, Secrets secrets) {
        this.administrator = administrator;
        this.secrets = secrets;
    }

    /** Connects once and asserts; the home keeps the passwords of the ledger's own roles. */
    public static ExternalPostgres open(Path home, JdbcTarget administrator) {
        DurabilityCheck.require(administrator);
        return new ExternalPostgres(administrator, new Secrets(home.resolve("secrets")));
    }

    @Override
    public JdbcTarget administrator() {
        return administrator;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
