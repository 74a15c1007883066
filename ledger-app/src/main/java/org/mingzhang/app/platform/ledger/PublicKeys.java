package org.mingzhang.app.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * The ledger's public keys as they lie in a folder outside the database: {@code ledger-sm2.pem},
 * {@code ledger-ed25519.pem} and, in {@code ledger-name}, the name that they belong to. Who verifies keeps a copy of this
 * folder elsewhere.
 */
public record PublicKeys(String ledger, VerifyingKey sm2, VerifyingKey ed25519) {
    private static final String NAME = "ledger-name";
    private static final String SM2 = "ledger-sm2.pem";
    private static final String ED25519 = "ledger-ed25519.pem";

    /** The names of the files, none of which is a secret. */
    public static final List<String> FILES = List.of(NAME, SM2, ED25519);

    /**
     * Reads them.
     *
     * @throws UncheckedIOException when a file is missing
     * @throws IllegalArgumentException when a file holds no key
     */
    public static PublicKeys in(Path folder) {
        try {
            return new PublicKeys(
                    Files.readString(folder.resolve(NAME)).strip(),
                    VerifyingKey.ofPem(Files.readString(folder.resolve(SM2))),
                    VerifyingKey.ofPem(Files.readString(folder.resolve(ED25519))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ledger's public keys in " + folder, e);
        }
    }

    /** Writes what is not there yet; public, but never overwritten. */
    void keepIn(Path folder) {
        keep(folder.resolve(NAME), ledger + "\n");
        keep(folder.resolve(SM2), sm2.pem());
        keep(folder.resolve(ED25519), ed25519.pem());
    }

    private static void keep(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
