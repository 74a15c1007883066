package org.mingzhang.app.platform.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.app.platform.command.CommandDesk.RecordedRefusals;
import org.mingzhang.app.platform.eventstore.CommandLog;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.seal.Hash;

/** Commands that the log has taken, and refusals among them. */
public final class RecordedCommands implements CommandLog, RecordedRefusals {
    private final DataSource reader;
    private final LogReader log;

    public RecordedCommands(DataSource reader, LogReader log) {
        this.reader = reader;
        this.log = log;
    }

    @Override
    public Optional<Taken> find(String commandId) {
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT digest, first_position, last_position FROM ledger.command WHERE command_id = ?")) {
            query.setString(1, commandId);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Taken(commandId, Hash.of(row.getBytes(1)), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    @Override
    public Optional<CommandRefused> at(long position) {
        StoredEntry entry = log.requireEntry(position).requireSealed();
        return entry.envelope().event() instanceof CommandRefused refused ? Optional.of(refused) : Optional.empty();
    }
}
