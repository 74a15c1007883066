package org.mingzhang.domain.seal.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * What follows from one entry's row alone.
 *
 * @param sm3 leaf hash of the bytes
 * @param storedSm3 leaf hash as stored; null when it is no hash
 * @param header null when the bytes are no entry
 * @param recordedAt null when the bytes are no entry, or state no time
 * @param message what the actor signed, where the entry carries a command
 */
@SuppressWarnings("ArrayRecordComponent")
record ScannedEntry(
        long position,
        byte[] bytes,
        Hash sm3,
        Hash sha256,
        @Nullable Hash storedSm3,
        @Nullable Hash storedSha256,
        @Nullable EntryHeader header,
        @Nullable Instant recordedAt,
        byte @Nullable [] message,
        LogRules.Consequences consequences) {
    Hash computed(Suite suite) {
        return switch (suite) {
            case SM3 -> sm3;
            case SHA256 -> sha256;
        };
    }

    @Nullable
    Hash stored(Suite suite) {
        return switch (suite) {
            case SM3 -> storedSm3;
            case SHA256 -> storedSha256;
        };
    }
}
