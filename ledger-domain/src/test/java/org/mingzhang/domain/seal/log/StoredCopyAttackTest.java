package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Leaf hashes, columns, tiles and the head, which say the same as the entries a second time. */
class StoredCopyAttackTest extends LogAttack {
    @Test
    void leafHashChanged() {
        StoredEntry row = log.entries.get(101);
        byte[] changed = row.sm3Leaf().clone();
        changed[0] ^= 1;
        log.entries.set(101, new StoredEntry(101, row.columns(), row.bytes(), changed, row.sha256Leaf()));
        expect(at(101, Kind.LEAF_HASH_MISMATCH));
    }

    @Test
    void leafHashChangedBehindTheLastFullTile() {
        StoredEntry row = log.entries.get(590);
        log.entries.set(590, new StoredEntry(590, row.columns(), row.bytes(), row.sm3Leaf(), new byte[32]));
        expect(at(590, Kind.LEAF_HASH_MISMATCH));
        log.entries.set(590, new StoredEntry(590, row.columns(), row.bytes(), row.sm3Leaf(), new byte[3]));
        expect(at(590, Kind.LEAF_HASH_MISMATCH));
    }

    @Test
    void columnChanged() {
        StoredEntry row = log.entries.get(101);
        List<@Nullable Object> columns = new ArrayList<>(row.columns());
        columns.set(2, "award-of-someone-else");
        log.entries.set(101, new StoredEntry(101, columns, row.bytes(), row.sm3Leaf(), row.sha256Leaf()));
        expect(at(101, Kind.COLUMN_MISMATCH));
        assertThat(verify().problems().getFirst().detail())
                .startsWith("列 stream_id 为 award-of-someone-else，账目内容为 award-command-");
        columns.clear();
        assertThat(verify().problems()).hasSize(4).allMatch(problem -> problem.kind() == Kind.COLUMN_MISMATCH);
    }

    @Test
    void tileChanged() {
        StoredTile tile = log.level(Suite.SM3, 0).get(1);
        byte[] hashes = tile.hashes().clone();
        hashes[100] ^= 1;
        hashes[200] ^= 1;
        log.level(Suite.SM3, 0).set(1, new StoredTile(1, hashes));
        expect(at(256, Kind.TILE_MISMATCH));
    }

    @Test
    void tileMissing() {
        log.level(Suite.SHA256, 0).removeFirst();
        expect(at(0, Kind.TILE_MISMATCH));
    }

    @Test
    void tileCutShort() {
        log.level(Suite.SHA256, 0).set(1, new StoredTile(1, new byte[100]));
        expect(at(256, Kind.TILE_MISMATCH));
    }

    @Test
    void tileExtra() {
        log.level(Suite.SM3, 0).add(new StoredTile(2, new byte[8192]));
        log.level(Suite.SM3, 0).add(new StoredTile(7, new byte[8192]));
        log.level(Suite.SHA256, 3).add(new StoredTile(0, new byte[8192]));
        assertThat(verify().problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(
                        Tuple.tuple(0L, Kind.TILE_MISMATCH),
                        Tuple.tuple(512L, Kind.TILE_MISMATCH),
                        Tuple.tuple(1792L, Kind.TILE_MISMATCH));
    }

    @Test
    void headChanged() {
        byte[] frontier = log.head().sha256Frontier().clone();
        frontier[20] ^= 1;
        log.head(new StoredHead(600, log.head().sm3Frontier(), frontier, TestLog.RECORDED_AT));
        expect(at(600, Kind.HEAD_MISMATCH));
        log.head(new StoredHead(600, new byte[0], log.head().sha256Frontier(), TestLog.RECORDED_AT));
        assertThat(verify().problems()).allMatch(problem -> problem.kind() == Kind.HEAD_MISMATCH);
    }

    @Test
    void headSetBack() {
        log.head(new StoredHead(599, log.head().sm3Frontier(), log.head().sha256Frontier(), TestLog.RECORDED_AT));
        expect(at(599, Kind.HEAD_MISMATCH));
    }

    @Test
    void headSetForward() {
        log.head(new StoredHead(601, log.head().sm3Frontier(), log.head().sha256Frontier(), TestLog.RECORDED_AT));
        expect(at(600, Kind.LOG_TRUNCATED), at(601, Kind.CHECKPOINT_MISSING));
    }

    @Test
    void headWithAnotherRecordTime() {
        StoredHead head = log.head();
        log.head(new StoredHead(
                head.size(), head.sm3Frontier(), head.sha256Frontier(), TestLog.RECORDED_AT.plusMillis(1)));
        expect(at(600, Kind.HEAD_MISMATCH));
        log.head(new StoredHead(head.size(), head.sm3Frontier(), head.sha256Frontier(), null));
        expect(at(600, Kind.HEAD_MISMATCH));
    }

    @Test
    void headMissingOrTwice() {
        log.heads.add(log.head());
        expect(at(600, Kind.HEAD_MISMATCH));
        log.heads.clear();
        assertThat(verify().problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .contains(Tuple.tuple(0L, Kind.HEAD_MISMATCH));
    }

    @Test
    void tilesOfNoTree() {
        log.strayTiles = 2;
        expect(at(0, Kind.TILE_MISMATCH));
    }

    @Test
    void tileTwice() {
        StoredTile tile = log.level(Suite.SM3, 0).get(1);
        log.level(Suite.SM3, 0).add(1, new StoredTile(1, new byte[8192]));
        assertThat(log.level(Suite.SM3, 0)).contains(tile);
        assertThat(verify().problems()).extracting(LogProblem::kind).containsOnly(Kind.TILE_MISMATCH);
    }

    @Test
    void storeChangedInItself() {
        log.deviations.add("表 ledger.entry 已不是普通表");
        expect(at(600, Kind.STORE_ALTERED));
        assertThat(verify().problems().getFirst().detail()).contains("ledger.entry");
    }
}
