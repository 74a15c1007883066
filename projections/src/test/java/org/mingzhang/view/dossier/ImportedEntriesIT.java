package org.mingzhang.view.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.dossier.ImportQueries.Sheet;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.ViewSchema;

/** What an import recorded is its own entries alone, each row of a sheet counts once, and a sheet with money tells its sum to the fen. */
class ImportedEntriesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final StreamId BOOK = new StreamId(StreamType.IMPORT, "import-1");
    private static final StreamId FIRM = StreamId.enterprise(CaseStory.ENTERPRISE);
    private static final StreamId BANK = StreamId.bank("HD");

    private final Story story = new Story();
    private final List<Long> own = new ArrayList<>();
    private TestDatabase database;
    private ImportQueries imports;
    private int appended;

    @BeforeEach
    void open() {
        database = new TestDatabase();
        imports = new ImportQueries(database.source(), ViewSchema.LIVE);
        started(BOOK);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void started(StreamId book) {
        story.on(
                DAY,
                book,
                new ImportStarted("HD", Mode.HISTORY, "补录.xlsx", "ab".repeat(32), null, "cd".repeat(32), 1, 1, 0, 0));
    }

    private void row(String sheet, int row, StreamId stream, LedgerEvent event) {
        own.add(story.position());
        story.imported(DAY, stream, event, BOOK.id(), sheet, row);
    }

    private static TreasuryPaymentRecorded voucher(String no, long fen) {
        return new TreasuryPaymentRecorded(
                no, "central", "renovation", 2026, "示例企业", "6200000001", Fen.of(fen), null, null);
    }

    private static BankLineRecorded line(String no, long fen) {
        return new BankLineRecorded("6200000009", no, "付", "6200000009", "收", "6200000001", Fen.of(fen), null);
    }

    private static PriorAwardRecorded prior(long fen) {
        return new PriorAwardRecorded("示例资金", null, null, Fen.of(fen), null);
    }

    /** Five rows of four sheets, with strangers' entries and another import's between them. */
    private void recordAll() {
        row(
                "企业",
                2,
                FIRM,
                new EnterpriseRegistered(CaseStory.ENTERPRISE, CaseStory.details("示例企业", Kind.ENTERPRISE), null));
        row("企业", 2, FIRM, new HonourRecorded("示例荣誉", null, null, null, null, "未载明"));
        story.on(DAY, BANK, voucher("V-别人", 77_77));
        row("国库支付", 2, BANK, voucher("V1", 500_000_50));
        started(new StreamId(StreamType.IMPORT, "import-2"));
        story.imported(DAY, BANK, voucher("V-另一次", 88_88), "import-2", "国库支付", 2);
        row("国库支付", 3, BANK, voucher("V2", 1));
        row("银行流水", 2, BANK, line("L1", 99));
        // What a row is about counts, once, however many entries it came to.
        row("历史奖补", 2, FIRM, prior(3_00));
        row("历史奖补", 2, FIRM, prior(3_00));
        row("历史奖补", 3, FIRM, prior(4_00));
        story.on(DAY, BOOK, new PartRecorded(1, 5, own.size(), 0, "ef".repeat(32)));
    }

    private void catchUp() {
        database.append(story.envelopes().subList(appended, story.envelopes().size()));
        appended = story.envelopes().size();
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    private void assertSheets() {
        assertThat(imports.sheets(BOOK.id()))
                .containsExactly(
                        new Sheet("企业", 1, null),
                        new Sheet("国库支付", 2, Fen.of(500_000_51)),
                        new Sheet("银行流水", 1, Fen.of(99)),
                        new Sheet("历史奖补", 2, Fen.of(7_00)));
    }

    @Test
    void anImportTellsItsOwnEntriesAsManyAsItSaysAndNoStrangers() {
        recordAll();
        catchUp();
        assertThat(imports.entries(BOOK.id(), Long.MAX_VALUE, 100)).containsExactlyElementsOf(own.reversed());
        assertThat(imports.countEntries(BOOK.id()))
                .isEqualTo(own.size())
                .isEqualTo(imports.find(BOOK.id()).orElseThrow().events());
        // Page by page: each entry once, none left out.
        List<Long> paged = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (List<Long> page = imports.entries(BOOK.id(), before, 2);
                !page.isEmpty();
                page = imports.entries(BOOK.id(), before, 2)) {
            paged.addAll(page);
            before = page.getLast();
        }
        assertThat(paged).containsExactlyElementsOf(own.reversed());
        assertThat(imports.entries("import-3", Long.MAX_VALUE, 2)).isEmpty();
    }

    @Test
    void itsSheetsAreToldOnceItIsOverWithEveryAmount() {
        recordAll();
        catchUp();
        assertThat(imports.sheets(BOOK.id())).as("it goes on").isEmpty();
        story.on(DAY, BOOK, new WorkbookImported(own.size(), 0));
        catchUp();
        assertSheets();
    }

    @Test
    void ofOneThatWasGivenUpWhatWasRecordedIsTold() {
        recordAll();
        story.on(DAY, BOOK, new ImportAbandoned("示例", 5, "ef".repeat(32)));
        catchUp();
        assertSheets();
    }

    /** A correction sums a stream up anew; what the import recorded of it is neither counted twice nor changed. */
    @Test
    void aCorrectionLeavesWhatWasImportedAsItWas() {
        recordAll();
        story.on(DAY, BOOK, new WorkbookImported(own.size(), 0));
        catchUp();
        story.on(
                DAY,
                FIRM,
                new Corrected(
                        "GZ-1",
                        FIRM.toString(),
                        own.getLast(),
                        "enterprise.prior-award-recorded",
                        1,
                        Correctable.before(prior(4_00)),
                        null,
                        DAY,
                        null,
                        "抄错",
                        "文号",
                        "someone",
                        List.of(),
                        null));
        catchUp();
        assertSheets();
        assertThat(imports.countEntries(BOOK.id())).isEqualTo(own.size());
        assertThat(new Reconcile(database.source(), new JdbcEntrySource(database.source()), ReadModels.projectors())
                        .run(List.of("dossier"), Progress.SILENT)
                        .differing())
                .isEmpty();
    }
}
