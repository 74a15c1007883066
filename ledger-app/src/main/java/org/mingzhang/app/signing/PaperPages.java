package org.mingzhang.app.signing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.files.FileRefused;
import org.mingzhang.app.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 存入材料: a file that was chosen in the form of an application comes in, and into the case once that is recorded. */
@ConsolePage
class PaperPages {
    private final PaperDesk papers;
    private final HeldDrafts<HeldDraft> drafts;

    PaperPages(PaperDesk papers, HeldDrafts<HeldDraft> drafts) {
        this.papers = papers;
        this.drafts = drafts;
    }

    /** Takes in the file in part {@code file}; 422 says why it is not one that is kept. */
    @PostMapping("/do/{command}/paper")
    ResponseEntity<?> keep(
            @PathVariable String command,
            @RequestParam("file") MultipartFile file,
            SignedIn me,
            HttpServletRequest request) {
        CommandEntry entry = SigningPages.require(command, me);
        if (!PaperDesk.namesDocuments(entry)) {
            throw new NotFound("“" + entry.title() + "”没有要附的材料");
        }
        try {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(papers.keep(Owner.of(me, request), file));
        } catch (FileRefused refused) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .cacheControl(CacheControl.noStore())
                    .body(Map.of("problem", String.valueOf(refused.getMessage())));
        }
    }

    /** On to the signature by which the chosen files come into the case; a second press leads to the same. */
    @PostMapping("/do/{command}/papers")
    String store(@PathVariable String command, @RequestParam String draft, SignedIn me, HttpServletRequest request) {
        SigningPages.require(command, me);
        String owner = Owner.of(me, request);
        HeldDraft held = drafts.find(owner, draft)
                .filter(found -> found.entry().name().equals(command))
                .orElseThrow(SignaturePages::gone);
        synchronized (held) {
            if (!(held.outcome() instanceof Outcome.Accepted)) {
                throw new NotFound("这份命令没有记账，没有可以存入材料的申报");
            }
            return papers.store(me, owner, PaperDesk.attaching(me), held)
                    .map(batch -> "redirect:/do/batch/sign?batch=" + batch)
                    .orElse("redirect:/do/" + command + "/result?draft=" + draft);
        }
    }
}
