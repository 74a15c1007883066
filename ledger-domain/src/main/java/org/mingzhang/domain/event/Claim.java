package org.mingzhang.domain.event;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.provider.ProviderEvent;

/**
 * What an event uses up in the whole ledger: a voucher, an identifier, a share of an invoice. Claims follow from events
 * alone, are written in the same append, and the store refuses an append whose claim would pass its limit.
 *
 * @param kind what is claimed
 * @param key names it within its kind
 * @param amount how much this event takes: 1, or fen; 0 where it only says the limit, which never refuses it; negative where
 *     a correction gives back. What is given back whole has
 *     no limit any more until it is claimed anew
 * @param limit the most that all events together may take; where they state different limits, the smallest holds
 */
public record Claim(Kind kind, String key, long amount, long limit) {
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{M}]");
    private static final Pattern DASH = Pattern.compile("\\p{Pd}");

    /** What can be claimed. The code is stored and never changes. */
    public enum Kind {
        /**
         * A pack's id, of whatever version: one programme is opened under it. What it says of one applicant, once and at most so
         * often, would else be had once in each.
         */
        PACK("pack", RejectionCode.ALREADY_EXISTS),
        /** Code and number of an invoice; fen up to its total. */
        INVOICE("invoice", RejectionCode.INVOICE_USED_TWICE),
        /** Buyer, seller and number of a contract; once. */
        CONTRACT("contract", RejectionCode.CONTRACT_USED_TWICE),
        /** A product's id, over all providers; once, so that nobody is rewarded for another's. */
        PRODUCT("product", RejectionCode.PRODUCT_USED_TWICE),
        /** A payment's id; once. */
        PAYMENT("payment", RejectionCode.ALREADY_EXISTS),
        /** A recovery's id; once. */
        RECOVERY("recovery", RejectionCode.ALREADY_EXISTS),
        /** Bank and number of a receipt; once. */
        BANK_RECEIPT("bank-receipt", RejectionCode.RECEIPT_USED_TWICE),
        /** Payer's account and the bank's serial number of an enterprise's payment, per contract; once. */
        PROVIDER_PAYMENT("provider-payment", RejectionCode.RECEIPT_USED_TWICE),
        /**
         * Payer's account and the bank's serial number, over all contracts that it is split over; fen up to what the bank's
         * line moved, without limit while no line says.
         */
        PROVIDER_SERIAL("provider-serial", RejectionCode.RECEIPT_USED_TWICE),
        /**
         * The same with the amount, while no bank's line says what was moved; once. Two contracts that claim the very same
         * amount of one serial claim the whole of it twice.
         */
        PROVIDER_SERIAL_WHOLE("provider-serial-whole", RejectionCode.RECEIPT_USED_TWICE),
        /** Account that paid and serial number of a statement line, whoever's statement it stands on; once. */
        BANK_LINE("bank-line", RejectionCode.RECEIPT_USED_TWICE),
        /**
         * A line of a treasury voucher: its number within a budget year, and the account paid; once. One voucher may pay
         * several, and numbers begin anew each year.
         */
        TREASURY_VOUCHER("treasury-voucher", RejectionCode.RECEIPT_USED_TWICE),
        /** An account kept apart for a programme's money; once per programme, so that two do not keep one. */
        SPECIAL_ACCOUNT("special-account", RejectionCode.PAYEE_MISMATCH),
        /** A row of a list, for one kind of thing that is done by it, and of stages for one stage; once. */
        LIST_ROW("list-row", RejectionCode.LIST_ROW_USED_TWICE),
        /** A place in a programme's pilot roster, up to as many as the pack has. */
        ROSTER_PLACE("roster-place", RejectionCode.QUOTA_EXCEEDED),
        /** Who takes the place of one that left a programme's roster; once, so that nobody fills two places. */
        ROSTER_REPLACEMENT("roster-replacement", RejectionCode.ALREADY_EXISTS),
        /** The certificate of an acceptance: who assessed and its number, per programme; once, so that two do not show one. */
        ACCEPTANCE_CERTIFICATE("acceptance-certificate", RejectionCode.ALREADY_EXISTS),
        /** A person's key; once, so that nobody is two persons. */
        ACTOR_KEY("actor-key", RejectionCode.ALREADY_EXISTS),
        /**
         * A person's name within an organisation, told by its id and by its name; once, so that nobody signs both halves of a
         * matter under two ids. Namesakes are registered with what tells them apart.
         */
        ACTOR_NAME("actor-name", RejectionCode.ALREADY_EXISTS);

        private final String code;
        private final RejectionCode refusal;

        Kind(String code, RejectionCode refusal) {
            this.code = code;
            this.refusal = refusal;
        }

        public String code() {
            return code;
        }

        /** How a use beyond the limit is refused. */
        public RejectionCode refusal() {
            return refusal;
        }

        /**
         * The kind with this code.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown claim kind: " + code);
        }
    }

    private static final Set<String> CLAIMING_TYPES = Set.of(
            "actor.registered",
            "actor.key-enrolled",
            "actor.key-rotated",
            "programme.opened",
            "enterprise.special-account-declared",
            "enterprise.acceptance-recorded",
            "application.stage-decided",
            "application.public-notice-posted",
            "enterprise.reserved",
            "enterprise.admitted",
            "enterprise.batch-moved",
            "enterprise.left-pilot",
            "enterprise.replaced",
            "provider.product-registered",
            "provider.removed",
            "award.approved",
            "award.payment-cancelled",
            "project.invoice-registered",
            "project.contract-registered",
            "project.provider-paid",
            "award.payment-ordered",
            "award.payment-confirmed",
            "award.payment-returned",
            "award.recovery-ordered",
            "award.recovery-received",
            "award.recovery-reversed",
            "bank.line-recorded",
            "bank.treasury-payment-recorded",
            "correction.recorded");

    /** The stored names of events that make claims, for those who must not read every event whole. */
    public static Set<String> claimingTypes() {
        return CLAIMING_TYPES;
    }

    private static Claim once(Kind kind, String... parts) {
        return new Claim(kind, key(parts), 1, 1);
    }

    /**
     * One key of several parts, the same however they were typed: full-width forms, letter case and the kind of dash do not
     * count, nor do spaces, marks and what is invisible, so that a voucher does not become another one by any of them.
     */
    private static String key(String... parts) {
        StringJoiner key = new StringJoiner("|");
        for (String part : parts) {
            String plain = Normalizer.normalize(part, Normalizer.Form.NFKC);
            key.add(DASH.matcher(UNSEEN.matcher(plain).replaceAll(""))
                    .replaceAll("-")
                    .toUpperCase(Locale.ROOT)
                    .replace("\\", "\\\\")
                    .replace("|", "\\|"));
        }
        return key.toString();
    }

    /** A voucher's number as it counts, however it was typed. */
    public static String voucherKey(String voucherNo) {
        return key(voucherNo);
    }

    /** The name of a thing as it counts, however it was typed. */
    public static String nameKey(String name) {
        return key(name);
    }

    /** The key of a serial number of an account that pays. */
    public static String serialKey(String payerAccount, String serialNo) {
        return key(payerAccount, serialNo);
    }

    /**
     * A payment to a provider uses the bank's serial up: once for its contract, and its amount of what the bank moved. Where no
     * bank's line says how much that was, nobody can claim the same amount a second time.
     */
    private static List<Claim> serial(ProjectEvent.ProviderPaid paid) {
        Fen moved = paid.bankAmountFen();
        String key = serialKey(paid.payerAccount(), paid.serialNo());
        Claim part = new Claim(
                Kind.PROVIDER_SERIAL, key, paid.amountFen().value(), moved == null ? Long.MAX_VALUE : moved.value());
        Claim own = once(Kind.PROVIDER_PAYMENT, paid.payerAccount(), paid.serialNo(), paid.contract());
        return moved != null
                ? List.of(own, part)
                : List.of(
                        own,
                        part,
                        once(
                                Kind.PROVIDER_SERIAL_WHOLE,
                                paid.payerAccount(),
                                paid.serialNo(),
                                Long.toString(paid.amountFen().value())));
    }

    /** What a bank says that it moved takes nothing itself, and limits what all contracts together may take. */
    private static List<Claim> line(BankEvent.BankLineRecorded line) {
        return List.of(
                once(Kind.BANK_LINE, line.payerAccount(), line.serialNo()),
                new Claim(
                        Kind.PROVIDER_SERIAL,
                        serialKey(line.payerAccount(), line.serialNo()),
                        0,
                        line.amountFen().value()));
    }

    /** The key under which a payment's id is claimed. */
    public static String paymentKey(String payment) {
        return key(payment);
    }

    /** A receipt that nobody has seen claims nothing. */
    private static List<Claim> receipt(@Nullable String bank, @Nullable String receiptNo) {
        return receiptNo == null
                ? List.of()
                : List.of(once(Kind.BANK_RECEIPT, Objects.requireNonNullElse(bank, ""), receiptNo));
    }

    /** A receipt that was booked wrongly may be booked as it should have been. */
    private static List<Claim> receiptBack(@Nullable String bank, @Nullable String receiptNo) {
        return receipt(bank, receiptNo).stream()
                .map(claim -> new Claim(claim.kind, claim.key, -claim.amount, claim.limit))
                .toList();
    }

    /** The key under which a row of a list is claimed for things of a kind, named by their event; of a stage its id follows. */
    public static String listRowKey(String type, ListRow row) {
        return key(type, row.id(), Integer.toString(row.row()));
    }

    /** One list may serve several stages before the notice, each once. */
    private static List<Claim> row(ApplicationEvent.StageDecided decided) {
        ListRow row = decided.list();
        return row == null
                ? List.of()
                : List.of(once(
                        Kind.LIST_ROW,
                        EventCodec.type(decided),
                        row.id(),
                        Integer.toString(row.row()),
                        decided.stage()));
    }

    /** What is done by a row of a list uses the row up for things of its kind. */
    private static List<Claim> row(LedgerEvent event, @Nullable ListRow row) {
        return row == null
                ? List.of()
                : List.of(once(Kind.LIST_ROW, EventCodec.type(event), row.id(), Integer.toString(row.row())));
    }

    /** What was called off or sent back gives the row of its order back. */
    private static List<Claim> rowBack(@Nullable ListRow row) {
        return row == null
                ? List.of()
                : List.of(new Claim(
                        Kind.LIST_ROW, key("award.payment-ordered", row.id(), Integer.toString(row.row())), -1, 1));
    }

    /** Somebody who comes a second time, under another id or under an office of another id, is found by either name. */
    private static List<Claim> name(ActorEvent.ActorRegistered person) {
        return Stream.of(person.orgName(), person.org())
                .map(organisation -> once(Kind.ACTOR_NAME, organisation, person.name()))
                .distinct()
                .toList();
    }

    private static List<Claim> place(String programme, long amount, @Nullable Integer places) {
        return places == null ? List.of() : List.of(new Claim(Kind.ROSTER_PLACE, key(programme), amount, places));
    }

    private static List<Claim> both(List<Claim> some, List<Claim> others) {
        List<Claim> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** The claims that an event makes; most make none. */
    public static List<Claim> of(LedgerEvent event) {
        return switch (event) {
            case ProgrammeEvent.ProgrammeOpened opened -> List.of(once(Kind.PACK, opened.pack()));
            case ApplicationEvent.StageDecided decided -> row(decided);
            case ApplicationEvent.PublicNoticePosted posted -> row(event, posted.list());
            case EnterpriseEvent.EnterpriseReserved reserved -> row(event, reserved.list());
            case EnterpriseEvent.EnterpriseAdmitted admitted ->
                both(row(event, admitted.list()), place(admitted.programme(), 1, admitted.places()));
            case EnterpriseEvent.EnterpriseBatchMoved moved -> row(event, moved.list());
            case EnterpriseEvent.EnterpriseLeftPilot left ->
                both(row(event, left.list()), place(left.programme(), -1, left.places()));
            case EnterpriseEvent.EnterpriseReplaced replaced ->
                both(
                        row(event, replaced.list()),
                        List.of(once(Kind.ROSTER_REPLACEMENT, replaced.programme(), replaced.replacement())));
            case ProviderEvent.ProviderRemoved removed -> row(event, removed.list());
            case ProviderEvent.ProductRegistered product -> List.of(once(Kind.PRODUCT, product.product()));
            case AwardEvent.AwardApproved approved -> row(event, approved.list());
            case AwardEvent.PaymentCancelled cancelled -> rowBack(cancelled.list());
            case ProjectEvent.InvoiceRegistered invoice ->
                invoice.status() != ProjectEvent.InvoiceStatus.NORMAL
                        ? List.of()
                        : List.of(new Claim(
                                Kind.INVOICE,
                                key(Objects.requireNonNullElse(invoice.invoiceCode(), ""), invoice.invoiceNo()),
                                invoice.claimedFen().value(),
                                invoice.totalFen().value()));
            case ProjectEvent.ContractRegistered contract ->
                List.of(once(Kind.CONTRACT, contract.buyer(), contract.seller(), contract.contract()));
            case ProjectEvent.ProviderPaid paid -> serial(paid);
            case AwardEvent.PaymentOrdered ordered ->
                both(List.of(once(Kind.PAYMENT, ordered.payment())), row(event, ordered.list()));
            case AwardEvent.PaymentConfirmed confirmed -> receipt(confirmed.bank(), confirmed.receiptNo());
            case AwardEvent.PaymentReturned returned ->
                both(receipt(returned.bank(), returned.receiptNo()), rowBack(returned.list()));
            case AwardEvent.RecoveryOrdered ordered -> List.of(once(Kind.RECOVERY, ordered.recovery()));
            case AwardEvent.RecoveryReceived received -> receipt(received.bank(), received.receiptNo());
            case AwardEvent.RecoveryReversed reversed ->
                reversed.returnReceiptNo() == null
                        ? receiptBack(reversed.bank(), reversed.receiptNo())
                        : receipt(reversed.returnBank(), reversed.returnReceiptNo());
            case EnterpriseEvent.SpecialAccountDeclared declared ->
                declared.account() == null
                        ? List.of()
                        : List.of(once(
                                Kind.SPECIAL_ACCOUNT,
                                declared.programme(),
                                declared.account().number()));
            case EnterpriseEvent.AcceptanceRecorded acceptance ->
                acceptance.documentNo() == null
                        ? List.of()
                        : List.of(once(
                                Kind.ACCEPTANCE_CERTIFICATE,
                                acceptance.programme(),
                                acceptance.assessor(),
                                acceptance.documentNo()));
            case BankEvent.BankLineRecorded line -> line(line);
            case BankEvent.TreasuryPaymentRecorded treasury ->
                List.of(once(
                        Kind.TREASURY_VOUCHER,
                        treasury.voucherNo(),
                        Integer.toString(treasury.budgetYear()),
                        treasury.payeeAccount()));
            case ActorEvent.ActorRegistered person -> name(person);
            case ActorEvent.KeyEnrolled key -> List.of(once(Kind.ACTOR_KEY, key.keyId()));
            case ActorEvent.KeyRotated key -> List.of(once(Kind.ACTOR_KEY, key.keyId()));
            case Corrected corrected -> moved(corrected);
            default -> List.of();
        };
    }

    /** What was claimed wrongly is given back, and claimed as it should have been; what stays is left alone. */
    private static List<Claim> moved(Corrected corrected) {
        LedgerEvent event = corrected.eventAfter();
        List<Claim> before = of(corrected.eventBefore());
        List<Claim> after = event == null ? List.of() : of(event);
        List<Claim> out = new ArrayList<>();
        for (Claim claim : before) {
            if (!after.contains(claim) && claim.amount != 0) {
                out.add(new Claim(claim.kind, claim.key, -claim.amount, claim.limit));
            }
        }
        for (Claim claim : after) {
            if (!before.contains(claim)) {
                out.add(claim);
            }
        }
        return out;
    }
}
