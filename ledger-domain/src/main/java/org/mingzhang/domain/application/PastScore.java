package org.mingzhang.domain.application;

import java.util.Map;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;

/**
 * A score as old records state it, also by an expert who had to keep away: recorded as it was, with its breaches. Recorded by
 * an import under its one signature; nobody signs it as a command.
 */
public record PastScore(String application, ScoreGiven event) implements LedgerCommand {
    @Override
    public StreamId subject() {
        return StreamId.application(application);
    }

    @Override
    public Decision decide(Streams streams, Occasion occasion) {
        if (!occasion.isHistory()) {
            throw new RefusedValue(application, "这样的记录只能按历史导入；现在办理的，请由专家用命令评分");
        }
        Application scored = (Application) streams.state(subject());
        if (!scored.exists()) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("application", application));
        }
        Avoidance avoidance = Avoidance.of(streams, application, scored);
        return occasion.first(occasion::refuseFuture)
                .then(() -> scored.duties(streams.pack(scored.packSm3()))
                        .refuse(Duty.REVIEW, occasion.actor().id()))
                // Old records name an organisation by its code or by its name.
                .then(() -> avoidance.refuse(occasion.actor().id(), event.expertOrg(), event.expertOrg()))
                .orElse(() -> Decision.accept(subject(), event));
    }
}
