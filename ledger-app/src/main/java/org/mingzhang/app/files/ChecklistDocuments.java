package org.mingzhang.app.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.application.HeldDocument;
import org.mingzhang.domain.application.PaperCopies;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;

/** The checklist of a case as a document for scripts. */
public final class ChecklistDocuments {
    private final CaseFiles files;
    private final Predicate<HeldDocument> shown;

    /** All documents. */
    public ChecklistDocuments(CaseFiles files) {
        this(files, held -> true);
    }

    /** @param shown which documents whoever asks may see */
    ChecklistDocuments(CaseFiles files, Predicate<HeldDocument> shown) {
        this.files = files;
        this.shown = shown;
    }

    /** The whole, with what is missing of it. */
    public Map<String, Object> of(CaseFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("application", file.application());
        document.put("applicant", file.applicant());
        document.put("direction", file.state().submitted().direction());
        document.put("listed", file.direction().map(Direction::listsDocuments).orElse(false));
        document.put("documents", documents(file.checklist()));
        return document;
    }

    /** Its lines alone. */
    public List<Map<String, Object>> documents(Checklist checklist) {
        return checklist.lines().stream()
                .filter(line -> line.listed() != null
                        || line.documents().isEmpty()
                        || line.documents().stream().anyMatch(shown))
                .map(this::line)
                .toList();
    }

    private Map<String, Object> line(Checklist.Line line) {
        Map<String, Object> row = new LinkedHashMap<>();
        ChecklistDocument listed = line.listed();
        row.put("document", listed == null ? line.name() : listed.id());
        row.put("name", line.name());
        row.put("listed", listed != null);
        row.put("need", listed == null ? null : listed.need().name());
        row.put("by", listed == null ? null : listed.by());
        row.put("clause", listed == null ? null : listed.clause().toString());
        row.put("state", line.state().name());
        List<Map<String, Object>> held = new ArrayList<>();
        line.documents().stream().filter(shown).forEach(one -> held.add(file(one)));
        row.put("files", held);
        List<Map<String, Object>> papers = new ArrayList<>();
        line.papers().forEach(paper -> papers.add(paper(paper)));
        row.put("papers", papers);
        row.put("copiesRequired", listed == null ? null : listed.copies());
        row.put("sealRequired", listed == null ? null : listed.seal());
        row.put("copies", line.copies());
        row.put("sealedCopies", line.sealedCopies());
        row.put("copiesWanting", line.copiesWanting());
        return row;
    }

    private Map<String, Object> file(HeldDocument held) {
        CitedFile content = held.file();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("fileName", held.fileName());
        row.put("stored", held.stored());
        row.put("digest", held.digest());
        row.put("algorithm", held.algorithm() == null ? null : held.algorithm().name());
        row.put("sha256", content == null ? null : content.sha256());
        row.put("sizeBytes", content == null ? null : content.sizeBytes());
        row.put("mediaType", content == null ? null : content.mediaType());
        row.put("proves", held.proves() == null ? null : held.proves().payment());
        row.put("position", held.position());
        row.put("date", text(held.on()));
        row.put("broughtBy", files.organisation(held.by()));
        return row;
    }

    private Map<String, Object> paper(PaperCopies copies) {
        PaperReceived paper = copies.paper();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("copies", paper.copies());
        row.put("sealed", paper.sealed());
        row.put("handedInBy", paper.handedInBy());
        row.put("note", paper.note());
        row.put("receivedBy", files.name(copies.receivedBy()));
        row.put("position", copies.position());
        row.put("date", text(copies.on()));
        return row;
    }

    private static @Nullable String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }
}
