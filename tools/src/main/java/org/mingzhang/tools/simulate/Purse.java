package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.BudgetStep;
import org.mingzhang.tools.story.Story;

/**
 * The line money: awards take from it in the order in which they are decided, each line's own source first, and when it does not
 * reach any more the rest waits.
 */
final class Purse {
    /** Who bears an award: money from above, and the city's own. */
    record Shares(Fen upper, Fen own) {
        Fen total() {
            return upper.plus(own);
        }
    }

    /**
     * What there is for renovation, or for everything else.
     *
     * @param ownFirst whether the city's own money goes first
     */
    record Lot(Fen upper, Fen own, boolean ownFirst) {
        /** What is allocated in the story, without what is transferred away; what may come by a transfer is not counted on. */
        static Lot of(Story story, boolean renovation) {
            String of = story.line(story.renovation());
            Fen upper = Fen.ZERO;
            Fen own = Fen.ZERO;
            for (BudgetStep step : story.simulation().budget()) {
                Fen more =
                        switch (step.act()) {
                            case ALLOCATE -> step.amount();
                            case TRANSFER -> step.amount().negated();
                            default -> Fen.ZERO;
                        };
                if (step.line().equals(of) == renovation
                        && step.source().equals(story.sources().upper())) {
                    upper = upper.plus(more);
                } else if (step.line().equals(of) == renovation) {
                    own = own.plus(more);
                }
            }
            return new Lot(upper, own, cityPaysFirst(story, renovation));
        }
    }

    private static boolean cityPaysFirst(Story story, boolean renovation) {
        String line = story.line(
                renovation ? story.renovation() : story.simulation().purchase().direction());
        return story.pack()
                .line(line)
                .orElseThrow()
                .paidBy()
                .getFirst()
                .equals(story.sources().own());
    }

    private record Wish(String number, boolean renovation, LocalDate on, Fen amount) {}

    private final List<Wish> wishes = new ArrayList<>();
    private final Map<String, Shares> granted = new HashMap<>();
    private final int places;
    private final Lot forRenovation;
    private final Lot forOthers;

    /**
     * A purse that nothing was taken of yet.
     *
     * @param places how many awards of renovation there may be
     */
    Purse(int places, Lot forRenovation, Lot forOthers) {
        this.places = places;
        this.forRenovation = forRenovation;
        this.forOthers = forOthers;
    }

    /** Asks for an award. */
    void ask(String number, boolean renovation, LocalDate on, Fen amount) {
        if (amount.isPositive()) {
            wishes.add(new Wish(number, renovation, on, amount));
        }
    }

    /** Deals out what there is. */
    void deal() {
        wishes.sort(Comparator.comparing(Wish::on).thenComparing(Wish::number));
        Fen[] renovation = {forRenovation.upper, forRenovation.own};
        Fen[] others = {forOthers.upper, forOthers.own};
        int awards = 0;
        boolean renovationOver = false;
        boolean othersOver = false;
        for (Wish wish : wishes) {
            if (wish.renovation && !renovationOver) {
                Shares shares = take(renovation, wish.amount, forRenovation.ownFirst ? 1 : 0);
                renovationOver = shares == null || ++awards >= places;
                grant(wish, shares);
            } else if (!wish.renovation && !othersOver) {
                Shares shares = take(others, wish.amount, forOthers.ownFirst ? 1 : 0);
                othersOver = shares == null;
                grant(wish, shares);
            }
        }
        wishes.clear();
    }

    private void grant(Wish wish, @Nullable Shares shares) {
        if (shares != null) {
            granted.put(wish.number, shares);
        }
    }

    private static @Nullable Shares take(Fen[] left, Fen amount, int first) {
        if (amount.exceeds(left[0].plus(left[1]))) {
            return null;
        }
        Fen one = amount.min(left[first]);
        Fen other = amount.minus(one);
        left[first] = left[first].minus(one);
        left[1 - first] = left[1 - first].minus(other);
        return first == 0 ? new Shares(one, other) : new Shares(other, one);
    }

    /** Who bears the award of an application; null where there is none. */
    @Nullable
    Shares of(String number) {
        return granted.get(number);
    }
}
