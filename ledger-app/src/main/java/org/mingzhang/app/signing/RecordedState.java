package org.mingzhang.app.signing;

import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.ReadStreams;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.project.Project;
import org.springframework.stereotype.Component;

/** Things as their sealed entries leave them: what goes into a form is read where the rules read it, not in a read model. */
@Component
class RecordedState {
    private final LedgerStore store;
    private final PackShelf packs;

    RecordedState(LedgerStore store, PackShelf packs) {
        this.packs = packs;
        this.store = store;
    }

    Application application(String number) {
        return (Application) state(StreamId.application(number));
    }

    Project project(String number) {
        return (Project) state(StreamId.project(number));
    }

    Award award(String number) {
        return (Award) state(StreamId.award(number));
    }

    Enterprise enterprise(String code) {
        return (Enterprise) state(StreamId.enterprise(code));
    }

    private StreamState state(StreamId id) {
        return new ReadStreams(store.log(), packs).state(id);
    }
}
