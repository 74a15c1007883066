package org.mingzhang.app.system;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.register.Address;
import org.mingzhang.app.system.PeopleQuestion.Standing;
import org.mingzhang.app.system.SystemPages.Row;

/**
 * A page of the people that were asked for, with totals of all pages.
 *
 * @param count how many were asked for
 * @param all how many there are
 * @param totals how many accounts of those that were asked for stand how
 */
public record PeoplePage(
        PeopleQuestion question, List<Row> rows, long count, long all, Map<Standing, Long> totals, Address address) {
    /**
     * Picks the page.
     *
     * @param everybody in the order in which they are shown
     */
    static PeoplePage of(PeopleQuestion question, List<Row> everybody) {
        List<Row> meant = everybody.stream().filter(question::takes).toList();
        Map<Standing, Long> totals = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            totals.put(
                    standing,
                    meant.stream().filter(row -> row.standing() == standing).count());
        }
        return new PeoplePage(
                question,
                meant.stream()
                        .skip((question.page() - 1) * question.limit())
                        .limit(question.limit())
                        .toList(),
                meant.size(),
                everybody.size(),
                totals,
                question.address());
    }

    public long pages() {
        return Math.max(1, (count + question.limit() - 1) / question.limit());
    }
}
