package org.mingzhang.tools;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.treasury.DifferenceWords;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.SeemsPaid;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/** Why a payment stays out of a batch since it seems to be paid, as a finance officer reads it. */
record SeemsPaidWords(Map<String, List<SeemsPaid>> signs, PolicyPack pack) {
    /** Null where nothing keeps it out. */
    @Nullable
    String reason(Payment payment) {
        Set<String> people = payment.people().keySet();
        List<SeemsPaid> those = signs.getOrDefault(payment.order().payment(), List.of()).stream()
                .filter(sign -> sign.keepsOut(people))
                .toList();
        return those.isEmpty()
                ? null
                : "可能已支付：" + those.stream().map(this::words).collect(Collectors.joining("；"))
                        + "。确已支付的请确认支付；否则更正凭证、流水，或由未经手这笔拨付的人认定、说明";
    }

    private String words(SeemsPaid sign) {
        Voucher voucher = sign.voucher();
        BankLine line = sign.line();
        if (voucher != null) {
            return "国库凭证 " + voucher.voucherNo() + "（" + day(voucher.paidOn()) + new Fen(voucher.amountFen()).toYuan()
                    + " 元）" + words(sign, voucher);
        }
        return line == null
                ? ""
                : "银行流水 " + line.serialNo() + "（" + day(line.movedOn())
                        + new Fen(line.amountFen()).toYuan() + " 元，付款账号 " + line.payerAccount()
                        + "）付到这笔拨付的收款账号，金额相同，未对应任何拨付" + said(sign.word(), "说明");
    }

    private String words(SeemsPaid sign, Voucher voucher) {
        return switch (sign.sign()) {
            case NAMED -> "写明这笔拨付" + said(sign.word(), "认定");
            case LIKE -> "来源、收款账号、金额与这笔拨付相同";
            case PAIRED ->
                "与这笔拨付对上，但说法不一：" + sign.differences().stream().map(this::words).collect(Collectors.joining("，"));
            case NAMED_AWAY ->
                "来源、收款账号、金额与这笔拨付相同，却对应到 " + String.join("、", voucher.named()) + "，与后者不符或后者已另有凭证"
                        + said(sign.word(), "认定");
            case FREED -> "来源、收款账号、金额与这笔拨付相同，对应到 " + String.join("、", voucher.named()) + said(sign.word(), "认定");
            // Of lines alone.
            case LINE, EXPLAINED -> "";
        };
    }

    private String words(Difference difference) {
        DifferenceWords text = new DifferenceWords(pack);
        return DifferenceWords.name(difference.field()) + "（账本 / 国库）"
                + text.value(difference.field(), difference.ledger()) + " / "
                + text.value(difference.field(), difference.treasury());
    }

    private static String said(@Nullable Word word, String what) {
        return word == null ? "" : "（" + word.organisation() + " " + word.person() + what + "：" + word.reason() + "）";
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : Names.day(day) + "，";
    }
}
