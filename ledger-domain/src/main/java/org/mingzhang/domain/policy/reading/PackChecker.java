package org.mingzhang.domain.policy.reading;

import java.util.List;
import java.util.Optional;
import org.mingzhang.domain.policy.PackBytes;
import org.mingzhang.domain.policy.PolicyPack;

/** Checks a pack's file and explains every mistake at once; {@code schemes check} prints what it finds. */
public final class PackChecker {
    private PackChecker() {}

    /** Every mistake in the order of the file; the pack when there is none. */
    public record Result(List<PackProblem> problems, Optional<PolicyPack> pack) {}

    /** Checks the bytes of a file. Never throws for what a file can contain. */
    public static Result check(byte[] bytes) {
        return check(bytes, Questions.UNHEARD);
    }

    /**
     * The same with somebody who hears what is asked of the file.
     *
     * @param questions hears them
     */
    public static Result check(byte[] bytes, Questions questions) {
        Problems problems = new Problems(questions);
        Optional<MapReader> reader = MapReader.of(bytes, problems);
        if (reader.isEmpty()) {
            return new Result(problems.inOrder(), Optional.empty());
        }
        PolicyPack pack = new PackSections(reader.get(), problems).read(new PackBytes(bytes));
        return problems.any()
                ? new Result(problems.inOrder(), Optional.empty())
                : new Result(List.of(), Optional.of(pack));
    }
}
