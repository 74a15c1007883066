package org.mingzhang.tools.bench;

/**
 * Verification of the whole log, beside the two hashes of the same bytes on all cores.
 *
 * @param ratio median of the rounds: verified over hashed
 */
record VerifyLine(long verifiedEntriesPerSecond, long hashedEntriesPerSecond, double ratio) {}
