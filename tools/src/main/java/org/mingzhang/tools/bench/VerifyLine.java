package org.mingzhang.tools.bench;

/**
 * Verification of the whole log, beside what of it no program can save: the two hashes of the same bytes, and these
 * together with the checkpoint signatures, from memory and on all cores.
 *
 * @param verifiedEntriesPerSecond of the last round, as the others
 * @param entriesPerCheckpoint how many entries share the two signatures of a checkpoint
 * @param ratioToHashing median of the rounds: time of the hashes over time of the verification
 * @param ratioToHashingAndSignatures the same of hashes and signatures
 */
record VerifyLine(
        long verifiedEntriesPerSecond,
        long hashedEntriesPerSecond,
        long hashedAndSignedEntriesPerSecond,
        double entriesPerCheckpoint,
        double ratioToHashing,
        double ratioToHashingAndSignatures) {}
