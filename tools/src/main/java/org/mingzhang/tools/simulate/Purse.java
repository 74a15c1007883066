package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * The line money: awards take from it in the order in which they are decided, each line's own source first, and when it does not
 * reach any more the rest waits.
 */
final class Purse {
    private static final String RENOVATION = "HD-01";

    /** Who bears an award. */
    record Shares(Fen central, Fen local) {
        Fen total() {
            return central.plus(local);
        }
    }

    private record Wish(String number, boolean renovation, LocalDate on, Fen amount) {}

    private final List<Wish> wishes = new ArrayList<>();
    private final Map<String, Shares> granted = new HashMap<>();
    private final int places;

    /**
     * A purse that nothing was taken of yet.
     *
     * @param places how many awards of renovation there may be
     */
    Purse(int places) {
        this.places = places;
    }

    /** Asks for an award. */
    void ask(String number, LocalDate on, Fen amount) {
        if (amount.isPositive()) {
            wishes.add(new Wish(number, number.startsWith(RENOVATION), on, amount));
        }
    }

    /** Deals out what there is. */
    void deal() {
        wishes.sort(Comparator.comparing(Wish::on).thenComparing(Wish::number));
        Fen[] renovation = {Funds.CENTRAL_RENOVATION, Funds.LOCAL_RENOVATION};
        Fen[] service = {Funds.CENTRAL_SERVICE, Funds.LOCAL_SERVICE_LEFT};
        int awards = 0;
        boolean renovationOver = false;
        boolean serviceOver = false;
        for (Wish wish : wishes) {
            if (wish.renovation && !renovationOver) {
                // Central money first.
                Shares shares = take(renovation, wish.amount, 0);
                renovationOver = shares == null || ++awards >= places;
                grant(wish, shares);
            } else if (!wish.renovation && !serviceOver) {
                // Local money first, so that central money keeps within its 20 %.
                Shares shares = take(service, wish.amount, 1);
                serviceOver = shares == null;
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
