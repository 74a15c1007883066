package org.mingzhang.app.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.domain.application.HeldDocument;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a case: its checklist, and the files themselves. They come in with the commands that cite them. */
@RestController
@RequestMapping("/api/v1/applications/{application}/documents")
class DocumentsApi {
    private final LedgerStore store;
    private final StoredPacks packs;
    private final Sight sight;
    private final ReadsLog reads;

    DocumentsApi(LedgerStore store, StoredPacks packs, Sight sight, ReadsLog reads) {
        this.store = store;
        this.packs = packs;
        this.sight = sight;
        this.reads = reads;
    }

    private CaseFiles files() {
        return new CaseFiles(store.log(), packs::pack);
    }

    /** Whoever may not see the case is told what they would be of none. */
    private CaseFile require(CaseFiles files, String application, Caller caller) {
        return Optional.of(application)
                .filter(asked -> sight.sees(caller.scope(), new Subject(Subject.Kind.CASE, asked)))
                .flatMap(files::find)
                .orElseThrow(() -> new NotFound("没有申报 " + application));
    }

    /** The proof of a payment shows accounts and amounts: who examines or assesses a case sees its papers, and none of its money. */
    private static boolean opensTo(Caller caller, HeldDocument held) {
        return held.proves() == null
                || caller.scope() instanceof Scope.City
                || caller.scope() instanceof Scope.County
                || caller.scope() instanceof Scope.Party;
    }

    /** What the case should have and what it has. */
    @GetMapping
    Map<String, Object> checklist(@PathVariable String application, Caller caller) {
        CaseFiles files = files();
        CaseFile file = require(files, application, caller);
        return new ChecklistDocuments(files, held -> opensTo(caller, held)).of(file);
    }

    /**
     * A file of the case, by its SM3: only to be saved, never shown, and never whole when it is not the one that was cited.
     * 404 where no entry of the case cites it; 503 with code {@code SEAL_BROKEN} where it is gone or was altered.
     */
    @GetMapping("/{sm3}")
    void file(@PathVariable String application, @PathVariable String sm3, Caller caller, HttpServletResponse response)
            throws IOException {
        HeldDocument held = require(files(), application, caller)
                .stored(sm3)
                .filter(found -> opensTo(caller, found))
                .orElseThrow(() -> new NotFound("申报 " + application + " 没有入库文件 " + sm3));
        CitedFile cited = held.file();
        if (cited == null) {
            throw new NotFound("申报 " + application + " 没有入库文件 " + sm3);
        }
        String name = FileName.clean(held.fileName());
        try (InputStream bytes = store.files().open(cited)) {
            Receipt kept = reads.record(caller.takes(
                    "申报 " + application + " 的材料“" + name + "”",
                    StreamId.application(application).toString(),
                    null,
                    cited.sm3()));
            HandedOut.send(cited, name, kept, bytes, response);
        }
    }
}
