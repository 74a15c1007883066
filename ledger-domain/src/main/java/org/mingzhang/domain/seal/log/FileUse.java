package org.mingzhang.domain.seal.log;

import org.jspecify.annotations.Nullable;

/**
 * A file that an entry cites, as the entry has it.
 *
 * @param sm3 hex; what it is kept under
 * @param sha256 hex; null where the entry only names the file, which may have been kept by a later one or lie elsewhere
 * @param sizeBytes 0 where the entry only names the file
 */
public record FileUse(String sm3, @Nullable String sha256, long sizeBytes) {
    /** A file that an entry names by this digest alone. */
    public static FileUse named(String sm3) {
        return new FileUse(sm3, null, 0);
    }

    /** Whether the entry says that the ledger keeps it. */
    boolean isKept() {
        return sha256 != null;
    }
}
