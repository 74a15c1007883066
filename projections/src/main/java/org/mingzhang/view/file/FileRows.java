package org.mingzhang.view.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** The rows of files: what the read models know of one party. */
public final class FileRows {
    private FileRows() {}

    /** A party as a search finds it. */
    public record Found(
            String code,
            @Nullable String name,
            @Nullable String county,
            @Nullable String industry,
            @Nullable String kind,
            @Nullable String status) {}

    /** Who an enterprise is. */
    public record Basics(
            String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String county,
            @Nullable String industry,
            @Nullable String size,
            @Nullable Boolean aboveScale,
            @Nullable String ownership,
            @Nullable Integer employees,
            @Nullable Long detailsAt) {}

    /** A change of its place in a roster. */
    public record RosterStep(
            long position,
            String programme,
            @Nullable String change,
            @Nullable String batch,
            @Nullable LocalDate on,
            @Nullable String documentNo,
            @Nullable String replacement,
            @Nullable String reason) {}

    /**
     * A case with its project and award.
     *
     * @param approvedFen with what was added and taken away
     */
    public record CaseRow(
            String application,
            String programme,
            @Nullable String direction,
            @Nullable String title,
            @Nullable String batch,
            @Nullable String county,
            @Nullable LocalDate submittedOn,
            @Nullable Fen requestedFen,
            @Nullable Fen plannedFen,
            @Nullable String status,
            @Nullable String stage,
            @Nullable String outcome,
            @Nullable Integer scoreTenths,
            @Nullable Integer levelBefore,
            @Nullable String project,
            @Nullable Integer levelAfter,
            @Nullable Integer acceptanceTenths,
            @Nullable Fen recognisedFen,
            @Nullable String award,
            @Nullable Long calculatedAt,
            @Nullable Fen ceilingFen,
            @Nullable Fen approvedFen,
            @Nullable Fen paidFen,
            @Nullable Fen recoveredFen) {
        /** What the beneficiary has of it: what was paid less what came back; null where nothing is known of payments. */
        public @Nullable Fen keptFen() {
            return paidFen == null ? null : recoveredFen == null ? paidFen : paidFen.minus(recoveredFen);
        }
    }

    /** A contract of a case, or of a provider with whom it is. */
    public record ContractRow(
            String project,
            String contract,
            long position,
            @Nullable String party,
            @Nullable String partyName,
            @Nullable String matter,
            @Nullable LocalDate signedOn,
            @Nullable String ended,
            Fen amountFen,
            Fen invoicedFen,
            Fen paidFen) {}

    /** An inspection of a project. */
    public record InspectionRow(
            String project,
            String inspection,
            long position,
            @Nullable LocalDate on,
            @Nullable String method,
            @Nullable String matter,
            @Nullable String outcome,
            @Nullable LocalDate rectifyBy,
            @Nullable LocalDate rectifiedOn) {}

    /** A payment of an award: which sources it came from, and the vouchers that tell of it. */
    public record PaymentRow(
            String payment,
            String award,
            long position,
            @Nullable Fen amountFen,
            @Nullable String status,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate paidOn,
            @Nullable String receiptNo,
            @Nullable String voucherNo,
            List<Split> shares) {
        public PaymentRow {
            shares = List.copyOf(shares);
        }
    }

    /** What of a payment a source bears. */
    public record Split(
            String payment, String source, @Nullable Fen amountFen) {}

    /** What is to come back of a payment. */
    public record RecoveryRow(
            String recovery,
            String award,
            @Nullable String payment,
            long position,
            @Nullable Fen orderedFen,
            Fen receivedFen,
            Fen calledOffFen,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate dueOn,
            @Nullable String documentNo) {}

    /** A refused command about it, or about one of its cases. */
    public record RefusalRow(
            long position,
            Instant at,
            String commandType,
            String code,
            @Nullable String subject,
            @Nullable String person) {}
}
