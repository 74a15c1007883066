package org.mingzhang.domain.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.bank.BankCommand.ExplainBankLine;
import org.mingzhang.domain.bank.BankCommand.MatchTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.RecordBankLine;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.UnmatchTreasuryPayment;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/**
 * The rules of statements: a voucher is of a programme that knows its source, line and year; a person who had a part in a payment
 * does not say which voucher paid it, nor takes back what another said of it, and who recorded a bank's line does not explain it.
 */
final class BankDecider {
    private final Streams streams;
    private final Occasion occasion;

    BankDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    private Bank statement(BankCommand command) {
        return (Bank) streams.state(command.subject());
    }

    Decision record(RecordBankLine c) {
        return byFinance(c)
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new BankLineRecorded(
                                c.account(),
                                c.serialNo(),
                                c.payerName(),
                                c.payerAccount(),
                                c.payeeName(),
                                c.payeeAccount(),
                                c.amountFen(),
                                c.note())));
    }

    private Checks byFinance(BankCommand command) {
        return occasion.first(() -> {
            // Read whatever comes of it: the refusal is of this statement.
            statement(command);
            return occasion.refuseUnless(Role.FINANCE);
        });
    }

    Decision record(RecordTreasuryPayment c) {
        // What an import of old records says another person reviews, and who paid is known by name alone.
        StreamId award = c.payment() == null || occasion.isHistory()
                ? null
                : streams.awardOf(c.payment()).orElse(null);
        Payment named = c.payment() == null ? null : payment(c.payment(), award);
        return byFinance(c)
                .then(() -> named == null ? null : named.refusePart(occasion, "登记拨付的国库凭证"))
                .then(() -> occasion.isHistory() ? null : refuseStranger(c))
                .then(() -> refuseOtherDay(c))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new TreasuryPaymentRecorded(
                                c.voucherNo(),
                                c.source(),
                                c.line(),
                                c.budgetYear(),
                                c.payeeName(),
                                c.payeeAccount(),
                                c.amountFen(),
                                c.payment(),
                                c.note())));
    }

    /** Of no programme, so that nobody would look at it; or with a source, a line, a year that the programme does not know. */
    private @Nullable Rejection refuseStranger(RecordTreasuryPayment c) {
        Programme programme = (Programme) streams.state(StreamId.programme(c.account()));
        ProgrammeOpened opened = programme.opened();
        if (opened == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("programme", c.account()));
        }
        PolicyPack pack = streams.pack(programme.packSm3(occasion.businessDate()));
        String line = c.line();
        if (pack.source(c.source())
                .filter(source -> source.id().equals(c.source()))
                .isEmpty()) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("source", c.source()));
        }
        if (line != null
                && pack.line(line).filter(known -> known.id().equals(line)).isEmpty()) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("line", line));
        }
        int first = opened.startsOn().getYear();
        int last = opened.endsOn().getYear();
        return c.budgetYear() < first || c.budgetYear() > last
                ? Rejection.of(
                        RejectionCode.NOT_FOUND, Map.of("budgetYear", c.budgetYear(), "allowed", first + "–" + last))
                : null;
    }

    /** Lines of one voucher are of one day and one source; another day or source is another voucher of the same number. */
    private @Nullable Rejection refuseOtherDay(RecordTreasuryPayment c) {
        return statement(c).lines(c.voucherNo()).stream()
                .filter(line -> line.budgetYear() == c.budgetYear()
                        && !(line.source().equals(c.source()) && Objects.equals(line.on(), occasion.businessDate())))
                .findFirst()
                .map(line -> Rejection.of(
                        RejectionCode.RECEIPT_USED_TWICE,
                        Map.of(
                                "voucherNo",
                                c.voucherNo(),
                                "budgetYear",
                                c.budgetYear(),
                                "firstUsedAt",
                                line.position())))
                .orElse(null);
    }

    Decision match(MatchTreasuryPayment c) {
        // Awards come before statements in the order of streams.
        List<String> named = c.all();
        Map<String, StreamId> awards = new TreeMap<>();
        named.forEach(payment -> streams.awardOf(payment).ifPresent(award -> awards.put(payment, award)));
        awards.values().stream().sorted().distinct().forEach(streams::state);
        Bank statement = statement(c);
        return byFinance(c)
                .then(() -> refuseLine(statement, c.voucherNo(), c.position()))
                .then(() -> named.stream()
                        .map(payment -> refusePayment(payment, awards.get(payment), c.account()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
                .then(() -> named.equals(statement.matched(line(statement, c.voucherNo(), c.position())))
                        ? Rejection.of(
                                RejectionCode.ALREADY_EXISTS,
                                Map.of("voucherNo", c.voucherNo(), "payment", String.join("、", named)))
                        : null)
                .then(() -> {
                    Bank.Line voucher = chosen(statement, c);
                    List<Payment> paid = named.stream()
                            .flatMap(id -> Optional.ofNullable(payment(id, awards.get(id))).stream())
                            .toList();
                    Rejection unlike = refuseUnlike(voucher, c.voucherNo(), paid);
                    return unlike != null || c.payments() == null
                            ? unlike
                            : refuseElsewhere(voucher, c.voucherNo(), paid);
                })
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new TreasuryPaymentMatched(
                                c.voucherNo(),
                                c.payment(),
                                c.reason(),
                                c.payments(),
                                line(statement, c.voucherNo(), c.position()))));
    }

    private static Bank.Line chosen(Bank statement, MatchTreasuryPayment c) {
        long position = line(statement, c.voucherNo(), c.position());
        return statement.lines(c.voucherNo()).stream()
                .filter(line -> line.position() == position)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A voucher that shares neither source nor account nor amount with what is named for it was never a voucher of it: whoever
     * names it so takes it away from the payment that it is like.
     */
    private static @Nullable Rejection refuseUnlike(Bank.Line voucher, String voucherNo, List<Payment> named) {
        List<Share> shares = new ArrayList<>();
        for (Payment payment : named) {
            shares.addAll(payment.order().shares());
        }
        boolean source = shares.stream().anyMatch(share -> share.source().equals(voucher.source()));
        boolean account = named.stream()
                .anyMatch(payment -> payment.order().payee().number().equals(voucher.payeeAccount()));
        boolean amount = Share.total(shares).equals(voucher.amountFen())
                || shares.stream().anyMatch(share -> share.amountFen().equals(voucher.amountFen()));
        return source || account || amount ? null : mismatch(voucher, voucherNo, named);
    }

    private static Rejection mismatch(Bank.Line voucher, String voucherNo, List<Payment> named) {
        return Rejection.of(
                RejectionCode.VOUCHER_MISMATCH,
                Map.of(
                        "voucherNo",
                        voucherNo,
                        "source",
                        voucher.source(),
                        "payee",
                        voucher.payeeAccount(),
                        "amountFen",
                        voucher.amountFen().value(),
                        "payment",
                        named.stream().map(payment -> payment.order().payment()).collect(Collectors.joining("、")),
                        "expected",
                        named.stream().map(BankDecider::words).collect(Collectors.joining("；"))));
    }

    /**
     * Money for several that went to an account of none of them (代发) was handed on by whoever holds that account, and no voucher
     * shows it: two persons say so, who recorded the voucher and who names the payments. A payment that takes nothing from the
     * voucher's source is none of them.
     */
    private @Nullable Rejection refuseElsewhere(Bank.Line voucher, String voucherNo, List<Payment> named) {
        List<Payment> others = named.stream()
                .filter(payment -> payment.order().shares().stream()
                        .noneMatch(share -> share.source().equals(voucher.source())))
                .toList();
        if (!others.isEmpty()) {
            return mismatch(voucher, voucherNo, others);
        }
        boolean own = named.stream()
                .allMatch(payment -> payment.order().payee().number().equals(voucher.payeeAccount()));
        return !own && occasion.isAlso(voucher.by())
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "step", "认定代发的国库凭证", "otherStep", "登记国库凭证"))
                : null;
    }

    private static String words(Payment payment) {
        return payment.order().payee().holder() + " " + payment.order().payee().number() + " "
                + payment.order().amountFen().toYuan() + " 元";
    }

    private @Nullable Payment payment(String id, @Nullable StreamId award) {
        return award == null ? null : ((Award) streams.state(award)).payment(id);
    }

    /** Of nothing, of another programme, or by somebody who had a part in it. */
    private @Nullable Rejection refusePayment(String id, @Nullable StreamId award, String account) {
        Award it = award == null ? null : (Award) streams.state(award);
        Payment payment = payment(id, award);
        AwardCalculated calculated = it == null ? null : it.calculated();
        if (payment == null
                || (!Require.isAccount(account)
                        && calculated != null
                        && !calculated.programme().equals(account))) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("payment", id));
        }
        return payment.refusePart(occasion, "认定国库凭证对应的拨付");
    }

    /** No voucher of this number, or several lines of it and none is named. */
    private static @Nullable Rejection refuseLine(Bank statement, String voucherNo, @Nullable Long position) {
        List<Bank.Line> lines = statement.lines(voucherNo);
        if (lines.stream().noneMatch(line -> position == null || line.position() == position)) {
            return Rejection.of(
                    RejectionCode.NOT_FOUND,
                    position == null
                            ? Map.of("voucherNo", voucherNo)
                            : Map.of("voucherNo", voucherNo, "position", position));
        }
        return position == null && lines.size() > 1
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "voucherNo",
                                voucherNo,
                                "state",
                                "这个凭证号记有 " + lines.size() + " 行",
                                "needs",
                                "写明是哪一行的账目序号："
                                        + lines.stream()
                                                .map(line -> Long.toString(line.position()))
                                                .collect(Collectors.joining("、"))))
                : null;
    }

    private static long line(Bank statement, String voucherNo, @Nullable Long position) {
        return position == null ? statement.lines(voucherNo).getLast().position() : position;
    }

    Decision unmatch(UnmatchTreasuryPayment c) {
        Bank statement = statement(c);
        return byFinance(c)
                .then(() -> refuseLine(statement, c.voucherNo(), c.position()))
                .then(() -> statement.matched(line(statement, c.voucherNo(), c.position())) == null
                        ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("voucherNo", c.voucherNo(), "state", "没有人工认定"))
                        : null)
                .then(() -> named(statement, c).stream()
                        .map(payment -> payment.refusePart(occasion, "撤销国库凭证的认定"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
                .orElse(() -> {
                    long line = line(statement, c.voucherNo(), c.position());
                    return Decision.accept(
                            c.subject(),
                            new TreasuryPaymentUnmatched(c.voucherNo(), c.reason(), statement.matched(line), line));
                });
    }

    /**
     * The payments that are named for a line. Only the statement tells which, so their awards come after it and are looked at as
     * recorded, not kept: who takes part in one meanwhile might as well do so afterwards.
     */
    private List<Payment> named(Bank statement, UnmatchTreasuryPayment c) {
        return Objects.requireNonNullElse(
                        statement.matched(line(statement, c.voucherNo(), c.position())), List.<String>of())
                .stream()
                .flatMap(id -> streams
                        .awardOf(id)
                        .flatMap(award -> Optional.ofNullable(((Award) streams.recorded(award)).payment(id)))
                        .stream())
                .toList();
    }

    Decision explain(ExplainBankLine c) {
        Bank statement = statement(c);
        return byFinance(c)
                .then(() -> statement.recorders(c.serialNo()).isEmpty()
                        ? Rejection.of(RejectionCode.NOT_FOUND, Map.of("serialNo", c.serialNo()))
                        : null)
                .then(() -> statement.recorders(c.serialNo()).stream().anyMatch(occasion::isAlso)
                        ? Rejection.of(
                                RejectionCode.SAME_PERSON,
                                Map.of("actor", occasion.actor().id(), "step", "说明银行流水", "otherStep", "登记银行流水"))
                        : null)
                .then(() -> statement.explained(c.serialNo()).entrySet().stream()
                                .anyMatch(said -> occasion.isAlso(said.getKey())
                                        && said.getValue().equals(c.reason()))
                        ? Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("serialNo", c.serialNo()))
                        : null)
                .orElse(() -> Decision.accept(c.subject(), new BankLineExplained(c.serialNo(), c.reason())));
    }
}
