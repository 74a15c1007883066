package org.mingzhang.domain.policy.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a file while it is read to the end. */
public final class Problems {
    /** Beyond this the file is something else altogether. */
    public static final int MOST = 500;

    /** A set, since a section may be read twice: once for its ids, once for its rules. */
    private final Set<PackProblem> problems = new LinkedHashSet<>();

    private final Questions questions;

    public Problems() {
        this(Questions.UNHEARD);
    }

    /**
     * The same with somebody who hears what is asked of the file.
     *
     * @param questions hears them
     */
    public Problems(Questions questions) {
        this.questions = questions;
    }

    /** What is asked of a part that is not there at all is heard, and nothing of it reported again. */
    Problems unreported() {
        return new Problems(questions);
    }

    Questions questions() {
        return questions;
    }

    /** Where something stands. */
    public record Spot(int line, int column, String path) {
        /** The same place, as another part of the file. */
        public Spot at(String newPath) {
            return new Spot(line, column, newPath);
        }
    }

    void report(Spot spot, String found, String expected) {
        // One mistake is one message, however many read the same place.
        boolean known = problems.stream()
                .anyMatch(each -> each.line() == spot.line()
                        && each.column() == spot.column()
                        && each.path().equals(spot.path())
                        && each.found().equals(found)
                        && found.startsWith("缺少"));
        if (problems.size() < MOST && !known) {
            problems.add(new PackProblem(spot.line(), spot.column(), spot.path(), found, expected));
        }
    }

    /** How many there are so far; counted up to {@link #MOST}. */
    public int count() {
        return problems.size();
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    public List<PackProblem> inOrder() {
        return problems.stream().sorted().toList();
    }
}
