package org.mingzhang.app.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.view.projection.Entry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The papers on which money moved: notices of appropriation, receipts of money that came back. They come in with their commands. */
@RestController
class EntryPapersApi {
    private final LedgerStore store;
    private final LedgerViews views;
    private final Sight sight;
    private final ReadsLog reads;

    EntryPapersApi(LedgerStore store, LedgerViews views, Sight sight, ReadsLog reads) {
        this.store = store;
        this.views = views;
        this.sight = sight;
        this.reads = reads;
    }

    /**
     * The paper that an entry brought: only to be saved, never shown, and never whole when it is not the one that was cited. 404 where the
     * entry brought none, or is not to be seen; 503 with code {@code SEAL_BROKEN} where the paper is gone or was altered.
     */
    @GetMapping("/api/v1/entries/{position}/paper")
    void paper(@PathVariable long position, Caller caller, HttpServletResponse response) throws IOException {
        Entry entry = views.trails().at(List.of(position)).stream()
                .filter(found -> sight.sees(caller.scope(), found))
                .findFirst()
                .orElseThrow(() -> none(position));
        KeptPaper paper = entry.event() instanceof WithPaper on && AccountPapersApi.opensTo(caller) ? on.paper() : null;
        if (paper == null) {
            throw none(position);
        }
        CitedFile cited = paper.file();
        String name = FileName.clean(paper.fileName());
        try (InputStream bytes = store.files().open(cited)) {
            Receipt kept = reads.record(caller.takes(
                    "序号 " + position + " 的账目随附的文件“" + name + "”",
                    entry.envelope().stream().toString(),
                    null,
                    cited.sm3()));
            HandedOut.send(cited, name, kept, bytes, response);
        }
    }

    private static NotFound none(long position) {
        return new NotFound("序号为 " + position + " 的账目没有随附的入库文件");
    }
}
