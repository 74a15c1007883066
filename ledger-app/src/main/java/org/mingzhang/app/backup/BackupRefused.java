package org.mingzhang.app.backup;

import java.util.List;

/** A backup cannot be made there, or is not what it says: every reason at once. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    /**
     * One reason.
     *
     * @param place the file concerned
     * @param found what is there
     * @param rule what should be
     */
    public record Reason(String place, String found, String rule) {}

    BackupRefused(String sentence, List<Reason> reasons) {
        super(sentence);
        this.reasons = List.copyOf(reasons);
    }

    BackupRefused(String sentence) {
        this(sentence, List.of());
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
