package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A second command on the same home: opens the server, says which process it is, and closes at end of input. */
final class HoldsALease {
    private HoldsALease() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        try (EmbeddedPostgres server = EmbeddedPostgres.open(home)) {
            long pid = PostmasterFile.in(home.resolve("postgres/data"))
                    .orElseThrow(() -> new IllegalStateException("no server for " + server.administrator()))
                    .pid();
            System.out.write(("pid " + pid + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            System.in.readAllBytes();
        }
    }
}
