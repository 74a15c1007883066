package org.mingzhang.app.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.FileRefused;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.Picture;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the file that a form brings, once: it lies aside until the command is signed, however often the form is sent. */
@Component
class FormFile {
    /** Under which a form brings a file, names one that is here already, or the draft that has it. */
    static final String UPLOAD = "_upload";

    static final String HELD = "_held";
    static final String DRAFT = "_draft";

    private final StoredFiles files;
    private final HeldDrafts<ReceivedFile> heldFiles;
    private final HeldDrafts<HeldDraft> drafts;

    FormFile(
            org.mingzhang.app.platform.ledger.LedgerStore store,
            HeldDrafts<ReceivedFile> heldFiles,
            HeldDrafts<HeldDraft> drafts) {
        this.files = store.files();
        this.heldFiles = heldFiles;
        this.drafts = drafts;
    }

    /**
     * What came of looking for a file.
     *
     * @param typed the form, with what the file says of itself filled in
     * @param problems why it was not taken
     */
    record Found(Typed typed, @Nullable ReceivedFile file, Map<String, List<String>> problems) {}

    /**
     * The form's file: one that it brings now, or else the one that it brought before.
     *
     * @param at before which names the form says what the file is
     */
    Found of(String owner, String at, Typed typed, @Nullable MultipartFile upload) {
        if (upload != null && !upload.isEmpty()) {
            try (InputStream bytes = upload.getInputStream()) {
                ReceivedFile file = files.receive(bytes);
                return new Found(described(typed, at, file, upload.getOriginalFilename()), file, Map.of());
            } catch (FileRefused refused) {
                return new Found(typed, null, Map.of(UPLOAD, List.of(String.valueOf(refused.getMessage()))));
            } catch (IOException cutOff) {
                throw new UncheckedIOException("an upload was cut off", cutOff);
            }
        }
        ReceivedFile file = heldFiles.take(owner, typed.given(HELD)).orElse(null);
        if (file == null) {
            HeldDraft draft = drafts.find(owner, typed.given(DRAFT)).orElse(null);
            file = draft == null ? null : draft.file();
            // The form goes on with the draft's file; a draft that was not signed is given up for the new one.
            if (draft != null && file != null && draft.outcome() == null) {
                drafts.take(owner, typed.given(DRAFT));
            }
        }
        if (file == null && !at.isEmpty() && typed.given(at + "fileName") != null) {
            return new Found(typed, null, Map.of(UPLOAD, List.of("写了文件名，没有选文件；不附文件的，文件名也不写")));
        }
        return new Found(file == null ? typed : described(typed, at, file, null), file, Map.of());
    }

    /** Keeps a file for the next time the form is sent. */
    Typed keep(String owner, Typed typed, ReceivedFile file) {
        return typed.with(HELD, heldFiles.keep(owner, file)).with(DRAFT, "");
    }

    /** The form with what a file says of itself. */
    static Typed described(Typed typed, ReceivedFile file, @Nullable String name) {
        return described(typed, "", file, name);
    }

    private static Typed described(Typed typed, String at, ReceivedFile file, @Nullable String name) {
        Typed out = typed.with(at + "digest", file.content().sm3())
                .with(at + "sha256", file.content().sha256())
                .with(at + "sizeBytes", Long.toString(file.content().sizeBytes()))
                .with(at + "mediaType", file.content().mediaType());
        if (typed.given(at + "fileName") == null && name != null) {
            out = out.with(at + "fileName", FileName.clean(name));
        }
        return at.isEmpty() ? pictured(out.with("algorithm", "SM3"), file) : out;
    }

    private static Typed pictured(Typed typed, ReceivedFile file) {
        Picture picture = file.picture();
        Integer width = picture == null ? null : picture.widthPx();
        Integer height = picture == null ? null : picture.heightPx();
        return width != null && height != null && typed.given("picture.text") != null
                ? typed.with("picture.widthPx", Integer.toString(width))
                        .with("picture.heightPx", Integer.toString(height))
                : typed;
    }
}
