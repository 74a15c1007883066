package org.mingzhang.app.trail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Subject;

/**
 * A document whose file is kept, as it is found just now: read to its end and hashed, so that whoever opens it knows before that it is the
 * one that was cited.
 *
 * @param type what it is, for people
 * @param application the case to which it belongs
 * @param payment the payment that it proves; null of papers of the case
 * @param problem why it is not to be had as it was cited; null where it is
 */
public record KeptFile(
        String name,
        String type,
        CitedFile content,
        String application,
        @Nullable String payment,
        @Nullable String problem) {
    /** The file that entries about a document cite; empty where none of them brought one. */
    static Optional<KeptFile> of(Subject about, Collection<Entry> entries, StoredFiles files) {
        if (about.kind() != Subject.Kind.DOCUMENT) {
            return Optional.empty();
        }
        for (Entry entry : entries) {
            if (!(entry.event() instanceof DocumentAttached attached)) {
                continue;
            }
            CitedFile cited = attached.file();
            if (cited != null) {
                return Optional.of(new KeptFile(
                        attached.fileName(),
                        FileType.ofMediaType(cited.mediaType())
                                .map(FileType::chinese)
                                .orElse(cited.mediaType()),
                        cited,
                        entry.envelope().stream().id(),
                        attached.proves() == null ? null : attached.proves().payment(),
                        problem(cited, files)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String problem(CitedFile cited, StoredFiles files) {
        try (InputStream bytes = files.open(cited)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return null;
        } catch (IOException altered) {
            return altered.getMessage() == null ? "文件读不出来" : altered.getMessage();
        }
    }
}
