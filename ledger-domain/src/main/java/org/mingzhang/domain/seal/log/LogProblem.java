package org.mingzhang.domain.seal.log;

import java.util.Locale;

/**
 * Something that is not as it was sealed.
 *
 * @param position of the entry concerned, or the size of the log for what concerns the whole
 * @param detail for people, in English
 */
public record LogProblem(long position, Kind kind, String detail) {
    /** What can be wrong with a stored log. */
    public enum Kind {
        /** The bytes are not those that were sealed. */
        ENTRY_ALTERED,
        /** There is no entry at the position. */
        ENTRY_MISSING,
        /** A row that the log does not have. */
        ENTRY_EXTRA,
        /** Two entries stand in each other's place. */
        ENTRIES_SWAPPED,
        /** The bytes are sealed but are no canonical entry, or an event in them cannot be read. */
        ENTRY_UNREADABLE,
        /** The entry names another ledger. */
        ENTRY_FOREIGN,
        /** A stored leaf hash is not that of the bytes. */
        LEAF_HASH_MISMATCH,
        /** A column beside the bytes says something else than the bytes. */
        COLUMN_MISMATCH,
        /** A tile is missing, extra or wrong. */
        TILE_MISMATCH,
        /** A note is no checkpoint of this log at its size. */
        CHECKPOINT_MALFORMED,
        /** The entries do not have the root that a checkpoint signs. */
        CHECKPOINT_ROOT_MISMATCH,
        /** A checkpoint's signature is wrong, or of a key that is not trusted. */
        CHECKPOINT_SIGNATURE_INVALID,
        /** A batch has no checkpoint. */
        CHECKPOINT_MISSING,
        /** Entries that the head or a checkpoint covers are gone from the end. */
        LOG_TRUNCATED,
        /** The log is shorter than a checkpoint kept outside. */
        LOG_REWOUND,
        /** The log has another root than a checkpoint kept outside, at its size. */
        LOG_FORKED,
        /** A claim that an entry makes has no row. */
        CLAIM_MISSING,
        /** A claim's row says something else than the entry, or breaks its chain. */
        CLAIM_ALTERED,
        /** A claim's row that no entry makes. */
        CLAIM_EXTRA,
        /** An entry's command is unsigned, wrongly signed, or signed by a key that may not. */
        COMMAND_SIGNATURE_INVALID,
        /** The command table does not say what the entries say. */
        COMMAND_ROW_MISMATCH,
        /** The head row does not say what the entries say. */
        HEAD_MISMATCH,
        /** A command was signed by a key that no entry enrolled. */
        KEY_UNKNOWN;

        /** The kind's stable name, such as {@code entry-altered}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
