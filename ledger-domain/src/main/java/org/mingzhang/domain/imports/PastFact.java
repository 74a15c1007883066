package org.mingzhang.domain.imports;

import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;

/**
 * What old records state and no rule decides about, with less than a live command needs. Recorded by an import under its one
 * signature, as it stands; nobody signs it as a command, and the live path has none.
 */
public record PastFact(StreamId subject, LedgerEvent event) implements LedgerCommand {
    @Override
    public Decision decide(Streams streams, Occasion occasion) {
        if (!occasion.isHistory()) {
            throw new RefusedValue(subject.id(), "这样的记录只能按历史导入；现在办理的，请用命令登记");
        }
        streams.state(subject);
        return occasion.first(occasion::refuseFuture).orElse(() -> Decision.accept(subject, event));
    }
}
