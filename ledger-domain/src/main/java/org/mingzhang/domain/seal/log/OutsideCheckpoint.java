package org.mingzhang.domain.seal.log;

/**
 * A checkpoint note kept outside the store, which alone can show that the whole store was put back to an older state.
 *
 * @param source where it comes from, for the report, such as a file name
 * @param note the note's bytes, of either tree
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutsideCheckpoint(String source, byte[] note) {}
