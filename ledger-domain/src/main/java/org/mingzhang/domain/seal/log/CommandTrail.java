package org.mingzhang.domain.seal.log;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Which entries each command caused, as the entries say it, beside the rows of the command table. */
final class CommandTrail {
    private final LogRules rules;
    private final Iterator<StoredCommand> rows;
    private final Gaps gaps;
    private final AlteredEntries entries;
    private final Findings findings;
    private @Nullable StoredCommand next;
    private @Nullable Group group;

    /** The entries of one command so far. */
    private static final class Group {
        private final String commandId;
        private final long first;
        private final @Nullable String digest;
        private final boolean carriesCommand;
        private final boolean hasRow;
        private long last;

        Group(EntryHeader header, long position, @Nullable String digest, boolean hasRow) {
            commandId = header.commandId();
            first = position;
            last = position;
            this.digest = digest;
            carriesCommand = header.command() != null;
            this.hasRow = hasRow;
        }
    }

    CommandTrail(LogRules rules, Iterator<StoredCommand> rows, Gaps gaps, AlteredEntries entries, Findings findings) {
        this.rules = rules;
        this.rows = rows;
        this.gaps = gaps;
        this.entries = entries;
        this.findings = findings;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** Takes the next entry. */
    void accept(ScannedEntry entry, EntryHeader header) {
        Group current = group;
        if (current != null && current.last + 1 == entry.position() && current.commandId.equals(header.commandId())) {
            current.last = entry.position();
        } else {
            close();
            current = new Group(header, entry.position(), entry.commandDigest(), hasRow(header));
            group = current;
        }
        String expected = current.commandId + "." + (entry.position() - current.first);
        // Where the entry before is missing, the command may have begun there.
        if (!header.eventId().equals(expected) && !gaps.touch(current.first - 1, entry.position())) {
            entries.unlessAltered(
                    entry.position(), Kind.EVENT_ID_MISMATCH, "事件编号为 " + header.eventId() + "，按其位置应为 " + expected);
        }
    }

    private boolean hasRow(EntryHeader header) {
        try {
            return rules.hasCommandRow(header);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** Whether the entry just taken follows, in the same command, an entry that carries the command. */
    boolean carried() {
        return group != null && group.carriesCommand;
    }

    /** The current command's first entry, or -1. */
    long first() {
        return group == null ? -1 : group.first;
    }

    private void close() {
        Group done = group;
        group = null;
        if (done == null) {
            return;
        }
        while (next != null && next.firstPosition() < done.first) {
            extra(next);
            advance();
        }
        boolean certain = !gaps.touch(done.first - 1, done.last + 1);
        StoredCommand row = rowOf(done);
        if (row != null) {
            compare(row, done, certain);
        } else if (done.hasRow && certain) {
            findings.count(LogStep.COMMANDS, 1);
            entries.unlessAltered(done.first, Kind.COMMAND_ROW_MISMATCH, "命令 " + done.commandId + " 没有登记");
        }
    }

    /** Of the rows that begin where the command does, the one of its id, or else the first; the rest is extra. */
    private @Nullable StoredCommand rowOf(Group done) {
        StoredCommand chosen = null;
        while (next != null && next.firstPosition() == done.first) {
            StoredCommand row = next;
            advance();
            if (chosen == null) {
                chosen = row;
            } else if (row.commandId().equals(done.commandId)
                    && !chosen.commandId().equals(done.commandId)) {
                extra(chosen);
                chosen = row;
            } else {
                extra(row);
            }
        }
        return chosen;
    }

    private void compare(StoredCommand row, Group done, boolean certain) {
        findings.count(LogStep.COMMANDS, 1);
        boolean sameDigest = done.digest == null || done.digest.equals(row.digest());
        boolean sameEntries = row.lastPosition() == done.last || !certain;
        if (!row.commandId().equals(done.commandId) || !sameDigest || !sameEntries) {
            entries.unlessAltered(
                    done.first,
                    Kind.COMMAND_ROW_MISMATCH,
                    "登记为命令 " + row.commandId() + "、摘要 " + row.digest() + "、第 " + row.firstPosition() + " 至 "
                            + row.lastPosition() + " 条；账目为 " + done.commandId + "、" + done.digest + "、第 " + done.first
                            + " 至 " + done.last + " 条");
        }
    }

    private void extra(StoredCommand row) {
        if (!gaps.touch(row.firstPosition() - 1, row.lastPosition() + 1)) {
            findings.add(row.firstPosition(), Kind.COMMAND_ROW_MISMATCH, "命令 " + row.commandId() + " 的登记在账目中没有来历");
        }
    }

    /** Reports rows behind the last entry. */
    void finish() {
        close();
        while (next != null) {
            extra(next);
            advance();
        }
    }
}
