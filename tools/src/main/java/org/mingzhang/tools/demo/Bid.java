package org.mingzhang.tools.demo;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.demo.Grant.Generosity;
import org.mingzhang.tools.story.DemoPlan.BidPlan;
import org.mingzhang.tools.story.Story.Call;

/**
 * One application under a direction beside renovation.
 *
 * @param number of the application
 * @param n decides which of several officials takes it
 * @param plan what the city lends to it
 * @param honour the title that it rests on; recorded for the applicant before
 * @param grade of the title, where it has grades
 * @param product the product, where products are rewarded
 * @param investment what is built, or the price of what is bought; null where nothing is
 */
record Bid(
        String number,
        int n,
        BidPlan plan,
        Call call,
        Firm applicant,
        String title,
        @Nullable String honour,
        @Nullable Integer grade,
        @Nullable String product,
        @Nullable Fen investment,
        Generosity generosity) {
    String direction() {
        return plan.direction();
    }

    /** Where its application is shown to the public. */
    PublicNotice notice() {
        return PublicNotice.of(call.notice());
    }
}
