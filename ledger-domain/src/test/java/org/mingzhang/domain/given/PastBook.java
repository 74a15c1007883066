package org.mingzhang.domain.given;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.project.ProjectEvent.EffectRecorded;

/** A workbook of old records that the budget officer imported alone, with a fact about one case. */
public record PastBook(Given given, String importId) {
    public static final String DIGEST = "0".repeat(64);

    /** Begins the import; nothing is recorded of it yet. */
    public static PastBook started(Given given, Mode mode) {
        PastBook book = new PastBook(given, "import-0123456789abcdef");
        book.append(new ImportStarted(Given.PROGRAMME, mode, "台账.xlsx", DIGEST, null, DIGEST, 1, 1, 0, 0));
        return book;
    }

    /** The same, recorded whole, about the project of a case. */
    public static PastBook about(Given given, Case it) {
        return saying(given, StreamId.project(it.number()), new EffectRecorded("能耗", "10", "8", null));
    }

    /** The same, recorded whole. */
    public static PastBook saying(Given given, StreamId stream, LedgerEvent event) {
        PastBook book = started(given, Mode.HISTORY);
        given.ledger()
                .append(
                        Person.BUDGET.ref(),
                        book.now(),
                        given.today(),
                        book.importId,
                        new Origin(
                                DIGEST,
                                "表",
                                2,
                                new Origin.By(Role.CITY_INDUSTRY.name(), null, "示例甲"),
                                null,
                                List.of(),
                                null),
                        List.of(new StreamEvent(stream, event)));
        book.append(new PartRecorded(1, 1, 1, 0, DIGEST));
        return book.completed();
    }

    /** Says that all of it is recorded. */
    public PastBook completed() {
        append(new WorkbookImported(1, 0));
        return this;
    }

    private Instant now() {
        return given.today().atTime(4, 0).toInstant(ZoneOffset.UTC);
    }

    private void append(ImportEvent event) {
        given.ledger()
                .append(
                        Person.BUDGET.ref(),
                        now(),
                        given.today(),
                        importId + "-" + event.getClass().getSimpleName(),
                        List.of(new StreamEvent(new StreamId(StreamType.IMPORT, importId), event)));
    }
}
