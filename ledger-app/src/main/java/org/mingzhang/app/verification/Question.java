package org.mingzhang.app.verification;

import java.util.List;

/** What somebody wants verified. */
public sealed interface Question {
    /** Positions of one question about a part of the log; more than that is quicker done whole. */
    int MOST_ENTRIES = 1_000;

    /** The whole log. */
    record Whole() implements Question {}

    /** Some entries, by position. */
    record Entries(String subject, List<Long> positions) implements Question {
        public Entries {
            positions = List.copyOf(positions);
        }
    }

    /** A receipt, as pasted or uploaded. */
    @SuppressWarnings("ArrayRecordComponent")
    record ReceiptFile(byte[] bytes) implements Question {}

    /**
     * A checkpoint kept by somebody else.
     *
     * @param source what whoever brings it calls it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record ForeignCheckpoint(String source, byte[] note) implements Question {}

    /** What kind of question it is, in Chinese. */
    default String kind() {
        return switch (this) {
            case Whole whole -> "全账";
            case Entries entries -> "账目";
            case ReceiptFile receipt -> "回执";
            case ForeignCheckpoint checkpoint -> "外部校验点";
        };
    }

    /** What is verified, in Chinese. */
    default String subject() {
        return switch (this) {
            case Whole whole -> "全部账目";
            case Entries(String subject, List<Long> positions) -> subject;
            case ReceiptFile receipt -> "一张回执";
            case ForeignCheckpoint(String source, byte[] note) -> "校验点 " + source;
        };
    }
}
