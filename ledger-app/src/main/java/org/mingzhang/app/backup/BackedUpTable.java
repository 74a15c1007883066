package org.mingzhang.app.backup;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table that a backup has, in the order in which they are put back.
 *
 * @param schema {@code ledger} or {@code access}
 * @param folder where its file lies in a backup; what may have to be kept apart has a folder of its own
 */
record BackedUpTable(String schema, String name, String folder) {
    /** The log: what is sealed, and what verification needs to see that it is. */
    static final String LOG = "tables";

    /** Wrapped keys of personal fields: with the secret {@code data-keys} of a home they make those fields readable. */
    static final String DATA_KEYS = "data-keys";

    /** Who may come in: hashes of passwords and tokens, sign-ins, drafts. */
    static final String ACCOUNTS = "accounts";

    static final List<BackedUpTable> ALL = List.of(
            new BackedUpTable("ledger", "blob", LOG),
            new BackedUpTable("ledger", "entry", LOG),
            new BackedUpTable("ledger", "claim", LOG),
            new BackedUpTable("ledger", "tile", LOG),
            new BackedUpTable("ledger", "checkpoint", LOG),
            new BackedUpTable("ledger", "head", LOG),
            new BackedUpTable("ledger", "data_key", DATA_KEYS),
            new BackedUpTable("access", "account", ACCOUNTS),
            new BackedUpTable("access", "device", ACCOUNTS),
            new BackedUpTable("access", "guess", ACCOUNTS),
            new BackedUpTable("access", "stranger", ACCOUNTS),
            new BackedUpTable("access", "sign_in", ACCOUNTS),
            new BackedUpTable("access", "token", ACCOUNTS),
            new BackedUpTable("access", "draft", ACCOUNTS));

    /** What the migrations write by themselves when the tables are made; the rest of schema {@code ledger} and {@code access} is above. */
    static final Set<String> MADE_ANEW = Set.of("ledger.schema_history", "access.schema_history");

    /** Schema and table, as SQL has it. */
    String qualified() {
        return schema + "." + name;
    }

    /** Its file in a backup. */
    String file() {
        return folder + "/" + name + ".copy";
    }

    /** Whether a ledger may be without it: one into whose console nobody ever came has no accounts. */
    boolean mayBeAbsent() {
        return folder.equals(ACCOUNTS);
    }

    static Stream<BackedUpTable> of(String qualified) {
        return ALL.stream().filter(table -> table.qualified().equals(qualified));
    }
}
