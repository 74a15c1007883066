package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.mingzhang.domain.seal.Frontier;
import org.mingzhang.domain.seal.Suite;

/**
 * What the log would say to an append if it came now, judged as the sequencer judges, on what is committed. Nothing is locked
 * and nothing is stored, so that the answer holds until somebody else appends.
 */
public final class AppendTrial {
    private static final String HEAD = "SELECT sm3_frontier, sha256_frontier, max_recorded_at FROM ledger.head;";

    private final DataSource source;

    /** A trial over connections of any role of the ledger. */
    public AppendTrial(DataSource source) {
        this.source = source;
    }

    /**
     * Passes where the append would be taken, and where it was taken already.
     *
     * @throws AppendRefused as it would be refused
     * @throws AppendFault when nothing could be appended now, since some clock is wrong
     */
    public void require(Append append) {
        if (look(append) instanceof Judgement.Verdict.Refused(RuntimeException reason)) {
            throw reason;
        }
    }

    /**
     * Passes where none of the streams has grown since it was read.
     *
     * @throws AppendRefused.StreamConflict when one has
     */
    public void requireCurrent(List<ReadStream> reads) {
        Facts.Questions questions = new Facts.Questions();
        reads.forEach(read -> questions.streams().add(read.stream()));
        ask(questions, (head, facts) -> {
            for (ReadStream read : reads) {
                long last = facts.lastSeqs().getOrDefault(read.stream(), -1L);
                if (last != read.lastSeq()) {
                    throw new AppendRefused.StreamConflict(read.stream(), read.lastSeq(), last);
                }
            }
            return true;
        });
    }

    private Judgement.Verdict look(Append append) {
        return ask(questions(append), (head, facts) -> new Judgement(head, facts).judge(append));
    }

    private <T> T ask(Facts.Questions questions, BiFunction<Head, Facts, T> judging) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(HEAD + FactQueries.SQL)) {
            FactQueries.bind(statement, 1, questions);
            statement.execute();
            Head head = head(statement.getResultSet());
            return judging.apply(head, FactQueries.read(statement));
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new BrokenSeal("库中没有日志头（表 head 是空的）");
        }
        return new Head(
                Frontier.fromBytes(Suite.SM3, row.getBytes(1)),
                Frontier.fromBytes(Suite.SHA256, row.getBytes(2)),
                FactQueries.time(row, 3, () -> "日志头"));
    }

    private static Facts.Questions questions(Append append) {
        Facts.Questions questions = new Facts.Questions();
        questions.commands().add(append.commandId());
        append.reads().forEach(read -> questions.streams().add(read.stream()));
        for (PreparedEntry entry : append.entries()) {
            questions.streams().add(entry.stream());
            entry.claims().forEach(claim -> questions.claims().add(claim.name()));
        }
        return questions;
    }
}
