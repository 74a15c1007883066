package org.mingzhang.domain.expert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.mingzhang.domain.seal.Suite;

/**
 * 抽签: an order of candidates that follows from public words alone. Each candidate's ticket is the SM3 of five lines, and the
 * smallest tickets are drawn first; whoever has the words draws the same.
 */
public final class Lot {
    /** The first line of what is hashed; another way of drawing would have another one. */
    public static final String FORM = "mingzhang.draw/1";

    private Lot() {}

    /**
     * A candidate with its ticket.
     *
     * @param ticket hex of the SM3
     */
    public record Ticket(String expert, String ticket) {}

    /** The candidates in the order in which they are drawn. */
    public static List<Ticket> order(String seed, String application, String stage, Collection<String> candidates) {
        return candidates.stream()
                .distinct()
                .map(expert -> new Ticket(expert, ticket(seed, application, stage, expert)))
                .sorted(Comparator.comparing(Ticket::ticket).thenComparing(Ticket::expert))
                .toList();
    }

    private static String ticket(String seed, String application, String stage, String expert) {
        String words = String.join("\n", FORM, seed, application, stage, expert);
        return Suite.SM3.hash(words.getBytes(UTF_8)).toString();
    }
}
