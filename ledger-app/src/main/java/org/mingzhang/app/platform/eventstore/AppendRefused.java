package org.mingzhang.app.platform.eventstore;

/** The log says no to one append, for a reason in what is already recorded; nothing of it was stored. */
public abstract sealed class AppendRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private AppendRefused(String message) {
        super(message);
    }

    /** A stream has grown since the decision read it: load and decide again. */
    public static final class StreamConflict extends AppendRefused {
        private static final long serialVersionUID = 1L;
        private final transient StreamRef stream;

        StreamConflict(StreamRef stream, long expected, long actual) {
            super("stream " + stream + " is at " + actual + ", the decision saw it at " + expected);
            this.stream = stream;
        }

        public StreamRef stream() {
            return stream;
        }
    }

    /** The command id belongs to an earlier command with other content. */
    public static final class CommandIdReused extends AppendRefused {
        private static final long serialVersionUID = 1L;
        private final long firstPosition;

        CommandIdReused(String commandId, long firstPosition) {
            super("command id " + commandId + " was used by another command, at position " + firstPosition);
            this.firstPosition = firstPosition;
        }

        public long firstPosition() {
            return firstPosition;
        }
    }

    /** The log took the same command before, with other entries; those stand, and the decision just made does not. */
    public static final class CommandRepeated extends AppendRefused {
        private static final long serialVersionUID = 1L;
        private final transient Appended earlier;

        CommandRepeated(Appended earlier) {
            super("command " + earlier.commandId() + " was taken before, at position " + earlier.firstPosition());
            this.earlier = earlier;
        }

        /** What it came to. */
        public Appended earlier() {
            return earlier;
        }
    }

    /** Something that the log has only so much of is used up. */
    public static final class ClaimRefused extends AppendRefused {
        private static final long serialVersionUID = 1L;
        private final transient ClaimUse use;
        private final long used;
        private final long firstPosition;

        ClaimRefused(ClaimUse use, long used, long firstPosition) {
            super(use.kind() + " " + use.key() + ": " + used + " of " + use.limit() + " used since position "
                    + firstPosition + ", " + use.amount() + " more refused");
            this.use = use;
            this.used = used;
            this.firstPosition = firstPosition;
        }

        /** The use that was refused. */
        public ClaimUse use() {
            return use;
        }

        public String kind() {
            return use.kind();
        }

        public String key() {
            return use.key();
        }

        /** What was used before. */
        public long used() {
            return used;
        }

        /** Where it was first used; −1 if never. */
        public long firstPosition() {
            return firstPosition;
        }
    }
}
