package org.mingzhang.domain.provider;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;

/**
 * A rating as old records state it, also by somebody who could not rate: recorded as it was, with its breaches. Recorded by
 * an import under its one signature; nobody signs it as a command.
 *
 * @param rater credit code of who rated, as the row says
 */
public record PastRating(
        String provider,
        String application,
        String rater,
        int scoreTenths,
        @Nullable String opinion) implements LedgerCommand {
    @Override
    public StreamId subject() {
        return StreamId.provider(provider);
    }

    @Override
    public Decision decide(Streams streams, Occasion occasion) {
        if (!occasion.isHistory()) {
            throw new RefusedValue(rater, "评价方应为该申报的申报单位；现在办理的，请由其用命令评价");
        }
        return new RatingDecider(streams, occasion).rate(this);
    }
}
