package org.mingzhang.app.platform.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Tile;

/** Everything that one transaction writes, except the signatures: as itself, and as what is sent. */
record Batch(
        Head before,
        Head after,
        List<Placed> appends,
        List<ClaimRow> claims,
        List<Tile> sm3Tiles,
        List<Tile> sha256Tiles,
        BatchMessage message) {

    static Batch of(
            Head before,
            Head after,
            List<Placed> appends,
            List<ClaimRow> claims,
            List<Tile> sm3Tiles,
            List<Tile> sha256Tiles) {
        return new Batch(
                before,
                after,
                appends,
                claims,
                sm3Tiles,
                sha256Tiles,
                BatchMessage.of(before, after, appends, claims, BatchMessage.TileRow.of(sm3Tiles, sha256Tiles)));
    }

    /** An append with its place. */
    record Placed(Append append, long firstPosition) {
        long lastPosition() {
            return firstPosition + append.entries().size() - 1;
        }
    }

    /** One link of a chain of uses. */
    record ClaimRow(
            ClaimUse use,
            int n,
            long position,
            long total,
            @Nullable Long breaches) {}
}
