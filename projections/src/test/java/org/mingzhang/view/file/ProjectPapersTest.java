package org.mingzhang.view.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.view.Story;
import org.mingzhang.view.file.EnterpriseFile.Invoice;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.projection.Entry;

/** The invoices of a project, each with the acceptance that was the first to be asked for with it. */
class ProjectPapersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final StreamId PROJECT = StreamId.project("HD-01-1-0001");

    private static InvoiceRegistered invoice(String number, long wan, InvoiceStatus status) {
        return new InvoiceRegistered(
                null, number, "HT-1", "SELLER", "BUYER", DAY, Fen.ofWan(wan), null, Fen.ofWan(wan), null, status);
    }

    @Test
    void anInvoiceBelongsToTheAcceptanceThatIsAskedForNext() {
        List<Envelope> envelopes = new Story()
                .on(DAY, PROJECT, invoice("1", 30, InvoiceStatus.NORMAL))
                .on(DAY, PROJECT, invoice("2", 9, InvoiceStatus.VOID))
                .on(DAY, PROJECT, new AcceptanceRequested(Fen.ofWan(30)))
                .on(DAY, PROJECT, invoice("3", 5, InvoiceStatus.NORMAL))
                .envelopes();
        List<Entry> entries = new ArrayList<>();
        envelopes.forEach(envelope -> entries.add(new Entry(entries.size(), envelope)));
        ContractRow contract = new ContractRow(
                "HD-01-1-0001", "HT-1", 0, "SELLER", "示例服务商", null, DAY, null, Fen.ofWan(44), Fen.ZERO, Fen.ZERO);
        assertThat(ProjectPapers.invoices("HD-01-1-0001", List.of(contract), entries))
                .extracting(Invoice::number, Invoice::sellerName, Invoice::countedFen, Invoice::attempt)
                .containsExactly(
                        tuple("1", "示例服务商", Fen.ofWan(30), 1),
                        tuple("2", "示例服务商", Fen.ZERO, 1),
                        tuple("3", "示例服务商", Fen.ofWan(5), null));
    }
}
