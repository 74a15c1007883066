package org.mingzhang.domain.seal.log;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Which entries each command caused: one run of positions in the whole log, with events numbered as they stand in it. */
final class CommandTrail {
    private final Gaps gaps;
    private final AlteredEntries entries;
    private final Findings findings;
    private final SeenCommands seen = new SeenCommands();
    private @Nullable Run run;

    /** The entries of one command so far. */
    private static final class Run {
        private final String commandId;
        private final long first;
        private final boolean carriesCommand;
        private long last;

        Run(EntryHeader header, long position) {
            commandId = header.commandId();
            first = position;
            last = position;
            carriesCommand = header.command() != null;
        }
    }

    CommandTrail(Gaps gaps, AlteredEntries entries, Findings findings) {
        this.gaps = gaps;
        this.entries = entries;
        this.findings = findings;
    }

    /** Takes the next entry. */
    void accept(ScannedEntry entry, EntryHeader header) {
        long position = entry.position();
        Run current = run;
        if (current != null && current.last + 1 == position && current.commandId.equals(header.commandId())) {
            current.last = position;
        } else {
            current = new Run(header, position);
            run = current;
            findings.count(LogStep.COMMANDS, 1);
            once(header, position);
        }
        // Where the entry before is missing, the command may have begun there.
        if (!header.isEvent(position - current.first) && !gaps.touch(current.first - 1, position)) {
            entries.unlessAltered(
                    position,
                    Kind.EVENT_ID_MISMATCH,
                    "事件编号为 " + header.eventId() + "，按其位置应为 " + current.commandId + "." + (position - current.first));
        }
    }

    /** A run that goes on behind a gap does not begin a command. */
    private void once(EntryHeader header, long position) {
        long before = header.isEvent(0) ? seen.seen(header.commandId(), position) : -1;
        if (before >= 0) {
            entries.unlessAltered(
                    before, position, Kind.COMMAND_REPEATED, "命令 " + header.commandId() + " 在序号 " + before + " 已经记过");
        }
    }

    /** Whether the entry just taken follows, in the same command, an entry that carries the command. */
    boolean carried() {
        return run != null && run.carriesCommand;
    }

    /** The current command's first entry, or -1. */
    long first() {
        return run == null ? -1 : run.first;
    }
}
