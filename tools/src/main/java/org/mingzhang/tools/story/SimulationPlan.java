package org.mingzhang.tools.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Span;

/**
 * What a city lends to simulated workbooks alone.
 *
 * @param reserve from when on enterprises enter the reserve
 * @param leaving from when on some leave the pilot
 * @param pool from when on providers are admitted
 * @param unfit from when on those who turn out to be unfit are removed
 * @param gone when some others are
 * @param accounts when third parties register their accounts
 * @param receipts how numbers of bank receipts begin
 * @param unreduced the title that lifts a batch's cap, by id
 * @param obtained when it is gained
 * @param calls by name, as lists are told apart
 */
public record SimulationPlan(
        LocalDate reserve,
        LocalDate leaving,
        LocalDate pool,
        LocalDate unfit,
        LocalDate gone,
        LocalDate accounts,
        String receipts,
        String unreduced,
        Span obtained,
        OlderTitle olderTitle,
        Map<String, Call> calls,
        List<BudgetStep> budget,
        List<Report> reports,
        List<Offer> offers,
        County county,
        Platform platform,
        Centre centre,
        Product product,
        Purchase purchase,
        OverBudget overBudget) {
    public SimulationPlan {
        calls = Map.copyOf(calls);
        budget = List.copyOf(budget);
        reports = List.copyOf(reports);
        offers = List.copyOf(offers);
    }

    /** A title from before the pilot, which does nothing. */
    public record OlderTitle(String kind, String level, Span valid, String document) {}

    /** What is reported towards a target. */
    public record Report(LocalDate on, String target, String value, String title) {}

    /**
     * A direction for pilot enterprises: one of so many applies, whose number leaves that remainder.
     *
     * @param call by name
     * @param title what it rests on; null where on none
     * @param higher what every second of them has instead; null where there is none
     * @param joint whether it is handed in together with two others
     * @param sharesInvoice whether the enterprise's last invoice is shared between its renovation and this
     */
    public record Offer(
            String direction,
            int oneOf,
            int remainder,
            String call,
            @Nullable Title title,
            @Nullable Title higher,
            Fen ceiling,
            Fen higherCeiling,
            boolean joint,
            boolean sharesInvoice) {}

    /** A title as records write it. */
    public record Title(String kind, String level) {}

    /**
     * Counties that are rewarded.
     *
     * @param most so many at most
     * @param oneFor one for so many enterprises
     * @param floor the least that the pack gives
     */
    public record County(String direction, String call, String title, int most, int oneFor, Fen floor, Fen ceiling) {}

    /**
     * Platforms that are built.
     *
     * @param serves the fewest pilot enterprises that one serves
     * @param cost what one costs in the middle
     */
    public record Platform(String direction, String call, String title, int most, int serves, Fen cost) {}

    /**
     * The one centre that is built.
     *
     * @param percent of its cost that is awarded
     * @param atMost what is awarded at most
     */
    public record Centre(String direction, String call, String title, Fen cost, int percent, Fen atMost) {}

    /** Products that are rewarded, with at least so much. */
    public record Product(String direction, String call, int most, int oneFor, Fen atLeast, Fen ceiling) {}

    /** What the city buys. */
    public record Purchase(String direction, String call) {}

    /** A purchase for which there is no money: the fraud of it. */
    public record OverBudget(LocalDate from, String title, String content, Fen price) {}
}
