package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes rows of entries. What it writes follows from the entries alone, in their order: no clock, no counter of the
 * database, no row of another projector; so a rebuild gives the same rows, bit for bit.
 */
public interface Projector {
    /** Names it among all projectors; stored, never changes. */
    String name();

    /** Raised with every change of what it writes; rows of another version are rebuilt, never continued. */
    int version();

    /** The tables that it alone writes. */
    List<ViewTable> tables();

    /**
     * Takes in the next entries, without gap to those before. The connection is in a transaction, its search path set
     * to the schema to write to.
     */
    void apply(Connection connection, List<Entry> entries) throws SQLException;

    /**
     * The same, with the log to look up what a correction touches: the entries of its stream, up to the last of these. What
     * is read there follows from the entries, too.
     */
    default void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
    }

    /**
     * Refuses rows, all just built from the log, that cannot be right; called before they replace the live ones.
     *
     * @throws ViewFault saying what is wrong
     */
    default void check(Connection connection) throws SQLException {}
}
