package org.mingzhang.domain.policy.reading;

import org.mingzhang.domain.policy.PolicyPack;

/** Reads a pack from the bytes of its file. */
public final class PackReader {
    private PackReader() {}

    /**
     * The pack in these bytes.
     *
     * @throws InvalidPack with every mistake when there is any
     */
    public static PolicyPack read(byte[] bytes) {
        PackChecker.Result result = PackChecker.check(bytes);
        return result.pack().orElseThrow(() -> new InvalidPack(result.problems()));
    }
}
