package org.mingzhang.view.projection;

import java.util.Collection;
import java.util.List;
import org.mingzhang.domain.event.StreamId;

/** Where entries are read from: the log, or a copy of it. */
public interface EntrySource {
    /** Entries read at once, and applied in one transaction. */
    int BATCH = 5_000;

    /** The position of the newest entry that is sealed; −1 while there is none. */
    long newest();

    /** The entries at positions above {@code position} up to and with {@code upTo}, in order; none that is not sealed. */
    Cursor after(long position, long upTo);

    /** The entries at these positions, in order; positions without an entry are left out. */
    List<Entry> at(Collection<Long> positions);

    /** The entries of one stream up to and with {@code upTo}, in order; none that is not sealed. */
    List<Entry> stream(StreamId stream, long upTo);

    /** Reads on and on. For one thread at a time. */
    interface Cursor extends AutoCloseable {
        /**
         * The next entries, at most {@link #BATCH}; none at the end.
         *
         * @throws MissingEntry when one is not there
         */
        List<Entry> next();

        @Override
        void close();
    }
}
