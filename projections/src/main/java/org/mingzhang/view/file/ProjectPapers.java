package org.mingzhang.view.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.view.file.EnterpriseFile.Invoice;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Standing;

/** Reads what invoices a project has from its own stream as it stands. */
final class ProjectPapers {
    private ProjectPapers() {}

    /** @param contracts from which sellers have their names */
    static List<Invoice> invoices(String application, List<ContractRow> contracts, List<Entry> stream) {
        Map<String, String> names = new HashMap<>();
        for (ContractRow contract : contracts) {
            if (contract.party() != null && contract.partyName() != null) {
                names.put(contract.party(), contract.partyName());
            }
        }
        List<Invoice> told = new ArrayList<>();
        List<Entry> waiting = new ArrayList<>();
        int attempts = 0;
        for (Entry entry : Standing.of(stream)) {
            switch (entry.event()) {
                case InvoiceRegistered e -> waiting.add(entry);
                case AcceptanceRequested e -> {
                    for (Entry one : waiting) {
                        told.add(invoice(application, one, names, attempts + 1));
                    }
                    waiting.clear();
                }
                case AcceptanceAssessed e -> attempts = e.attempt();
                default -> {
                    // No invoice, and nothing that invoices are for.
                }
            }
        }
        for (Entry one : waiting) {
            told.add(invoice(application, one, names, null));
        }
        return told;
    }

    private static Invoice invoice(
            String application, Entry entry, Map<String, String> names, @Nullable Integer attempt) {
        InvoiceRegistered e = (InvoiceRegistered) entry.event();
        return new Invoice(
                application,
                entry.position(),
                e.invoiceCode(),
                e.invoiceNo(),
                e.issuedOn(),
                e.status(),
                e.contract(),
                e.seller(),
                names.get(e.seller()),
                e.totalFen(),
                e.countedFen(),
                attempt);
    }
}
