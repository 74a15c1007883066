package org.mingzhang.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.ledger.LogEvent.BackedUp;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogVerification;

/**
 * Proves a backup of a ledger without giving anything up: puts it into a throwaway home with a server of its own, verifies all of
 * it with the keys that the ledger has, and holds its trees against the ledger's, which must continue them.
 */
public final class BackupTrial {
    private final LedgerStore running;
    private final BackupFolder backup;

    /**
     * What came of it.
     *
     * @param problems in sentences; empty when all is well
     * @param found how many there are in all
     * @param verification null when it did not come to that
     * @param recorded what the log says of the making; null where it says nothing
     */
    public record Outcome(
            List<String> problems,
            long found,
            @Nullable LogVerification verification,
            @Nullable BackedUp recorded) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        public boolean holds() {
            return problems.isEmpty();
        }

        public long entries() {
            return verification == null ? 0 : verification.entries();
        }

        /** One plain sentence. */
        public String verdict() {
            return holds()
                    ? "备份可以恢复：" + entries() + " 条账目逐条重算，未被改动，是本账本当时的样子"
                    : "备份不能用：发现 " + found + " 处问题，首处是" + problems.getFirst();
        }
    }

    private BackupTrial(LedgerStore running, BackupFolder backup) {
        this.running = running;
        this.backup = backup;
    }

    /**
     * Tries one.
     *
     * @param running the ledger of which it is said to be a backup
     * @param temp a folder with room for the tables
     * @throws BackupRefused when it is of another ledger
     */
    public static Outcome of(
            LedgerStore running, BackupFolder backup, Path temp, LongConsumer bytes, LongConsumer entries)
            throws IOException {
        return new BackupTrial(running, backup).outcome(temp, bytes, entries);
    }

    private Outcome outcome(Path temp, LongConsumer bytes, LongConsumer entries) throws IOException {
        String ledger = running.requireIdentity().name();
        if (!backup.manifest().ledger().equals(ledger)) {
            throw new BackupRefused("这是账本 " + backup.manifest().ledger() + " 的备份，不是 " + ledger + " 的");
        }
        List<String> problems = new ArrayList<>();
        BackedUp recorded = recorded(problems);
        LogVerification verification = null;
        long found = 0;
        try {
            backup.requireAsListed(bytes);
            verification = verified(temp, bytes, entries);
            verification.problems().forEach(problem -> problems.add(sentence(problem)));
            found = verification.problemsFound() - verification.problems().size();
            trees(verification, problems);
        } catch (BackupRefused refused) {
            problems.add(String.valueOf(refused.getMessage()));
            refused.reasons()
                    .forEach(reason -> problems.add(reason.place() + "：" + reason.found() + "，" + reason.rule()));
        }
        return new Outcome(problems, found + problems.size(), verification, recorded);
    }

    private static String sentence(LogProblem problem) {
        return problem.kind().text() + "（序号 " + problem.position() + "，"
                + problem.kind().label() + "）：" + problem.detail();
    }

    private @Nullable BackedUp recorded(List<String> problems) {
        Optional<BackedUp> recorded =
                new RecordedBackups(running).made(backup.manifest().backup());
        recorded.filter(made -> !made.manifestSm3().equals(backup.manifestFile().sm3()))
                .ifPresent(made -> problems.add("账本记有备份 " + made.backup() + " 的清单 SM3 为 " + made.manifestSm3() + "，现为 "
                        + backup.manifestFile().sm3() + "：备份在做成之后被改动过"));
        return recorded.orElse(null);
    }

    private LogVerification verified(Path temp, LongConsumer bytes, LongConsumer entries) throws IOException {
        OwnFolders.make(temp);
        Path folder = Files.createTempDirectory(temp, "ledger-trial-");
        try {
            LedgerHome home = new LedgerHome(folder.resolve("home"));
            // Not with those that lie in the backup: whoever could exchange it could exchange them as well.
            PublicKeys keys = PublicKeys.in(running.home().keys());
            try (LedgerStore store = Restoration.onTrial(backup, home, bytes)) {
                return LiveVerification.verify(
                        store.database().reader(),
                        store.files(),
                        backup.manifest().withFiles(),
                        keys.ledger(),
                        keys,
                        LiveVerification.newestIn(home.checkpoints()),
                        entries);
            }
        } finally {
            OwnFolders.delete(folder);
        }
    }

    /** The ledger as it is must have grown out of what is in the backup. */
    private void trees(LogVerification verification, List<String> problems) {
        Manifest manifest = backup.manifest();
        LogReader log = running.log();
        if (verification.treeSize() != manifest.size()) {
            problems.add("清单说有 " + manifest.size() + " 条账目，备份中有 " + verification.treeSize() + " 条");
        }
        if (verification.treeSize() > log.size()) {
            problems.add("备份有 " + verification.treeSize() + " 条账目，账本现在只有 " + log.size() + " 条：账本被退回到旧状态");
            return;
        }
        for (Suite suite : Suite.values()) {
            Hash backedUp = suite == Suite.SM3 ? verification.sm3Root() : verification.sha256Root();
            Hash now = new TiledTree(suite, verification.treeSize(), log.tiles(suite)).root();
            String stated = suite == Suite.SM3 ? manifest.sm3Root() : manifest.sha256Root();
            if (!backedUp.equals(now)) {
                problems.add("备份中账目的 " + suite.label() + " 根是 " + backedUp + "，账本在 " + verification.treeSize() + " 条时是 "
                        + now + "：不是同一本账");
            }
            if (!backedUp.toString().equals(stated)) {
                problems.add("清单所载 " + suite.label() + " 根是 " + stated + "，备份中账目的是 " + backedUp);
            }
        }
    }
}
