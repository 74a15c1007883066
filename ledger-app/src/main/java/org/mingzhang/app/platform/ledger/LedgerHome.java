package org.mingzhang.app.platform.ledger;

import java.nio.file.Path;

/**
 * The folder of a ledger: {@code postgres/} (embedded database), {@code secrets/} and {@code keys/} (owner only),
 * {@code checkpoints/} (what a copy of belongs in another office), {@code files/} (documents of cases; may be a link to, or a
 * mount of, a folder that several machines share), {@code logs/}.
 */
public record LedgerHome(Path root) {
    public LedgerHome {
        root = root.toAbsolutePath().normalize();
    }

    public Path keys() {
        return root.resolve("keys");
    }

    /** Keys of actors, {@code <actor>.p12}. */
    public Path actorKeys() {
        return keys().resolve("actors");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path files() {
        return root.resolve("files");
    }

    public Path imports() {
        return root.resolve("imports");
    }

    /** What this process wrote down while it ran. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** What the last verification of the whole log came to. */
    public Path lastVerification() {
        return root.resolve("last-verification.json");
    }

    /** That a rebuild found read models that were not as the log says. */
    public Path differingViews() {
        return root.resolve("differing-views.json");
    }

    /** That a page met entries which are not what was sealed. */
    public Path seenDamage() {
        return root.resolve("seen-damage.json");
    }

    /** Where a running server says how to reach it. */
    public Path serverFile() {
        return root.resolve("server.json");
    }
}
