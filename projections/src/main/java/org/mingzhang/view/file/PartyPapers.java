package org.mingzhang.view.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.view.file.EnterpriseFile.Account;
import org.mingzhang.view.file.EnterpriseFile.Document;
import org.mingzhang.view.file.EnterpriseFile.Fault;
import org.mingzhang.view.file.EnterpriseFile.Honour;
import org.mingzhang.view.file.EnterpriseFile.Papers;
import org.mingzhang.view.file.EnterpriseFile.Prior;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Standing;

/** Reads what was recorded of a party, and handed in with a case, from their own streams as they stand. */
final class PartyPapers {
    private static final List<String> LEVELS = List.of("国家级", "省级", "市级", "县级");

    private PartyPapers() {}

    /** A standard has a grade where a title has a level; and old records often say the level in the title's own words alone. */
    static @Nullable String level(HonourRecorded honour) {
        if (honour.level() != null) {
            return honour.level();
        }
        if (honour.grade() != null) {
            return "一二三四五".charAt(honour.grade() - 1) + "级";
        }
        return LEVELS.stream().filter(honour.kind()::startsWith).findFirst().orElse(null);
    }

    static Papers of(List<Entry> stream) {
        Details details = null;
        List<Account> accounts = new ArrayList<>();
        List<Honour> honours = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<Prior> priors = new ArrayList<>();
        for (Entry entry : Standing.of(stream)) {
            long at = entry.position();
            LocalDate on = entry.envelope().businessDate();
            switch (entry.event()) {
                case EnterpriseRegistered e -> {
                    details = e.details();
                    if (e.account() != null) {
                        accounts.add(account(entry, e.account()));
                    }
                }
                case EnterpriseDetailsChanged e -> details = e.details();
                case BankAccountChanged e -> accounts.add(account(entry, e.account()));
                case HonourRecorded e ->
                    honours.add(new Honour(at, e.kind(), level(e), e.obtainedOn(), e.validUntil(), e.documentNo()));
                case DishonestyRecorded e ->
                    faults.add(new Fault(at, e.kind(), e.level(), e.occurredOn(), e.repairedOn(), e.source()));
                case PriorAwardRecorded e -> priors.add(new Prior(at, on, e.fund(), e.direction(), e.amountFen()));
                default -> {
                    // Told elsewhere in the file, or in the trail alone.
                }
            }
        }
        return new Papers(
                details == null ? null : details.address(),
                details == null ? null : details.foundedOn(),
                details == null ? null : details.industryCode(),
                details != null && hasPersonal(details),
                accounts,
                honours,
                faults,
                priors);
    }

    private static boolean hasPersonal(Details details) {
        return details.legalRepresentative() != null
                || details.contactName() != null
                || details.contactPhone() != null
                || details.actualController() != null
                || details.email() != null;
    }

    private static Account account(Entry entry, BankAccount account) {
        return new Account(
                entry.position(),
                entry.envelope().businessDate(),
                entry.envelope().recordedAt(),
                account.bank(),
                account.number(),
                account.holder());
    }

    /** What was handed in with a case. */
    static List<Document> documents(String application, List<Entry> stream) {
        List<Document> documents = new ArrayList<>();
        for (Entry entry : Standing.of(stream)) {
            long at = entry.position();
            LocalDate on = entry.envelope().businessDate();
            switch (entry.event()) {
                case ApplicationSubmitted e -> named(documents, application, at, on, e.documents());
                case MaterialsSupplemented e -> named(documents, application, at, on, e.documents());
                case DocumentAttached e ->
                    documents.add(
                            new Document(application, at, on, e.document(), e.fileName(), e.digest(), e.sizeBytes()));
                case PaperReceived e ->
                    documents.add(new Document(
                            application,
                            at,
                            on,
                            e.document(),
                            "纸质 " + e.copies() + " 份" + (e.sealed() ? "，加盖公章" : ""),
                            null,
                            null));
                default -> {
                    // No document.
                }
            }
        }
        return documents;
    }

    private static void named(
            List<Document> documents,
            String application,
            long at,
            @Nullable LocalDate on,
            List<DocumentRef> references) {
        for (DocumentRef document : references) {
            documents.add(new Document(application, at, on, document.kind(), document.name(), document.sm3(), null));
        }
    }
}
