package org.mingzhang.app.trail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.dossier.TakenBack;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Trace.Line;
import org.mingzhang.view.trail.TrailPage;

/**
 * What is asked of a payment first: how much to whom, who proposed, approved and confirmed it, by which receipt and voucher. It
 * is told from the same entries as the trail below it, so far as whoever asks may see them.
 *
 * @param amount null where the order may not be seen
 * @param takenBack what is to come back of its award; null where nothing is, or the order may not be seen
 * @param payee the account that it goes to, with the end of its number
 */
public record PaymentSummary(
        @Nullable Fen amount,
        @Nullable String payee,
        List<Step> steps,
        List<Paper> papers,
        @Nullable TakenBack takenBack) {
    /** A payment is ordered, approved, confirmed and posted: its own entries are few. */
    private static final int MOST = 50;

    private static final int SHOWN_DIGITS = 4;

    public PaymentSummary {
        steps = List.copyOf(steps);
        papers = List.copyOf(papers);
    }

    /**
     * Who did what.
     *
     * @param to how far it brought the payment
     */
    public record Step(Payment.State to, Line line) {
        /** As people say it. */
        public String did() {
            return switch (to) {
                case ORDERED -> "提出";
                case APPROVED -> "审批";
                case CONFIRMED -> "确认拨付";
                case RETURNED -> "记录退回";
                case CANCELLED -> "撤销";
            };
        }
    }

    /**
     * A receipt of a bank or a voucher of the treasury.
     *
     * @param issuer which bank, or which money
     * @param path its own trail
     */
    public record Paper(
            String kind,
            String number,
            @Nullable String issuer,
            @Nullable LocalDate on,
            String path,
            long position) {}

    /** Nothing for any other subject, or where nothing of its way is to be seen. */
    static Optional<PaymentSummary> of(Scope scope, Subject subject, TrailDesk trails, LedgerViews views) {
        if (subject.kind() != Subject.Kind.PAYMENT) {
            return Optional.empty();
        }
        List<Line> lines =
                trails.page(scope, subject, false, null, MOST, null).map(TrailPage::lines).orElse(List.of()).stream()
                        .map(TrailPage.Told::entry)
                        .toList();
        Map<Long, Entry> entries = new HashMap<>();
        views.trails()
                .at(lines.stream().map(Line::position).toList())
                .forEach(entry -> entries.put(entry.position(), entry));
        return of(subject.id(), lines, entries, award -> views.cases().takenBack(award));
    }

    /**
     * The same of entries at hand, the earliest first.
     *
     * @param takenBack what is to come back of an award
     */
    static Optional<PaymentSummary> of(
            String payment,
            List<Line> lines,
            Map<Long, Entry> entries,
            Function<String, Optional<TakenBack>> takenBack) {
        TakenBack back = null;
        Fen amount = null;
        String payee = null;
        List<Step> steps = new ArrayList<>();
        List<Paper> papers = new ArrayList<>();
        for (Line line : lines) {
            Entry entry = entries.get(line.position());
            if (entry == null) {
                continue;
            }
            switch (entry.event()) {
                case PaymentOrdered e
                when e.payment().equals(payment) -> {
                    amount = e.amountFen();
                    payee = account(e.payee());
                    back = takenBack.apply(entry.envelope().stream().id()).orElse(null);
                    steps.add(new Step(Payment.State.ORDERED, line));
                }
                case PaymentApproved e
                when e.payment().equals(payment) -> steps.add(new Step(Payment.State.APPROVED, line));
                case PaymentConfirmed e
                when e.payment().equals(payment) -> {
                    steps.add(new Step(Payment.State.CONFIRMED, line));
                    receipt(papers, "银行回单", e.bank(), e.receiptNo(), line);
                }
                case PaymentReturned e
                when e.payment().equals(payment) -> {
                    steps.add(new Step(Payment.State.RETURNED, line));
                    receipt(papers, "退回回单", e.bank(), e.receiptNo(), line);
                }
                case PaymentCancelled e
                when e.payment().equals(payment) -> steps.add(new Step(Payment.State.CANCELLED, line));
                case TreasuryPaymentRecorded e
                when payment.equals(e.payment()) ->
                    papers.add(paper("国库凭证", Subject.Kind.VOUCHER, e.voucherNo(), null, line));
                default -> {
                    // Told in the trail.
                }
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new PaymentSummary(amount, payee, steps, papers, back));
    }

    private static String account(BankAccount payee) {
        return payee.holder() + "（" + payee.bank() + "，尾号 "
                + payee.number().substring(payee.number().length() - SHOWN_DIGITS) + "）";
    }

    private static void receipt(
            List<Paper> papers, String kind, @Nullable String bank, @Nullable String number, Line line) {
        if (number != null) {
            papers.add(paper(kind, Subject.Kind.RECEIPT, number, bank, line));
        }
    }

    private static Paper paper(String kind, Subject.Kind of, String number, @Nullable String issuer, Line line) {
        return new Paper(
                kind, number, issuer, line.businessDate(), TrailPath.of(new Subject(of, number)), line.position());
    }
}
