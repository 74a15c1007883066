package org.mingzhang.app.signing;

import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.project.Project;
import org.springframework.stereotype.Component;

/** Things as their sealed entries leave them: what goes into a form is read where the rules read it, not in a read model. */
@Component
class RecordedState {
    private final LedgerStore store;

    RecordedState(LedgerStore store) {
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
        StreamFold fold = StreamFold.of(id.type());
        for (StoredEntry entry : store.log().stream(new StreamRef(id.type().code(), id.id()), 0)) {
            fold.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return fold.state();
    }
}
