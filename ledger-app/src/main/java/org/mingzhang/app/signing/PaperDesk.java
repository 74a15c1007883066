package org.mingzhang.app.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.signing.HeldBatch.One;
import org.mingzhang.app.signing.SigningDesk.Prepared;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.json.RefusedValue;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files that somebody chose for the documents of an application. They are judged as every file is, and lie aside while the
 * application is looked at and signed; when it is recorded each is offered to be kept with the case, by a signed command of its own. What
 * is refused brings no file into the case.
 */
@Component
class PaperDesk {
    /** The field of an application that names its documents, and where the form has the handle of a chosen file. */
    private static final String DOCUMENTS = "documents";

    private static final String HELD = "._held";
    private static final String ATTACH = "application.attach-document";

    private final StoredFiles files;
    private final HeldDrafts<ReceivedFile> heldPapers;
    private final HeldDrafts<HeldBatch> batches;
    private final SigningDesk desk;

    PaperDesk(LedgerStore store, HeldDrafts<ReceivedFile> heldPapers, HeldDrafts<HeldBatch> batches, SigningDesk desk) {
        this.files = store.files();
        this.heldPapers = heldPapers;
        this.batches = batches;
        this.desk = desk;
    }

    /** A file that lies aside for a document. */
    public record ChosenPaper(String document, String name, ReceivedFile file, String handle) {}

    /** Whether a command names documents of a case by their digests. */
    static boolean namesDocuments(CommandEntry entry) {
        return entry.field(DOCUMENTS)
                .map(CommandField::fields)
                .map(fields -> fields.stream().anyMatch(field -> field.name().equals("sm3")))
                .orElse(false);
    }

    /** What a form is told of a file that was taken in. */
    record Kept(String name, String sm3, String sha256, long sizeBytes, String held) {}

    /**
     * Takes a file in.
     *
     * @throws org.mingzhang.app.platform.files.FileRefused where it is not one that is kept
     */
    Kept keep(String owner, MultipartFile upload) {
        try (InputStream bytes = upload.getInputStream()) {
            ReceivedFile file = files.receive(bytes);
            String name = upload.getOriginalFilename();
            return new Kept(
                    name == null ? "" : FileName.clean(name),
                    file.content().sm3(),
                    file.content().sha256(),
                    file.content().sizeBytes(),
                    heldPapers.keep(owner, file));
        } catch (IOException cutOff) {
            throw new UncheckedIOException("an upload was cut off", cutOff);
        }
    }

    /** What is wrong with the chosen files of a form, by the place of the field. */
    Map<String, List<String>> problems(String owner, CommandEntry entry, Typed typed) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        if (!namesDocuments(entry)) {
            return problems;
        }
        for (int row : typed.rows(DOCUMENTS)) {
            String at = DOCUMENTS + "[" + row + "]";
            String handle = typed.given(at + HELD);
            String sm3 = typed.given(at + ".sm3");
            if (handle == null || sm3 == null) {
                continue;
            }
            Optional<ReceivedFile> file = heldPapers.find(owner, handle);
            if (file.isEmpty()) {
                problems.put(at + ".sm3", List.of("所选的文件已不在（只留半小时，同一次登录）；请重新选文件；只登记摘要的，把摘要再填一次"));
            } else if (!file.get().content().sm3().equals(sm3)) {
                problems.put(at + ".sm3", List.of("摘要不是所选文件的；请重新选文件"));
            } else {
                String wrong = wrongName(typed.given(at + ".name"), file.get());
                if (wrong != null) {
                    problems.put(at + ".name", List.of(wrong));
                }
            }
        }
        return problems;
    }

    private static @Nullable String wrongName(@Nullable String name, ReceivedFile file) {
        try {
            if (name != null) {
                FileName.requireKept(name, file.type());
            }
            return null;
        } catch (RefusedValue refused) {
            return refused.getMessage();
        }
    }

    /** The files that lie aside for a draft's documents, in the order of the form. */
    private List<ChosenPaper> chosen(String owner, HeldDraft draft) {
        List<ChosenPaper> chosen = new ArrayList<>();
        Typed typed = draft.typed();
        for (int row : typed.rows(DOCUMENTS)) {
            String at = DOCUMENTS + "[" + row + "]";
            String handle = typed.given(at + HELD);
            String document = typed.given(at + ".kind");
            String name = typed.given(at + ".name");
            String sm3 = typed.given(at + ".sm3");
            ReceivedFile file = heldPapers.find(owner, handle).orElse(null);
            if (handle != null
                    && file != null
                    && document != null
                    && name != null
                    && file.content().sm3().equals(sm3)) {
                chosen.add(new ChosenPaper(document, name, file, handle));
            }
        }
        return chosen;
    }

    /** Says what lies aside for a draft, how many documents have no file here, and where the files are being kept. */
    void show(String owner, HeldDraft draft, Model model) {
        if (!namesDocuments(draft.entry())) {
            return;
        }
        List<ChosenPaper> chosen = chosen(owner, draft);
        int named = FormReader.read(draft.entry(), draft.typed())
                .payload()
                .path(DOCUMENTS)
                .size();
        String batch = batches.find(owner, draft.papers()).isPresent() ? draft.papers() : null;
        model.addAttribute("chosenPapers", chosen);
        model.addAttribute("withoutFile", batch == null ? named - chosen.size() : 0);
        model.addAttribute("papersBatch", batch);
        model.addAttribute("application", draft.typed().at("application").strip());
    }

    /**
     * Makes the commands by which the chosen files come into the case that the draft has brought about.
     *
     * @param entry of the command that brings a file into a case
     * @return the handle of the batch; the same at every press; empty where no file is there
     * @throws IllegalStateException when the draft is not recorded
     */
    Optional<String> store(SignedIn me, String owner, CommandEntry entry, HeldDraft draft) {
        if (!(draft.outcome() instanceof Outcome.Accepted)) {
            throw new IllegalStateException("files come into no case that is not recorded");
        }
        if (batches.find(owner, draft.papers()).isPresent()) {
            return Optional.ofNullable(draft.papers());
        }
        Typed common = common(draft.typed());
        List<One> all = new ArrayList<>();
        for (ChosenPaper paper : chosen(owner, draft)) {
            Typed typed = FormFile.described(
                    common.with("document", paper.document).with("fileName", paper.name), paper.file, null);
            if (desk.prepare(me, entry, typed, paper.file) instanceof Prepared.Ready(HeldDraft attaching)) {
                heldPapers.take(owner, paper.handle);
                all.add(new One(paper.name, attaching));
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String handle = batches.keep(owner, new HeldBatch(entry, common, all, List.of()));
        draft.storesPapers(handle);
        return Optional.of(handle);
    }

    /** What all files of a draft have in common: the case, and the payment that they prove where one was confirmed. */
    private static Typed common(Typed draft) {
        Typed common = new Typed(Map.of("application", draft.at("application")));
        String payment = draft.given("payment");
        return payment == null ? common : common.with("proves.payment", payment);
    }

    /** The command that brings a file into a case, if whoever asks may sign it. */
    static CommandEntry attaching(SignedIn me) {
        return SigningPages.require(ATTACH, me);
    }
}
