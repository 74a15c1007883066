package org.mingzhang.domain.seal.log;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * The actors' keys as the log itself tells them. Fed every entry in order, on one thread; a signature is judged by what
 * was known before its entry.
 */
public interface KeyHistory {
    /** The key that the entry names, as the entries accepted so far have it. */
    Answer keyOf(EntryHeader header);

    /** Whether the key that the entry names was revoked before it, and not merely replaced by the next one. */
    boolean isWithdrawn(EntryHeader header);

    /** Takes note of an entry, of which most say nothing about keys. */
    void accept(EntryHeader header, byte[] bytes);

    /**
     * What is known of a key.
     *
     * @param key null when no entry enrolled it
     * @param objection why it may not sign here, such as a revocation; null when it may
     */
    record Answer(@Nullable VerifyingKey key, @Nullable String objection) {
        public static Answer valid(VerifyingKey key) {
            return new Answer(key, null);
        }

        public static Answer refused(VerifyingKey key, String objection) {
            return new Answer(key, objection);
        }

        public static Answer unknown() {
            return new Answer(null, null);
        }
    }
}
