package org.mingzhang.view.budget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/**
 * The money of every programme, added up from entries directly: for figures that must not rest on read models, which
 * whoever runs the database can change. Counted by the same rules as the budget. For one thread.
 */
public final class LoggedMoney {
    private record Counted(String name, Amounts amounts) {}

    private final Map<String, Counted> programmes = new LinkedHashMap<>();

    /**
     * The money of a programme.
     *
     * @param committed net of releases, paid or not
     * @param paid net of what banks returned, before recoveries
     */
    public record Total(String programme, String name, Fen appropriated, Fen committed, Fen paid) {}

    /** Takes in the next entry of the log; all of them, in order, from the first. */
    public void take(Envelope entry) {
        if (entry.stream().type() == StreamType.PROGRAMME) {
            String programme = entry.stream().id();
            if (entry.event() instanceof ProgrammeOpened opened) {
                programmes.putIfAbsent(programme, new Counted(opened.name(), new Amounts()));
            }
            Counted counted = programmes.get(programme);
            if (counted != null) {
                for (Journal.Dated dated : Journal.dated(entry.event(), entry.businessDate())) {
                    dated.lines().forEach(leg -> counted.amounts.take(leg.account(), dated.type(), leg.amountFen()));
                }
            }
        }
    }

    /** What was taken in, in the order in which the programmes were opened. */
    public List<Total> totals() {
        return programmes.entrySet().stream()
                .map(each -> {
                    Amounts amounts = each.getValue().amounts;
                    return new Total(
                            each.getKey(),
                            each.getValue().name,
                            amounts.appropriated(),
                            amounts.committed(),
                            amounts.paid());
                })
                .toList();
    }
}
