package org.mingzhang.domain.event;

import org.mingzhang.domain.json.RefusedValue;

/**
 * Names one stream. Written {@code award/WS-2026-0001}.
 *
 * @param id 1–64 letters (of any script), digits, {@code . _ -}; unique within its type
 */
public record StreamId(StreamType type, String id) implements Comparable<StreamId> {
    private static final int LONGEST = 64;

    public StreamId {
        requireName(id);
    }

    /**
     * Refuses what cannot name a stream.
     *
     * @throws IllegalArgumentException naming the value and the form
     */
    public static void requireName(String id) {
        int letters = 0;
        for (int at = 0; at < id.length(); letters++) {
            int letter = id.codePointAt(at);
            if (!(isWord(letter) || (letters > 0 && (letter == '.' || letter == '_' || letter == '-')))) {
                letters = LONGEST;
            }
            at += Character.charCount(letter);
        }
        if (letters == 0 || letters > LONGEST) {
            throw new RefusedValue(id, "编号应为 1–64 个文字、数字或 . _ -，以文字或数字开头");
        }
    }

    // Unicode's categories L and N.
    private static boolean isWord(int letter) {
        return Character.isLetterOrDigit(letter)
                || Character.getType(letter) == Character.LETTER_NUMBER
                || Character.getType(letter) == Character.OTHER_NUMBER;
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public static StreamId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("应为 类型/编号：" + text);
        }
        return new StreamId(StreamType.ofCode(text.substring(0, slash)), text.substring(slash + 1));
    }

    public static StreamId ledger() {
        return new StreamId(StreamType.LEDGER, "log");
    }

    public static StreamId actor(String id) {
        return new StreamId(StreamType.ACTOR, id);
    }

    public static StreamId programme(String id) {
        return new StreamId(StreamType.PROGRAMME, id);
    }

    public static StreamId enterprise(String creditCode) {
        return new StreamId(StreamType.ENTERPRISE, creditCode);
    }

    public static StreamId provider(String creditCode) {
        return new StreamId(StreamType.PROVIDER, creditCode);
    }

    public static StreamId application(String number) {
        return new StreamId(StreamType.APPLICATION, number);
    }

    public static StreamId project(String applicationNumber) {
        return new StreamId(StreamType.PROJECT, applicationNumber);
    }

    public static StreamId award(String applicationNumber) {
        return new StreamId(StreamType.AWARD, applicationNumber);
    }

    public static StreamId experts(String programme) {
        return new StreamId(StreamType.EXPERTS, programme);
    }

    public static StreamId list(String number) {
        return new StreamId(StreamType.LIST, number);
    }

    public static StreamId bank(String account) {
        return new StreamId(StreamType.BANK, account);
    }

    public static StreamId correction(String number) {
        return new StreamId(StreamType.CORRECTION, number);
    }

    public static StreamId refusal(String commandId) {
        return new StreamId(StreamType.REFUSAL, commandId);
    }

    /** What a person was shown or took away. */
    public static StreamId access(String reader) {
        return new StreamId(StreamType.ACCESS, reader);
    }

    /** The backups of this log. */
    public static StreamId backups() {
        return new StreamId(StreamType.BACKUP, "ledger");
    }

    /** The fixed order in which a decision takes its streams, so that two decisions never wait for each other. */
    @Override
    public int compareTo(StreamId other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type.code() + "/" + id;
    }
}
