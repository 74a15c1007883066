package org.mingzhang.domain.policy.reading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.domain.policy.PackBytes;
import org.mingzhang.domain.policy.PolicyPack;

/** Reads a pack from the bytes of its file. */
public final class PackReader {
    /** A pack is what its bytes say: the same bytes are read once, however many ledgers of a process hold them. */
    private static final Map<PackBytes, PolicyPack> LAST = Collections.synchronizedMap(new LastRead());

    private PackReader() {}

    /**
     * The pack in these bytes.
     *
     * @throws InvalidPack with every mistake when there is any
     */
    public static PolicyPack read(byte[] bytes) {
        PackBytes key = new PackBytes(bytes);
        PolicyPack known = LAST.get(key);
        if (known != null) {
            return known;
        }
        PackChecker.Result result = PackChecker.check(bytes);
        PolicyPack pack = result.pack().orElseThrow(() -> new InvalidPack(result.problems()));
        LAST.put(key, pack);
        return pack;
    }

    /** The packs that were asked for last: no more than a ledger may hold, whoever brings new ones. */
    private static final class LastRead extends LinkedHashMap<PackBytes, PolicyPack> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 16;

        LastRead() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<PackBytes, PolicyPack> eldest) {
            return size() > MOST;
        }
    }
}
