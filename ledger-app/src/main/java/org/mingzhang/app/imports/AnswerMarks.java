package org.mingzhang.app.imports;

import java.util.List;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What every answer about a programme says beside its figures: imports that are not complete, and that the data is invented. */
public final class AnswerMarks {
    private final LedgerStore store;
    private final LedgerIdentity identity;

    public AnswerMarks(LedgerStore store, LedgerIdentity identity) {
        this.store = store;
        this.identity = identity;
    }

    /** The same document with its marks. */
    public ObjectNode on(String programme, ObjectNode document) {
        List<UnfinishedImport> unfinished = UnfinishedImport.of(store.log()).stream()
                .filter(one -> one.start().programme().equals(programme))
                .toList();
        if (!unfinished.isEmpty()) {
            ArrayNode imports = document.putArray("importsUnfinished");
            unfinished.forEach(one -> imports.addObject()
                    .put("import", one.importId())
                    .put("programme", programme)
                    .put("file", one.start().fileName())
                    .put("stepsRecorded", one.stepsRecorded())
                    .put("steps", one.start().steps()));
        }
        return identity.isSampleData() ? document.put("sampleData", true) : document;
    }
}
