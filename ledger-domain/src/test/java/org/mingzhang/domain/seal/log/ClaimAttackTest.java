package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

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
        TestLog few = new TestLog();
        few.record("command-1", 1);
        MemoryLog stored = new MemoryLog(few) {
            @Override
            public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
                return List.of(new ClaimUse("invoice", "once", 5, 4, true));
            }
        };
        outside.clear();
        assertThat(verify(stored, few).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(0L, Kind.CLAIM_ALTERED));
        stored.claims.set(0, new StoredClaim("invoice", "once", 0, 0, 5, 5, 4, 0L));
        assertThat(verify(stored, few).holds()).isTrue();
        stored.claims.set(0, new StoredClaim("invoice", "once", 0, 0, 5, 5, 4, 9L));
        assertThat(verify(stored, few).holds()).isFalse();
    }

    @Test
    void claimStretchedByALargerLimitStatedLater() {
        TestLog two = new TestLog();
        two.record("command-1", 1);
        two.record("command-2", 1);
        MemoryLog stored = new MemoryLog(two) {
            @Override
            public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
                boolean first = header.commandId().equals("command-1");
                return List.of(new ClaimUse("invoice", "once", first ? 4 : 1, first ? 4 : 1_000, true));
            }
        };
        outside.clear();
        assertThat(verify(stored, two).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(1L, Kind.CLAIM_ALTERED));
        stored.claims.set(1, new StoredClaim("invoice", "once", 1, 1, 1, 5, 1_000, 0L));
        assertThat(verify(stored, two).holds())
                .as("said to breach the first limit")
                .isTrue();
    }

    /** In live business nothing passes a limit, so nobody can have recorded that it did. */
    @Test
    void claimSaidToBreachWithoutTheEntrySayingThatItMay() {
        TestLog two = new TestLog();
        two.record("command-1", 1);
        two.record("command-2", 1);
        MemoryLog stored = new MemoryLog(two) {
            @Override
            public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
                return List.of(new ClaimUse("voucher", "once", 1, 1));
            }
        };
        outside.clear();
        stored.claims.set(1, new StoredClaim("voucher", "once", 1, 1, 1, 2, 1, 0L));
        assertThat(verify(stored, two).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(1L, Kind.CLAIM_ALTERED));
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
