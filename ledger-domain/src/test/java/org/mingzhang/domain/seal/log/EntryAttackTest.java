package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import tools.jackson.databind.node.ObjectNode;

/** Entries that were changed, removed, added or moved. */
class EntryAttackTest extends LogAttack {
    @Test
    void entryAlteredInAFullTile() {
        log.alterBytes(101, "示例数控机床", "示例数控机來");
        expect(at(101, Kind.ENTRY_ALTERED));
    }

    @Test
    void entryAlteredBehindTheLastFullTile() {
        log.alterBytes(590, "示例数控机床", "示例数控机來");
        expect(at(590, Kind.ENTRY_ALTERED));
    }

    @Test
    void entryAlteredTogetherWithItsLeafHashes() {
        ObjectNode forged = (ObjectNode) CanonicalJson.read(log.entries.get(101).bytes());
        ((ObjectNode) forged.get("payload")).put("enterprise", "另一家");
        log.replaceRow(101, forged);
        expect(at(101, Kind.ENTRY_ALTERED));
    }

    @Test
    void entryAlteredWithItsLeafHashesAndItsTile() {
        ObjectNode forged = (ObjectNode) CanonicalJson.read(log.entries.get(101).bytes());
        ((ObjectNode) forged.get("payload")).put("enterprise", "另一家");
        log.replaceRow(101, forged);
        for (Suite suite : Suite.values()) {
            StoredTile tile = log.level(suite, 0).getFirst();
            byte[] hashes = tile.hashes().clone();
            suite.leafHash(log.entries.get(101).bytes()).writeTo(hashes, 101 * 32);
            log.level(suite, 0).set(0, new StoredTile(0, hashes));
        }
        // Nothing but the signed checkpoints and the head remembers: they name the batch.
        assertThat(verify().problems())
                .extracting(LogProblem::kind)
                .containsOnly(Kind.CHECKPOINT_ROOT_MISMATCH, Kind.LOG_FORKED, Kind.HEAD_MISMATCH);
        assertThat(verify().problems().getFirst().position())
                .isEqualTo(SEALED.batches.stream()
                        .filter(batch -> batch.size() > 101)
                        .findFirst()
                        .orElseThrow()
                        .size());
    }

    @Test
    void severalEntriesAlteredAtOnce() {
        log.alterBytes(3, "示例", "例示");
        log.alterBytes(4, "示例", "例示");
        log.alterBytes(300, "示例", "例示");
        log.alterBytes(598, "示例", "例示");
        expect(
                at(3, Kind.ENTRY_ALTERED),
                at(4, Kind.ENTRY_ALTERED),
                at(300, Kind.ENTRY_ALTERED),
                at(598, Kind.ENTRY_ALTERED));
    }

    @Test
    void entryTurnedIntoGarbage() {
        StoredEntry row = log.entries.get(101);
        log.entries.set(
                101, new StoredEntry(101, row.columns(), new byte[] {1, 2, 3}, row.sm3Leaf(), row.sha256Leaf()));
        expect(at(101, Kind.ENTRY_ALTERED), at(101, Kind.ENTRY_UNREADABLE));
    }

    @Test
    void entryMissingInAFullTile() {
        log.entries.remove(101);
        expect(at(101, Kind.ENTRY_MISSING));
    }

    @Test
    void entryMissingBehindTheLastFullTile() {
        log.entries.remove(590);
        expect(at(590, Kind.ENTRY_MISSING));
    }

    @Test
    void runOfEntriesMissing() {
        log.entries.subList(200, 300).clear();
        expect(at(200, Kind.ENTRY_MISSING));
    }

    @Test
    void entryMovedFarAway() {
        StoredEntry last = log.entries.removeLast();
        log.entries.add(
                new StoredEntry(Long.MAX_VALUE - 1, last.columns(), last.bytes(), last.sm3Leaf(), last.sha256Leaf()));
        assertThat(verify().problems())
                .extracting(LogProblem::kind)
                .contains(Kind.ENTRY_EXTRA)
                .contains(Kind.LOG_TRUNCATED);
    }

    @Test
    void entryExtraBehindTheHead() {
        log.entries.add(log.row(600, log.entries.get(599).bytes()));
        expect(at(600, Kind.ENTRY_EXTRA));
    }

    @Test
    void entryExtraAtATakenPosition() {
        log.entries.add(102, log.row(101, log.entries.get(99).bytes()));
        expect(at(101, Kind.ENTRY_EXTRA));
    }

    @Test
    void neighboursSwapped() {
        swapRows(100, 101);
        expect(at(100, Kind.ENTRIES_SWAPPED));
        assertThat(verify().problems().getFirst().detail()).contains("100").contains("101");
    }

    @Test
    void neighboursSwappedBehindTheLastFullTile() {
        // Where no tile remembers the order, only the root of the batch's checkpoint does.
        swapRows(597, 598);
        expect(at(597, Kind.ENTRIES_SWAPPED));
    }

    @Test
    void bytesOfDistantEntriesSwapped() {
        byte[] early = log.entries.get(50).bytes();
        StoredEntry first = log.entries.get(50);
        StoredEntry second = log.entries.get(400);
        log.entries.set(50, new StoredEntry(50, first.columns(), second.bytes(), first.sm3Leaf(), first.sha256Leaf()));
        log.entries.set(400, new StoredEntry(400, second.columns(), early, second.sm3Leaf(), second.sha256Leaf()));
        assertThat(verify().problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .contains(Tuple.tuple(50L, Kind.ENTRIES_SWAPPED));
    }

    private void swapRows(int a, int b) {
        StoredEntry first = log.entries.get(a);
        StoredEntry second = log.entries.get(b);
        log.entries.set(a, new StoredEntry(a, second.columns(), second.bytes(), second.sm3Leaf(), second.sha256Leaf()));
        log.entries.set(b, new StoredEntry(b, first.columns(), first.bytes(), first.sm3Leaf(), first.sha256Leaf()));
    }

    @Test
    void entryOfAnotherLedgerSealedIn() {
        TestLog mixed = new TestLog();
        mixed.record("command-1", 1);
        ObjectNode command = TestLog.command("command-2", mixed.actor).put("ledger", "example.org/changji");
        ObjectNode entry = TestLog.entry(command, 0, mixed.actor).put("ledger", "example.org/changji");
        mixed.seal(List.of(CanonicalJson.write(entry)));
        outside.clear();
        assertThat(verify(new MemoryLog(mixed), mixed).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(1L, Kind.ENTRY_FOREIGN));
    }
}
