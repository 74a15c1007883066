package org.mingzhang.app.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.backup.BackupStanding;
import org.mingzhang.app.console.LedgerHealth;
import org.mingzhang.app.console.LedgerHealth.Differing;
import org.mingzhang.app.console.LedgerHealth.Verified;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 账本健康: whether the log is sealed up to its end, the read models are up to it, and when it was verified last. */
@Component
final class HealthReading {
    /** Read models that are this far behind for a moment are on their way. */
    private static final long NEAR = 200;

    private final LedgerStore store;
    private final LedgerClock clock;
    private final ObjectProvider<LedgerHealth> verified;

    private final BackupStanding backups;

    HealthReading(LedgerStore store, LedgerClock clock, ObjectProvider<LedgerHealth> verified, BackupStanding backups) {
        this.backups = backups;
        this.store = store;
        this.clock = clock;
        this.verified = verified;
    }

    /**
     * What the light shows.
     *
     * @param tone {@code good}, {@code warn} or {@code bad}
     * @param word 正常, 视图落后, 核验不符 …
     * @param behind how many entries the read models have not taken in
     * @param differing what the read models were found to differ in; null where they agreed
     * @param backupWord how it stands with the backups, which do not change the light: the log is sound without them
     */
    public record Health(
            String tone,
            String word,
            long size,
            @Nullable Long checkpointSize,
            @Nullable Instant checkpointAt,
            String checkpointAge,
            long behind,
            @Nullable Verified verified,
            @Nullable Differing differing,
            String backupTone,
            String backupWord) {}

    /** @param position how far the read models are; null where nothing was read of them */
    Health read(@Nullable Long position) {
        long size = store.log().size();
        SealedCheckpoint checkpoint = store.log().checkpoint().orElse(null);
        long behind = position == null ? 0 : Math.max(0, size - 1 - position);
        LedgerHealth memory = verified.getIfAvailable();
        Verified last = Optional.ofNullable(memory).flatMap(LedgerHealth::last).orElse(null);
        Differing differing =
                Optional.ofNullable(memory).flatMap(LedgerHealth::differing).orElse(null);
        boolean sealed = checkpoint != null && checkpoint.size() == size;
        String tone;
        String word;
        if (last != null && !last.sound()) {
            tone = "bad";
            word = "上次核验不符";
        } else if (differing != null) {
            tone = "bad";
            word = "视图曾与账目不一致";
        } else if (!sealed) {
            tone = "bad";
            word = "有账目未封存";
        } else if (behind > NEAR) {
            tone = "warn";
            word = "视图落后";
        } else if (last == null) {
            tone = "warn";
            word = "尚未核验";
        } else {
            tone = "good";
            word = "正常";
        }
        BackupStanding.Standing backedUp = backups.now();
        return new Health(
                tone,
                word,
                size,
                checkpoint == null ? null : checkpoint.size(),
                checkpoint == null ? null : checkpoint.recordedAt(),
                checkpoint == null ? "" : age(Duration.between(checkpoint.recordedAt(), clock.now())),
                behind,
                last,
                differing,
                backedUp.tone(),
                backedUp.word());
    }

    /** How long ago: 3 分钟前, 2 天前. */
    static String age(Duration since) {
        if (since.toMinutes() < 1) {
            return "刚刚";
        }
        if (since.toHours() < 1) {
            return since.toMinutes() + " 分钟前";
        }
        return since.toDays() < 1 ? since.toHours() + " 小时前" : since.toDays() + " 天前";
    }
}
