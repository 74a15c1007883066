package org.mingzhang.domain.policy.scrutiny;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.Problems;
import org.mingzhang.domain.policy.reading.Problems.Spot;

/** Collects what is found, with the place of each. */
final class Remarks {
    private final Places places;
    private final Set<PackProblem> contradictions = new LinkedHashSet<>();
    private final Set<PackProblem> doubts = new LinkedHashSet<>();

    Remarks(Places places) {
        this.places = places;
    }

    /** Notes what cannot be meant. */
    void contradicts(List<String> place, String found, String expected) {
        note(contradictions, place, found, expected);
    }

    /** Notes what should be looked at. */
    void doubts(List<String> place, String found, String expected) {
        note(doubts, place, found, expected);
    }

    private void note(Set<PackProblem> into, List<String> place, String found, String expected) {
        if (into.size() < Problems.MOST) {
            Spot spot = places.of(place);
            into.add(new PackProblem(spot.line(), spot.column(), spot.path(), found, expected));
        }
    }

    /** Whether something is said of the place already. */
    boolean isNoted(List<String> place) {
        String path = places.of(place).path();
        return Stream.concat(contradictions.stream(), doubts.stream())
                .anyMatch(problem -> problem.path().equals(path));
    }

    boolean isWritten(List<String> place) {
        return places.has(place);
    }

    /** Whether what stands at the one place stands before the other in the file. */
    int compare(List<String> one, List<String> other) {
        return Comparator.comparing(Spot::line).thenComparing(Spot::column).compare(places.of(one), places.of(other));
    }

    /** Each key of the file that has a word or a list of words. */
    void eachWritten(BiConsumer<List<String>, List<String>> visitor) {
        places.each(visitor);
    }

    /** What is wrong for certain is mended first: doubts of the same place may have the same cause, and wait. */
    Scrutiny.Findings findings() {
        Set<String> wrong = contradictions.stream().map(PackProblem::path).collect(Collectors.toUnmodifiableSet());
        return new Scrutiny.Findings(
                contradictions.stream().sorted().toList(),
                doubts.stream()
                        .filter(doubt -> !wrong.contains(doubt.path()))
                        .sorted()
                        .toList());
    }
}
