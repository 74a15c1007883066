package org.mingzhang.domain.application;

import java.util.Map;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;

/**
 * 附件 that old records name by digest. Recorded by an import under its one signature, as it stands; the file itself comes
 * later, and must be the same.
 */
public record PastDocument(String application, DocumentAttached event) implements LedgerCommand {
    public PastDocument {
        FileName.requireImpersonal(event.fileName());
    }

    @Override
    public StreamId subject() {
        return StreamId.application(application);
    }

    @Override
    public Decision decide(Streams streams, Occasion occasion) {
        if (!occasion.isHistory()) {
            throw new RefusedValue(application, "这样的记录只能按历史导入；现在办理的，请用命令登记");
        }
        Application state = (Application) streams.state(subject());
        return occasion.first(() -> null)
                .refuseIf(!state.exists(), RejectionCode.NOT_FOUND, Map.of("application", application))
                .then(occasion::refuseFuture)
                .then(() -> new DocumentRules(streams, occasion, state).refuseUnlisted(event.document()))
                .then(() -> event.picture() == null
                        ? null
                        : new DocumentRules(streams, occasion, state).refusePicture(event.picture()))
                .orElse(() -> Decision.accept(subject(), event));
    }
}
