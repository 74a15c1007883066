package org.mingzhang.app.platform.ledger;

import java.util.Optional;
import org.mingzhang.app.platform.command.CommandDesk.RecordedRefusals;
import org.mingzhang.app.platform.eventstore.CommandLog;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;

/** Commands that the log has taken, and refusals among them. */
public final class RecordedCommands implements CommandLog, RecordedRefusals {
    private final LogReader log;

    public RecordedCommands(LogReader log) {
        this.log = log;
    }

    @Override
    public Optional<Taken> find(String commandId) {
        return log.find(commandId);
    }

    @Override
    public Optional<CommandRefused> at(long position) {
        StoredEntry entry = log.requireEntry(position).requireSealed();
        return entry.envelope().event() instanceof CommandRefused refused ? Optional.of(refused) : Optional.empty();
    }
}
