package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Rows that follow from the entries: claims and commands. */
class ClaimAttackTest extends LogAttack {
    @Test
    void claimMissing() {
        StoredClaim removed = log.claims.remove(7);
        expect(at(removed.position(), Kind.CLAIM_MISSING));
    }

    @Test
    void claimExtra() {
        StoredClaim some = log.claims.get(7);
        log.claims.add(new StoredClaim("invoice", "another", 0, some.position() + 1, 5, 5, 10, null));
        expect(at(some.position() + 1, Kind.CLAIM_EXTRA));
        log.claims.set(log.claims.size() - 1, new StoredClaim("invoice", "another", 0, 10_000, 5, 5, 10, null));
        expect(at(10_000, Kind.CLAIM_EXTRA));
    }

    @Test
    void claimAlteredInAmountOrLimit() {
        StoredClaim row = log.claims.get(7);
        log.claims.set(
                7,
                new StoredClaim(
                        row.kind(),
                        row.key(),
                        row.n(),
                        row.position(),
                        row.amount(),
                        row.total(),
                        row.limit() + 1,
                        null));
        expect(at(row.position(), Kind.CLAIM_ALTERED));
    }

    @Test
    void claimChainBroken() {
        StoredClaim row = log.claims.getLast();
        log.claims.set(
                log.claims.size() - 1,
                new StoredClaim(
                        row.kind(),
                        row.key(),
                        row.n(),
                        row.position(),
                        row.amount(),
                        row.total() - 1,
                        row.limit(),
                        null));
        expect(at(row.position(), Kind.CLAIM_ALTERED));
    }

    @Test
    void claimOverItsLimitWithoutSayingSo() {
        MemoryLog stored = using(new ClaimUse("invoice", "once", 5, 4, true));
        found(stored, 0);
        stored.claims.set(0, new StoredClaim("invoice", "once", 0, 0, 5, 5, 4, 0L));
        found(stored);
        stored.claims.set(0, new StoredClaim("invoice", "once", 0, 0, 5, 5, 4, 9L));
        found(stored, 0);
    }

    @Test
    void claimStretchedByALargerLimitStatedLater() {
        MemoryLog stored =
                using(new ClaimUse("invoice", "once", 4, 4, true), new ClaimUse("invoice", "once", 1, 1_000, true));
        found(stored, 1);
        // Said to breach the first limit.
        stored.claims.set(1, new StoredClaim("invoice", "once", 1, 1, 1, 5, 1_000, 0L));
        found(stored);
    }

    /** In live business nothing passes a limit, so nobody can have recorded that it did. */
    @Test
    void claimSaidToBreachWithoutTheEntrySayingThatItMay() {
        ClaimUse once = new ClaimUse("voucher", "once", 1, 1);
        MemoryLog stored = using(once, once);
        stored.claims.set(1, new StoredClaim("voucher", "once", 1, 1, 1, 2, 1, 0L));
        found(stored, 1);
    }

    /** A log of commands that use one thing each. */
    private MemoryLog using(ClaimUse... uses) {
        TestLog source = new TestLog();
        for (int n = 0; n < uses.length; n++) {
            source.record("command-" + n, 1);
        }
        outside.clear();
        return new MemoryLog(source) {
            @Override
            public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
                return List.of(uses[Integer.parseInt(header.commandId().substring("command-".length()))]);
            }
        };
    }

    /** What is wrong are the claims of these entries and nothing else. */
    private void found(MemoryLog stored, long... positions) {
        assertThat(verify(stored, stored.source).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Arrays.stream(positions)
                        .mapToObj(position -> Tuple.tuple(position, Kind.CLAIM_ALTERED))
                        .toArray(Tuple[]::new));
    }

    @Test
    void claimRenumbered() {
        StoredClaim row = log.claims.getLast();
        log.claims.set(
                log.claims.size() - 1,
                new StoredClaim(
                        row.kind(),
                        row.key(),
                        row.n() + 5,
                        row.position(),
                        row.amount(),
                        row.total(),
                        row.limit(),
                        null));
        expect(at(row.position(), Kind.CLAIM_ALTERED));
    }

    @Test
    void claimSaidToBreachALimitThatItKeeps() {
        StoredClaim row = log.claims.getLast();
        log.claims.set(
                log.claims.size() - 1,
                new StoredClaim(
                        row.kind(), row.key(), row.n(), row.position(), row.amount(), row.total(), row.limit(), 3L));
        // Neither the entry says that it may, nor do the numbers that it did.
        expect(at(row.position(), Kind.CLAIM_ALTERED), at(row.position(), Kind.CLAIM_ALTERED));
    }
}
