package org.mingzhang.app.platform.eventstore;

/**
 * What an entry uses up of something that the whole log has only once or only so much of.
 *
 * @param amount how much; negative gives back
 * @param limit the most that all uses together may come to
 * @param tolerated whether a use beyond the limit is recorded, as a breach that names the first use, instead of refused
 */
public record ClaimUse(String kind, String key, long amount, long limit, boolean tolerated) {
    /** A use that is refused beyond the limit. */
    public ClaimUse(String kind, String key, long amount, long limit) {
        this(kind, key, amount, limit, false);
    }

    ClaimKey name() {
        return new ClaimKey(kind, key);
    }

    /** Names a chain of uses. */
    record ClaimKey(String kind, String key) {}
}
