package org.mingzhang.view.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.view.file.FileRows.Basics;
import org.mingzhang.view.file.FileRows.CaseRow;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.file.FileRows.InspectionRow;
import org.mingzhang.view.file.FileRows.PaymentRow;
import org.mingzhang.view.file.FileRows.RecoveryRow;
import org.mingzhang.view.file.FileRows.RefusalRow;
import org.mingzhang.view.file.FileRows.RosterStep;
import org.mingzhang.view.trail.Trace;

/**
 * 一企一档: everything about one enterprise that somebody may see.
 *
 * @param position the last entry that the rows rest on
 * @param papers what was said of the party itself: titles, faults, accounts; null for who looks at single cases of it only
 */
public record EnterpriseFile(
        Basics basics,
        long position,
        List<RosterStep> roster,
        List<CaseFile> cases,
        List<PaymentRow> payments,
        List<RecoveryRow> recoveries,
        List<OpenDuty> duties,
        List<Document> documents,
        List<RefusalRow> refusals,
        @Nullable Papers papers) {
    public EnterpriseFile {
        roster = List.copyOf(roster);
        cases = List.copyOf(cases);
        payments = List.copyOf(payments);
        recoveries = List.copyOf(recoveries);
        duties = List.copyOf(duties);
        documents = List.copyOf(documents);
        refusals = List.copyOf(refusals);
    }

    /** How many contracts its cases have. */
    public int contracts() {
        return cases.stream().mapToInt(one -> one.contracts.size()).sum();
    }

    /** What its contracts come to; likewise what invoices claim of them. */
    public Fen contractedFen() {
        return sum(CaseFile::contractedFen);
    }

    public Fen invoicedFen() {
        return sum(CaseFile::invoicedFen);
    }

    /** What it was granted; likewise what of that was paid, and what came back. */
    public Fen approvedFen() {
        return sum(one -> one.row.approvedFen());
    }

    public Fen paidFen() {
        return sum(one -> one.row.paidFen());
    }

    public Fen recoveredFen() {
        return sum(one -> one.row.recoveredFen());
    }

    private Fen sum(Function<CaseFile, @Nullable Fen> amount) {
        return cases.stream()
                .map(one -> Objects.requireNonNullElse(amount.apply(one), Fen.ZERO))
                .reduce(Fen.ZERO, Fen::plus);
    }

    /**
     * One case with what was recorded of it, told in sentences in the order of the log.
     *
     * @param review 申报与审核
     * @param work 项目
     * @param money 奖补, with its calculation
     */
    public record CaseFile(
            CaseRow row,
            List<Trace.Line> review,
            List<Trace.Line> work,
            List<Trace.Line> money,
            List<ContractRow> contracts,
            List<Invoice> invoices,
            List<InspectionRow> inspections) {
        public CaseFile {
            review = List.copyOf(review);
            work = List.copyOf(work);
            money = List.copyOf(money);
            contracts = List.copyOf(contracts);
            invoices = List.copyOf(invoices);
            inspections = List.copyOf(inspections);
        }

        /** What the contracts come to; likewise what is claimed by their invoices and what was paid to providers. */
        public Fen contractedFen() {
            return sum(contracts, ContractRow::amountFen);
        }

        public Fen invoicedFen() {
            return sum(contracts, ContractRow::invoicedFen);
        }

        public Fen paidToProvidersFen() {
            return sum(contracts, ContractRow::paidFen);
        }

        /** What the invoices claim for the project, those without a contract too. */
        public Fen claimedFen() {
            return sum(invoices, Invoice::countedFen);
        }

        private static <T> Fen sum(List<T> rows, Function<T, Fen> amount) {
            return rows.stream().map(amount).reduce(Fen.ZERO, Fen::plus);
        }
    }

    /**
     * An invoice of a case.
     *
     * @param contract null where an imported row names none
     * @param sellerName null where the seller is no provider of a contract of the enterprise
     * @param totalFen 价税合计, negative for one that takes back another
     * @param countedFen what it adds to what the project claims
     * @param attempt the acceptance that was the first to be asked for with it; null where none was yet
     */
    public record Invoice(
            String application,
            long position,
            @Nullable String code,
            String number,
            LocalDate issuedOn,
            InvoiceStatus status,
            @Nullable String contract,
            String seller,
            @Nullable String sellerName,
            Fen totalFen,
            Fen countedFen,
            @Nullable Integer attempt) {}

    /** A document that was handed in; the ledger has at least its digest. */
    public record Document(
            String application,
            long position,
            @Nullable LocalDate on,
            String kind,
            String name,
            @Nullable String sm3,
            @Nullable Integer sizeBytes) {}

    /**
     * What was recorded of the party itself.
     *
     * @param address where it is registered; null where it is not stated
     * @param hasPersonal whether personal fields are on record, which are encrypted and never shown here
     * @param accounts in full: an organisation's account is no personal data, and whoever checks a payment compares it digit by digit
     */
    public record Papers(
            @Nullable String address,
            @Nullable LocalDate foundedOn,
            @Nullable String industryCode,
            boolean hasPersonal,
            List<Account> accounts,
            List<Honour> honours,
            List<Fault> faults,
            List<Prior> priors) {
        public Papers {
            accounts = List.copyOf(accounts);
            honours = List.copyOf(honours);
            faults = List.copyOf(faults);
            priors = List.copyOf(priors);
        }
    }

    /** An account that it is, or was, paid to. */
    public record Account(
            long position, @Nullable LocalDate on, Instant recordedAt, String bank, String number, String holder) {}

    /** A title. */
    public record Honour(
            long position,
            String kind,
            @Nullable String level,
            @Nullable LocalDate obtainedOn,
            @Nullable LocalDate validUntil,
            String documentNo) {}

    /** 失信或事故. */
    public record Fault(
            long position,
            String kind,
            @Nullable String level,
            @Nullable LocalDate occurredOn,
            @Nullable LocalDate repairedOn,
            String source) {}

    /** Public money that it got elsewhere or before. */
    public record Prior(
            long position,
            @Nullable LocalDate on,
            String fund,
            @Nullable String direction,
            Fen amountFen) {}
}
