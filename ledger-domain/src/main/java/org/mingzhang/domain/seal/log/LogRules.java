package org.mingzhang.domain.seal.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;

/**
 * What follows from an entry alone. Called on many threads at once and on hostile bytes; an exception counts as a problem
 * of the entry.
 */
public interface LogRules {
    /** Names of the stored columns, for messages. */
    List<String> columnNames();

    /** The columns that the entry must have, in the same order, comparable by equals with the stored ones. */
    List<@Nullable Object> columns(EntryHeader header, byte[] bytes);

    /** The claims that the entry makes. */
    List<ClaimUse> claims(EntryHeader header, byte[] bytes);

    /** Whether the entry may stand without an actor's signature, as acts of the ledger itself do. */
    boolean mayGoUnsigned(EntryHeader header);

    /** Whether the command that begins with this entry must have a row in the command table. */
    boolean hasCommandRow(EntryHeader header);
}
