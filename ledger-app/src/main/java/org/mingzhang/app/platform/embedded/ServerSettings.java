package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of the embedded server, written anew before each start so that no hand edit survives in it. */
final class ServerSettings {
    private static final String SETTINGS = """
            # Written by the ledger at each start; changes are lost. Durability is what the ledger promises.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            allow_alter_system = off

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100
            ssl = off

            shared_buffers = 256MB
            min_wal_size = 256MB
            max_wal_size = 2GB
            checkpoint_timeout = 15min
            random_page_cost = 1.1
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            datestyle = 'ISO'
            logging_collector = on
            log_directory = '../log'
            log_filename = 'postgresql-%d.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_rotation_size = 0
            # Who comes in: the audit office by a role of its own, whose statements are logged besides.
            log_connections = 'authorization'
            log_line_prefix = '%m [%p] %u@%d '
            """;

    private static final String AUTHENTICATION = """
            # Written by the ledger at each start. Nobody enters without a password, not even from this machine.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private ServerSettings() {}

    static void writeInto(Path data) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS);
        Files.writeString(data.resolve("pg_hba.conf"), AUTHENTICATION);
    }
}
