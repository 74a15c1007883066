package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that stay right until a read model moves on: the latest to each question, and of questions the ones that were asked last.
 *
 * @param <Q> a question, with all that its answer depends on beside the read models
 * @param <A> an answer, which nobody changes
 */
public final class Remembered<Q, A> {
    private final Map<Q, Known<A>> answers;

    private record Known<A>(String standing, A answer) {}

    /** Finds an answer in the read models. */
    public interface Finding<A> {
        A find() throws SQLException;
    }

    /** @param most questions whose answers are kept */
    public Remembered(int most) {
        answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Q, Known<A>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The answer as the read models stand within a connection's snapshot.
     *
     * @param connection in a transaction that sees one state throughout, as {@link ViewSchema#read} gives it
     */
    public A answer(Connection connection, Q question, Finding<A> finding) throws SQLException {
        String standing = standing(connection);
        Known<A> known = known(question);
        if (known != null && known.standing.equals(standing)) {
            return known.answer;
        }
        A answer = finding.find();
        keep(question, new Known<>(standing, answer));
        return answer;
    }

    private synchronized @Nullable Known<A> known(Q question) {
        return answers.get(question);
    }

    private synchronized void keep(Q question, Known<A> known) {
        answers.put(question, known);
    }

    private static String standing(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 'projection'::regclass::oid || ' ' || string_agg(name || ' ' || position, ' ' ORDER BY name) FROM projection")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
