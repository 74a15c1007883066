package org.mingzhang.domain.seal.log;

import java.util.Locale;

/** The parts of a verification. */
public enum LogStep {
    /** Bytes read, hashed in both suites, and read as canonical entries. */
    ENTRIES,
    /** Stored columns against the bytes. */
    COLUMNS,
    /** Claims against the entries that make them, and their chains. */
    CLAIMS,
    /** Both trees grown again, entry after entry, with all that is held against them on the way. */
    TREES,
    /** Full tiles held against both trees. */
    TILES,
    /** Roots of checkpoints held against both trees. */
    CHECKPOINTS,
    /** Signatures of checkpoints. */
    CHECKPOINT_SIGNATURES,
    /** Rows of the command table. */
    COMMANDS,
    /** Actors' signatures of commands. */
    COMMAND_SIGNATURES,
    /** The head row. */
    HEAD,
    /** Checkpoints kept outside the store. */
    OUTSIDE_CHECKPOINTS;

    /** The step's stable name, such as {@code command-signatures}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
