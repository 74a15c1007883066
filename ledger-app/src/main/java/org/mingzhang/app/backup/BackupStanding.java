package org.mingzhang.app.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.backup.RecordedBackups.Line;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.ledger.LogEvent.BackedUp;
import org.mingzhang.domain.ledger.LogEvent.BackupVerified;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How it stands with the backups, as the log tells: when the last one was made, and when one was last seen to be good. */
@Component
public final class BackupStanding {
    /** Entries about backups that are looked at. */
    private static final int LATEST = 60;

    private final RecordedBackups recorded;
    private final LedgerStore store;
    private final LedgerClock clock;
    private final int days;

    BackupStanding(LedgerStore store, LedgerClock clock, @Value("${ledger.backup-days:30}") int days) {
        if (days < 1) {
            throw new IllegalArgumentException("ledger.backup-days 应为 1 以上的天数：" + days);
        }
        this.recorded = new RecordedBackups(store);
        this.store = store;
        this.clock = clock;
        this.days = days;
    }

    /**
     * A backup that was made.
     *
     * @param position of the entry that says so
     * @param entriesSince recorded since, and not in it
     * @param triedAt when it was put back on trial last; null where it never was
     * @param holds what came of that; null where it never was
     */
    public record Backup(
            String backup,
            long position,
            Instant at,
            long size,
            long entriesSince,
            String manifestSm3,
            long bytes,
            boolean withKeys,
            @Nullable Instant triedAt,
            @Nullable Boolean holds) {}

    /**
     * How it stands.
     *
     * @param tone {@code good}, {@code warn} or {@code bad}
     * @param word in a few words
     * @param verifiedAt when a backup was last put back on trial and held; null where none was
     * @param verified which
     * @param days after which that is too long ago
     * @param backups the newest first
     */
    public record Standing(
            String tone,
            String word,
            @Nullable Instant verifiedAt,
            @Nullable String verified,
            int days,
            List<Backup> backups) {
        public Standing {
            backups = List.copyOf(backups);
        }
    }

    /** How it stands now. */
    public Standing now() {
        List<Line> lines = recorded.newest(LATEST);
        long size = store.log().size();
        List<Backup> backups = new ArrayList<>();
        for (Line line : lines) {
            BackedUp made = line.made();
            if (made != null) {
                Line tried = lastTrial(lines, made.backup());
                backups.add(new Backup(
                        made.backup(),
                        line.position(),
                        line.at(),
                        made.size(),
                        Math.max(0, size - made.size()),
                        made.manifestSm3(),
                        made.bytes(),
                        made.withKeys(),
                        tried == null ? null : tried.at(),
                        (tried == null || tried.tried() == null)
                                ? null
                                : tried.tried().holds()));
            }
        }
        Line trial = lastTrial(lines, null);
        Line good = lines.stream()
                .filter(line -> line.tried() != null && line.tried().holds())
                .findFirst()
                .orElse(null);
        return standing(backups, trial == null ? null : trial.tried(), good);
    }

    private static @Nullable Line lastTrial(List<Line> lines, @Nullable String backup) {
        return lines.stream()
                .filter(line -> line.tried() != null
                        && (backup == null || line.tried().backup().equals(backup)))
                .findFirst()
                .orElse(null);
    }

    private Standing standing(List<Backup> backups, @Nullable BackupVerified last, @Nullable Line good) {
        String tone = "warn";
        String word;
        if (last != null && !last.holds()) {
            tone = "bad";
            word = "上次试恢复不通过";
        } else if (backups.isEmpty()) {
            word = "没有备份";
        } else if (good == null) {
            word = "备份未经试恢复";
        } else if (Duration.between(good.at(), clock.now()).toDays() >= days) {
            word = "试恢复已过 " + days + " 天";
        } else {
            tone = "good";
            word = "正常";
        }
        return new Standing(
                tone,
                word,
                good == null ? null : good.at(),
                good == null || good.tried() == null ? null : good.tried().backup(),
                days,
                backups);
    }
}
