package org.mingzhang.app.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What bad rows hold up, by {@link Waiting}, and the first of them. */
final class Held {
    private final KnownReferences known;
    private final KeyIndex first = new KeyIndex();
    /** Who applied, by number. */
    private final Map<String, String> applicants = new HashMap<>();
    /** Bad rows of cases whose applicant may still be read, by number. */
    private final Map<String, Long> pending = new HashMap<>();

    Held(KnownReferences known) {
        this.known = known;
    }

    /** Takes in who applied, be the row good or bad. */
    void read(Row row) {
        String number = row.cells().get(Waiting.NUMBER);
        String code = row.cells().get(Waiting.CODE);
        if (row.sheet().name().equals("申报") && number != null && code != null) {
            applicants.put(number, code);
        }
    }

    /**
     * Takes in a row that is not recorded.
     *
     * @param itself whether it is wrong itself, and does not only wait for another one
     */
    void add(Row bad, long place, boolean itself) {
        Waiting.heldUp(bad, itself).forEach(key -> hold(key, place));
        String number = bad.cells().get(Waiting.NUMBER);
        if (number != null) {
            pending.putIfAbsent(number, place);
        }
    }

    /** A bad row in a sheet before on which this one may have failed; {@link KeyIndex#NONE} for none. */
    long restsOn(Row row) {
        return firstOf(Waiting.restsOn(row));
    }

    /** A bad row for which this one waits, once all were read; {@link KeyIndex#NONE} for none. */
    long awaited(Row row) {
        pending.forEach((number, place) -> {
            String who = applicant(number);
            if (who != null) {
                hold(Waiting.casesOf(who), place);
            }
        });
        pending.clear();
        return first.size() == 0 ? KeyIndex.NONE : firstOf(Waiting.waitsFor(row, this::applicant));
    }

    private @Nullable String applicant(String number) {
        String who = applicants.get(number);
        return who == null ? known.applicant(number) : who;
    }

    private void hold(String key, long place) {
        if (first.get(key) == KeyIndex.NONE) {
            first.put(key, place);
        }
    }

    private long firstOf(List<String> keys) {
        return keys.stream()
                .mapToLong(first::get)
                .filter(place -> place != KeyIndex.NONE)
                .findFirst()
                .orElse(KeyIndex.NONE);
    }
}
