package org.mingzhang.domain.seal.log;

/**
 * A claim as it follows from an entry: what is used, how much of it, and up to which total.
 *
 * @param tolerated whether the entry says that it may stand although it passes the limit
 */
public record ClaimUse(String kind, String key, long amount, long limit, boolean tolerated) {
    /** A use that must keep the limit, as every use in live business. */
    public ClaimUse(String kind, String key, long amount, long limit) {
        this(kind, key, amount, limit, false);
    }
}
