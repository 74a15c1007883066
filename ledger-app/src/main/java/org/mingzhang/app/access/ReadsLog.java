package org.mingzhang.app.access;

import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;

/** Where it is kept who took which data away, and who was shown personal data. */
public interface ReadsLog {
    /** That it is kept, and at which position. Nobody can have one without it, which is why {@link Attachment} asks for it. */
    final class Receipt {
        private final long position;

        private Receipt(long position) {
            this.position = position;
        }

        public long position() {
            return position;
        }
    }

    /**
     * Keeps it durably.
     *
     * @return the position of the entry
     */
    long keep(RecordsAccessed accessed);

    /** Keeps it before anything is handed out; what cannot be kept is not handed out. */
    default Receipt record(RecordsAccessed accessed) {
        return new Receipt(keep(accessed));
    }
}
