package org.mingzhang.app.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The papers on which accounts were changed. They come in with the commands that cite them. */
@RestController
class AccountPapersApi {
    private final LedgerStore store;
    private final Sight sight;
    private final ReadsLog reads;

    AccountPapersApi(LedgerStore store, Sight sight, ReadsLog reads) {
        this.store = store;
        this.sight = sight;
        this.reads = reads;
    }

    /**
     * The paper of a change, by its SM3: only to be saved, never shown, and never whole when it is not the one that was cited. 404
     * where no change of this account cites it; 503 with code {@code SEAL_BROKEN} where it is gone or was altered.
     */
    @GetMapping("/api/v1/enterprises/{enterprise}/account-papers/{sm3}")
    void paper(@PathVariable String enterprise, @PathVariable String sm3, Caller caller, HttpServletResponse response)
            throws IOException {
        if (!opensTo(caller) || !sight.sees(caller.scope(), new Subject(Subject.Kind.ENTERPRISE, enterprise))) {
            throw none(enterprise, sm3);
        }
        StreamId stream = StreamId.enterprise(enterprise);
        for (StoredEntry entry : store.log().stream(new StreamRef(stream.type().code(), stream.id()), 0)) {
            if (entry.requireSealed().envelope().event() instanceof BankAccountChanged changed
                    && changed.paper() != null
                    && changed.paper().digest().equals(sm3)) {
                send(stream, changed.paper(), caller, response);
                return;
            }
        }
        throw none(enterprise, sm3);
    }

    private void send(StreamId stream, KeptPaper paper, Caller caller, HttpServletResponse response)
            throws IOException {
        CitedFile cited = paper.file();
        String name = FileName.clean(paper.fileName());
        try (InputStream bytes = store.files().open(cited)) {
            Receipt kept = reads.record(
                    caller.takes(stream.id() + " 变更收款账户的文件“" + name + "”", stream.toString(), null, cited.sm3()));
            HandedOut.send(cited, name, kept, bytes, response);
        }
    }

    private static NotFound none(String enterprise, String sm3) {
        return new NotFound(enterprise + " 没有变更收款账户的入库文件 " + sm3);
    }

    /** It shows an account: who examines or assesses cases sees none. */
    static boolean opensTo(Caller caller) {
        return caller.scope() instanceof Scope.City
                || caller.scope() instanceof Scope.County
                || caller.scope() instanceof Scope.Party;
    }
}
