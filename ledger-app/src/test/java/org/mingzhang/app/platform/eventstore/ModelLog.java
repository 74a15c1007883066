package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.app.platform.eventstore.ClaimUse.ClaimKey;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.TreeAppender;

/** A database in memory: what is committed, with the constraints of the real one. */
final class ModelLog {
    Head head = Head.EMPTY;
    final List<PreparedEntry> entries = new ArrayList<>();
    final Map<String, Facts.Recorded> commands = new HashMap<>();
    final Map<StreamRef, Long> lastSeqs = new HashMap<>();
    final Map<ClaimKey, List<Batch.ClaimRow>> claims = new HashMap<>();
    final TreeMap<Long, SealedCheckpoint> checkpoints = new TreeMap<>();
    final Map<String, Tile> tiles = new HashMap<>();

    /** A commit that was sent by a session that is gone; it is decided when somebody else wants the lock. */
    Runnable undecided = () -> {};

    void decide() {
        Runnable late = undecided;
        undecided = () -> {};
        late.run();
    }

    /** Whether the head stands where the batch was judged and no key of it is taken: what the real one checks itself. */
    boolean takes(Batch batch) {
        Set<StreamRef> first = new HashSet<>();
        Set<ClaimKey> firstUse = new HashSet<>();
        return batch.before().equals(head)
                && batch.appends().stream()
                        .noneMatch(
                                placed -> commands.containsKey(placed.append().commandId()))
                && batch.appends().stream()
                        .flatMap(placed -> placed.append().entries().stream())
                        .filter(entry -> first.add(entry.stream()))
                        .allMatch(entry -> entry.seq() > lastSeqs.getOrDefault(entry.stream(), -1L))
                && batch.claims().stream()
                        .filter(row -> firstUse.add(row.use().name()))
                        .allMatch(row -> row.n()
                                >= claims.getOrDefault(row.use().name(), List.of())
                                        .size());
    }

    void apply(Batch batch, SealedCheckpoint checkpoint) {
        assertThat(batch.before()).as("the head moved under its lock").isEqualTo(head);
        for (Batch.Placed placed : batch.appends()) {
            assertThat(placed.firstPosition()).isEqualTo(entries.size());
            List<Hash> leaves = new ArrayList<>();
            for (PreparedEntry entry : placed.append().entries()) {
                assertThat(entry.seq()).isEqualTo(lastSeqs.getOrDefault(entry.stream(), -1L) + 1);
                lastSeqs.put(entry.stream(), entry.seq());
                entries.add(entry);
                leaves.add(entry.leafSm3());
            }
            Facts.Recorded before = commands.put(
                    placed.append().commandId(),
                    new Facts.Recorded(
                            placed.append().commandDigest(),
                            placed.firstPosition(),
                            placed.lastPosition(),
                            leaves,
                            checkpoint));
            assertThat(before)
                    .as("appended twice: " + placed.append().commandId())
                    .isNull();
        }
        for (Batch.ClaimRow row : batch.claims()) {
            List<Batch.ClaimRow> chain = claims.computeIfAbsent(row.use().name(), name -> new ArrayList<>());
            assertThat(row.n()).isEqualTo(chain.size());
            chain.add(row);
        }
        batch.sm3Tiles().forEach(tile -> assertThat(tiles.put("sm3" + tile.path(), tile))
                .isNull());
        batch.sha256Tiles().forEach(tile -> assertThat(tiles.put("sha256" + tile.path(), tile))
                .isNull());
        checkpoints.put(checkpoint.size(), checkpoint);
        head = batch.after();
    }

    Facts answer(Facts.Questions questions) {
        Facts facts = new Facts();
        questions.streams().stream().filter(lastSeqs::containsKey).forEach(stream -> facts.lastSeqs()
                .put(stream, lastSeqs.get(stream)));
        questions.commands().stream().filter(commands::containsKey).forEach(command -> facts.commands()
                .put(command, commands.get(command)));
        for (ClaimKey claim : questions.claims()) {
            List<Batch.ClaimRow> chain = claims.get(claim);
            if (chain != null) {
                Batch.ClaimRow last = chain.getLast();
                facts.claims()
                        .put(
                                claim,
                                new Facts.Used(
                                        last.n(),
                                        last.total(),
                                        chain.getFirst().position(),
                                        chain.stream()
                                                .mapToLong(row -> row.use().limit())
                                                .min()
                                                .orElseThrow()));
            }
        }
        return facts;
    }

    StoredTiles.Store tiles(Suite suite) {
        return new StoredTiles.Store() {
            @Override
            public Tile fullTile(int level, long index) {
                String path = suite.label() + "tile/" + level + "/" + String.format("%03d", index);
                Tile tile = tiles.get(path);
                if (tile == null) {
                    throw new IllegalStateException(path);
                }
                return tile;
            }

            @Override
            public List<Hash> leaves(long from, long to) {
                return entries.subList((int) from, (int) to).stream()
                        .map(entry -> suite == Suite.SM3 ? entry.leafSm3() : entry.leafSha256())
                        .toList();
            }
        };
    }

    /** Works everything out again. */
    void audit() {
        TreeAppender sm3 = new TreeAppender(Suite.SM3);
        TreeAppender sha256 = new TreeAppender(Suite.SHA256);
        Map<Long, String> roots = new HashMap<>();
        for (PreparedEntry entry : entries) {
            sm3.append(entry.leafSm3());
            sha256.append(entry.leafSha256());
            roots.put(
                    sm3.size(),
                    Entries.NOTES.note(Suite.SM3, sm3.size(), sm3.root())
                            + Entries.NOTES.note(Suite.SHA256, sha256.size(), sha256.root()));
        }
        assertThat(head.sm3()).isEqualTo(sm3.frontier());
        assertThat(head.sha256()).isEqualTo(sha256.frontier());
        if (!entries.isEmpty()) {
            assertThat(checkpoints.lastKey()).isEqualTo(entries.size());
        }
        checkpoints.forEach((size, checkpoint) ->
                assertThat(checkpoint.sm3Note() + checkpoint.sha256Note()).isEqualTo(roots.get(size)));
        int expected = sm3.fullTiles().size() + sha256.fullTiles().size();
        assertThat(tiles).hasSize(expected);
        for (Tile tile : sm3.fullTiles()) {
            assertThat(tiles.get("sm3" + tile.path())).isEqualTo(tile);
        }
        long rows = commands.values().stream()
                .mapToLong(command -> command.lastPosition() - command.firstPosition() + 1)
                .sum();
        assertThat(rows).as("every entry belongs to one command").isEqualTo(entries.size());
        claims.forEach((name, chain) -> {
            long total = 0;
            for (Batch.ClaimRow row : chain) {
                total += row.use().amount();
                assertThat(row.total())
                        .isEqualTo(total)
                        .isLessThanOrEqualTo(row.use().limit());
            }
        });
    }
}
