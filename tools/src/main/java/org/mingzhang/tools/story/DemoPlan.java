package org.mingzhang.tools.story;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Range;

/**
 * What a city lends to the demo alone.
 *
 * @param genesis the day on which the ledger begins
 * @param reserve from when on enterprises enter the reserve
 * @param providers from when on providers are admitted
 * @param others from when on whoever else takes part is registered
 * @param built when platforms and centres are completed
 * @param fourthLevel how many of all places reach level four
 * @param receipts how numbers of bank receipts begin
 * @param voucherYear the budget year of the treasury's vouchers
 * @param often the title that mostly lifts a batch's cap, by id
 * @param seldom the title that else does
 */
public record DemoPlan(
        LocalDate genesis,
        LocalDate reserve,
        LocalDate providers,
        LocalDate others,
        LocalDate built,
        int fourthLevel,
        String receipts,
        int voucherYear,
        String often,
        String seldom,
        List<BudgetStep> budget,
        List<Decision> decisions,
        List<BidPlan> bids) {
    public DemoPlan {
        budget = List.copyOf(budget);
        decisions = List.copyOf(decisions);
        bids = List.copyOf(bids);
    }

    /**
     * When something is decided.
     *
     * @param on the day; null where it follows what was decided before
     * @param within so many working days after that; null where the day is said
     */
    public record When(@Nullable LocalDate on, @Nullable Range within) {}

    /** What is decided about the policy, or reported towards its targets. */
    public sealed interface Decision {
        When when();
    }

    /**
     * A parameter's value.
     *
     * @param document the day of the document by which it is decided
     * @param refused how the ledger answers an attempt; null where it is decided
     */
    public record Setting(
            When when,
            String parameter,
            String value,
            LocalDate document,
            @Nullable RejectionCode refused) implements Decision {}

    /** What is reported towards a target. */
    public record Report(When when, String target, String title, String value) implements Decision {}

    /** Who applies for one direction beside renovation, and how much of the ceiling is approved, in percent. */
    public sealed interface BidPlan {
        String direction();
    }

    /**
     * Pilot enterprises that gained a title.
     *
     * @param honour by id
     * @param ofAll so many of all places
     * @param grade of the title; null where it has none
     * @param percent null for all of the ceiling
     * @param butNot not who has this title; null where anybody may
     * @param rises what the first of them gains later; null where nobody does
     */
    public record Titles(
            String direction,
            String honour,
            String title,
            int ofAll,
            List<Call> calls,
            @Nullable Range grade,
            @Nullable Range percent,
            @Nullable String butNot,
            @Nullable Rise rises)
            implements BidPlan {
        public Titles {
            calls = List.copyOf(calls);
        }
    }

    /** A higher title that somebody rises to. */
    public record Rise(String honour, String title, Call call) {}

    /**
     * Pilot enterprises that are selected.
     *
     * @param best whether those of the highest levels are, else the next in turn
     * @param firstCall how many of a hundred answer the first of two calls; zero where calls take turns
     */
    public record Selections(
            String direction, String title, boolean best, int ofAll, List<Call> calls, int firstCall, Range percent)
            implements BidPlan {
        public Selections {
            calls = List.copyOf(calls);
        }
    }

    /** Counties that are rewarded, by code. */
    public record Counties(String direction, String title, int ofAll, Call call, int percent, List<String> counties)
            implements BidPlan {
        public Counties {
            counties = List.copyOf(counties);
        }
    }

    /**
     * Platforms that are built.
     *
     * @param cost in 万元
     * @param upperPercent how much of it money from above bears
     * @param serves the fewest pilot enterprises that one serves
     * @param servesMost the most
     */
    public record Platforms(
            String direction,
            List<String> titles,
            int ofAll,
            Call call,
            Range cost,
            int percent,
            int upperPercent,
            int serves,
            int servesMost)
            implements BidPlan {
        public Platforms {
            titles = List.copyOf(titles);
        }
    }

    /** The one centre that is built. */
    public record Centre(String direction, String title, Call call, Fen cost, int percent, int upperPercent)
            implements BidPlan {}

    /** Vendors with their products. */
    public record Products(String direction, String title, int ofAll, List<Call> calls, Range percent, int upperPercent)
            implements BidPlan {
        public Products {
            calls = List.copyOf(calls);
        }
    }

    /** What the city buys, of suppliers in that county. */
    public record Purchases(String direction, String county, List<Purchase> contracts) implements BidPlan {
        public Purchases {
            contracts = List.copyOf(contracts);
        }
    }

    /** One contract. */
    public record Purchase(Call call, String title, Fen price) {}
}
