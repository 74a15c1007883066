package org.mingzhang.view.trail;

import java.util.Arrays;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.decision.FactWords;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;

/** Sentences of the log's own events and of bank lines. */
final class LogSentences {
    private LogSentences() {}

    static String of(LogEvent event, Names names) {
        return switch (event) {
            case LedgerInitialised e ->
                "账本“" + e.title() + "”（" + e.ledger() + "）启用，时区 " + e.zone()
                        + (e.clock() == Clock.SIMULATED ? "，使用模拟时钟。" : "。");
            case RootsRecorded e -> "记录账本前 " + String.format("%,d", e.size()) + " 条账目的根摘要：" + e.sm3Root() + "。";
            case CommandRefused e ->
                "不予办理“" + CommandCodec.title(e.commandType()) + "”（经办人 " + e.claimedActor() + "）：" + chinese(e.code())
                        + (e.facts().isEmpty() ? "" : "：" + FactWords.sentence(Scalar.texts(e.facts()), names::fact))
                        + "（"
                        + (e.clause() == null ? "" : "依据：" + names.clause(e.clause()) + "；") + "代码 " + e.code() + "）。";
        };
    }

    /** Codes of newer programs stay as they are. */
    private static String chinese(String code) {
        return Arrays.stream(RejectionCode.values())
                .filter(known -> known.name().equals(code))
                .map(RejectionCode::text)
                .findFirst()
                .orElse(code);
    }

    static String of(BankEvent event, String account, Names names) {
        return switch (event) {
            case BankLineRecorded e ->
                "账户 " + account + " 银行流水 " + e.serialNo() + "：" + e.payerName() + " 付给 " + e.payeeName() + " "
                        + Names.money(e.amountFen()) + Names.note(e.note()) + "。";
            case TreasuryPaymentRecorded e ->
                "国库支付凭证 " + e.voucherNo() + "：" + names.source(e.source()) + "支付给 " + e.payeeName() + " "
                        + Names.money(e.amountFen())
                        + (e.payment() == null ? "" : "，对应拨付 " + e.payment()) + Names.note(e.note()) + "。";
            case TreasuryPaymentMatched e ->
                "国库支付凭证 " + e.voucherNo() + " 认定对应拨付 " + e.payment() + "，理由：" + e.reason() + "。";
        };
    }
}
