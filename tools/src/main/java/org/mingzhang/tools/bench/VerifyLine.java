package org.mingzhang.tools.bench;

/**
 * Verification of the whole log, beside what of it no program can save: the two hashes of the same bytes; these and the
 * signatures of the checkpoints; both and reading the bytes out of the database.
 *
 * @param verifiedEntriesPerSecond median of the rounds
 * @param entriesPerCheckpoint how many entries share the two signatures of a checkpoint
 */
record VerifyLine(
        long verifiedEntriesPerSecond,
        double entriesPerCheckpoint,
        Limit hashing,
        Limit hashingAndSignatures,
        Limit hashingSignaturesAndReading) {
    /**
     * So fast goes this part of the work alone, on all cores.
     *
     * @param entriesPerSecond median of the rounds
     * @param ratio the verification's rate over it, median of the rounds
     */
    record Limit(long entriesPerSecond, double ratio) {}
}
