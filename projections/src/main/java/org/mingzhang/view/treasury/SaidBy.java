package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;

/**
 * Who stands for what a statement says.
 *
 * @param people who recorded it, or corrected it since, or agreed to the import by which it came; before a correction nobody agreed to
 *     what it says now
 * @param importId by which it came; null where it was recorded by itself
 * @param fileName of that import's workbook
 * @param authors of these, the ids of who recorded it or corrected it since
 * @param correctedAt position of the entry by which it was corrected last; null where it stands as recorded
 */
public record SaidBy(
        List<Person> people,
        @Nullable String importId,
        @Nullable String fileName,
        List<String> authors,
        @Nullable Long correctedAt) {
    public SaidBy {
        people = List.copyOf(people);
        authors = List.copyOf(authors);
    }

    SaidBy and(Person another) {
        List<Person> all = new ArrayList<>(people);
        all.add(another);
        return new SaidBy(all, importId, fileName, authors, correctedAt);
    }

    /** Whether something was said of what it says now, not of what it said before a correction. */
    boolean isSince(long position) {
        return correctedAt == null || position > correctedAt;
    }

    /**
     * Why it does not count as proof: too few say so but people who had a part in what it proves; null where enough others do.
     *
     * @param payers who had a part
     * @param enough how many others
     */
    @Nullable
    Doubt doubt(Set<String> payers, int enough) {
        long others = people.stream()
                .filter(person -> !person.isOneOf(payers))
                .map(Person::actor)
                .distinct()
                .count();
        return others >= enough
                ? null
                : new Doubt(
                        importId,
                        fileName,
                        false,
                        people.stream().map(Person::name).distinct().collect(Collectors.joining("、")),
                        correctedAt != null);
    }

    /** A person, as the ledger knows one and as old records name one. */
    public record Person(String actor, String organisation, String name) {
        /** Whether one of these is that person, also where old records name people by organisation and name, or by name. */
        boolean isOneOf(Set<String> people) {
            return people.contains(actor) || people.contains(organisation + "/" + name) || people.contains("/" + name);
        }
    }
}
