package org.mingzhang.tools.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;

/** Verification of the whole log, and beside it the two hashes of the same bytes on all cores, from memory. */
final class VerifyBench {
    private static final int SAMPLE = 20_000;
    private final SealedStore store;
    private final PublicKeys keys;

    VerifyBench(SealedStore store, Path home) {
        this.store = store;
        this.keys = PublicKeys.in(new LedgerHome(home).keys());
    }

    VerifyLine run(int rounds) {
        List<byte[]> sample = sample();
        hash(sample);
        verify();
        List<Double> ratios = new ArrayList<>();
        double hashed = 0;
        double verified = 0;
        for (int round = 0; round < rounds; round++) {
            hashed = hash(sample);
            verified = verify();
            ratios.add(verified / hashed);
        }
        return new VerifyLine(
                Math.round(verified),
                Math.round(hashed),
                Measurement.hundredth(ratios.stream().sorted().toList().get(rounds / 2)));
    }

    private List<byte[]> sample() {
        try (HikariDataSource connections = StockStore.pool(store.database().reader(), 1)) {
            return new LogReader(connections)
                    .page(0, SAMPLE).stream().map(StoredEntry::bytes).toList();
        }
    }

    private static double hash(List<byte[]> sample) {
        long begin = System.nanoTime();
        long different = sample.parallelStream()
                .filter(bytes -> !Suite.SM3.leafHash(bytes).equals(Suite.SHA256.leafHash(bytes)))
                .count();
        return different * 1e9 / (System.nanoTime() - begin);
    }

    private double verify() {
        long begin = System.nanoTime();
        LogVerification verification = LiveVerification.verify(
                store.database().reader(),
                SealedStore.LEDGER,
                keys,
                OutsideCheckpoints.given(List.of()),
                entries -> {});
        if (!verification.holds()) {
            throw new IllegalStateException("the bench's own log does not verify: " + verification.problems());
        }
        return verification.entries() * 1e9 / (System.nanoTime() - begin);
    }
}
