package org.mingzhang.app.budget;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Frontier;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.budget.LoggedMoney;

/**
 * The money under a checkpoint: added up from the very bytes whose leaf hashes give the checkpoint's roots. Neither read
 * models nor extracted columns have a part in it.
 */
public final class SealedMoney {
    private record Leaf(long position, Envelope envelope, Hash sm3, Hash sha256) {}

    private SealedMoney() {}

    /**
     * Reads the whole log up to a checkpoint.
     *
     * @return the totals of each programme, in the order of their opening
     * @throws BrokenSeal when the entries are not the ones that the checkpoint covers
     */
    public static List<LoggedMoney.Total> under(SealedCheckpoint checkpoint, LogReader log) {
        LoggedMoney money = new LoggedMoney();
        Frontier sm3 = Frontier.empty(Suite.SM3);
        Frontier sha256 = Frontier.empty(Suite.SHA256);
        Instant latest = Instant.MIN;
        try (Stream<Leaf> leaves = log.entries(
                0,
                entry -> new Leaf(
                        entry.position(),
                        entry.envelope(),
                        Suite.SM3.leafHash(entry.bytes()),
                        Suite.SHA256.leafHash(entry.bytes())))) {
            for (Iterator<Leaf> each = leaves.iterator(); sm3.size() < checkpoint.size() && each.hasNext(); ) {
                Leaf leaf = each.next();
                money.take(leaf.envelope);
                latest = leaf.envelope.recordedAt().isAfter(latest) ? leaf.envelope.recordedAt() : latest;
                sm3 = sm3.append(leaf.sm3);
                sha256 = sha256.append(leaf.sha256);
            }
        }
        require(sm3, checkpoint);
        require(sha256, checkpoint);
        if (!latest.equals(checkpoint.recordedAt())) {
            throw new BrokenSeal(
                    "库中 " + checkpoint.size() + " 条时的校验点记为 " + checkpoint.recordedAt() + "，而这些账目最晚记于 " + latest);
        }
        return money.totals();
    }

    private static void require(Frontier tree, SealedCheckpoint checkpoint) {
        Checkpoint sealed = checkpoint.parsed(tree.suite());
        if (tree.size() != sealed.size() || !tree.root().equals(sealed.root())) {
            throw new BrokenSeal("库中账目的 " + tree.suite().label() + " 根与校验点不符（校验点 " + sealed.size()
                    + " 条）：账目被改动过，用 ledger verify --live 逐条查明");
        }
    }
}
