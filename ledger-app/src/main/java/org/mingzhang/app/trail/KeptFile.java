package org.mingzhang.app.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Subject;
import org.springframework.web.util.UriUtils;

/**
 * A document whose file is kept, as it is found just now: read to its end and hashed, so that whoever opens it knows before that it is the
 * one that was cited.
 *
 * @param type what it is, for people
 * @param application the case to which it belongs; null of what belongs to none
 * @param enterprise whose account it changes; null of papers of a case
 * @param payment the payment that it proves; null of papers of the case
 * @param entry the entry that brought it
 * @param path where it is handed out
 * @param problem why it is not to be had as it was cited; null where it is
 */
public record KeptFile(
        String name,
        String type,
        CitedFile content,
        @Nullable String application,
        @Nullable String enterprise,
        @Nullable String payment,
        long entry,
        String path,
        @Nullable String problem) {
    /** The file that entries about a document cite; empty where none of them brought one. */
    static Optional<KeptFile> of(Subject about, Collection<Entry> entries, StoredFiles files) {
        if (about.kind() != Subject.Kind.DOCUMENT) {
            return Optional.empty();
        }
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(of(entry, about.id(), files)))
                .findFirst();
    }

    private static @Nullable KeptFile of(Entry entry, String sm3, StoredFiles files) {
        String owner = entry.envelope().stream().id();
        return switch (entry.event()) {
            case DocumentAttached attached -> {
                CitedFile cited = attached.file();
                PaymentProof proof = attached.proves();
                yield cited == null
                        ? null
                        : of(
                                attached.fileName(),
                                cited,
                                owner,
                                null,
                                proof == null ? null : proof.payment(),
                                entry.position(),
                                "/api/v1/applications/" + UriUtils.encodePathSegment(owner, UTF_8) + "/documents/"
                                        + sm3,
                                files);
            }
            case WithPaper on -> {
                KeptPaper paper = on.paper();
                yield paper == null || !paper.digest().equals(sm3)
                        ? null
                        : of(
                                paper.fileName(),
                                paper.file(),
                                null,
                                on instanceof BankAccountChanged ? owner : null,
                                null,
                                entry.position(),
                                on instanceof BankAccountChanged
                                        ? "/api/v1/enterprises/" + UriUtils.encodePathSegment(owner, UTF_8)
                                                + "/account-papers/" + sm3
                                        : "/api/v1/entries/" + entry.position() + "/paper",
                                files);
            }
            default -> null;
        };
    }

    private static KeptFile of(
            String name,
            CitedFile cited,
            @Nullable String application,
            @Nullable String enterprise,
            @Nullable String payment,
            long entry,
            String path,
            StoredFiles files) {
        return new KeptFile(
                name,
                FileType.ofMediaType(cited.mediaType()).map(FileType::chinese).orElse(cited.mediaType()),
                cited,
                application,
                enterprise,
                payment,
                entry,
                path,
                problem(cited, files));
    }

    /** What the file is called where it was handed in; empty where no entry says so, as for a text. */
    static Optional<String> name(Subject about, Collection<Entry> entries) {
        return about.kind() != Subject.Kind.DOCUMENT
                ? Optional.empty()
                : entries.stream()
                        .flatMap(entry -> names(about.id(), entry).stream())
                        .findFirst();
    }

    private static List<String> names(String sm3, Entry entry) {
        return switch (entry.event()) {
            case DocumentAttached attached when attached.digest().equals(sm3) -> List.of(attached.fileName());
            case WithPaper on -> {
                KeptPaper paper = on.paper();
                yield paper != null && paper.digest().equals(sm3) ? List.of(paper.fileName()) : List.of();
            }
            case ApplicationSubmitted submitted -> names(sm3, submitted.documents());
            case MaterialsSupplemented supplemented -> names(sm3, supplemented.documents());
            default -> List.of();
        };
    }

    private static List<String> names(String sm3, List<DocumentRef> documents) {
        return documents.stream()
                .filter(document -> document.sm3().equals(sm3))
                .map(DocumentRef::name)
                .toList();
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
