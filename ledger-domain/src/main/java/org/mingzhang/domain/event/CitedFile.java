package org.mingzhang.domain.event;

import java.util.List;
import java.util.Set;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;

/**
 * 入库文件: a file whose bytes the ledger keeps, as an entry cites it. Verification reads it again. What an event names by digest
 * alone lies elsewhere and is no such file.
 *
 * @param sm3 hex; the file is kept under it
 * @param sha256 hex, so that everybody's tools can check it
 */
public record CitedFile(String sm3, String sha256, long sizeBytes, String mediaType) {
    /** The largest file, 50 MiB. */
    public static final int MOST_BYTES = 50 << 20;

    /** All files of one case together, 500 MiB. */
    public static final long MOST_BYTES_OF_CASE = 500L << 20;

    private static final Set<String> CITING_TYPES = Set.of(
            "application.document-attached",
            "enterprise.bank-account-changed",
            "programme.funds-appropriated",
            "programme.funds-received",
            "programme.budget-allocated",
            "programme.budget-transferred",
            "programme.funds-carried-over",
            "programme.funds-returned-to-treasury",
            "programme.recovered-funds-reused",
            "award.recovery-received");
    private static final Set<String> NAMING_TYPES = Set.of(
            "application.submitted",
            "application.materials-supplemented",
            "award.payment-confirmed",
            "award.payment-returned");

    /** The stored names of events that may cite files, for those who must not read every event whole. */
    public static Set<String> citingTypes() {
        return CITING_TYPES;
    }

    /** The stored names of events that may name files by their SM3 alone, which a later event may bring. */
    public static Set<String> namingTypes() {
        return NAMING_TYPES;
    }

    /** The SM3 of each file that an event names without bringing it; most name none. */
    public static List<String> named(LedgerEvent event) {
        List<DocumentRef> documents =
                switch (event) {
                    case ApplicationSubmitted e -> e.documents();
                    case MaterialsSupplemented e -> e.documents();
                    case PaymentConfirmed e -> e.documents();
                    case PaymentReturned e -> e.documents();
                    default -> null;
                };
        return documents == null
                ? List.of()
                : documents.stream().map(DocumentRef::sm3).toList();
    }

    /** The files that an event cites; most cite none. */
    public static List<CitedFile> of(LedgerEvent event) {
        CitedFile file =
                switch (event) {
                    case DocumentAttached attached -> attached.file();
                    case WithPaper on -> on.paper() == null ? null : on.paper().file();
                    default -> null;
                };
        return file == null ? List.of() : List.of(file);
    }
}
