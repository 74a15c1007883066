package org.mingzhang.view.trail;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.decision.FactWords;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.ledger.LogEvent.BackedUp;
import org.mingzhang.domain.ledger.LogEvent.BackupVerified;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
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
            case RecordsAccessed e ->
                names.person(e.reader())
                        + (e.role() == null
                                ? "（程序）"
                                : "（"
                                        + names.organisationOf(e.reader())
                                                .map(org -> org + "，")
                                                .orElse("")
                                        + e.role().chinese()
                                        + (e.county() == null ? "" : "，限" + names.county(e.county()))
                                        + "）")
                        + e.kind().chinese() + "：" + e.what()
                        + (e.rows() == null ? "" : "，共 " + count(e.rows()) + " 条")
                        + (e.fileSm3() == null ? "" : "，文件 SM3 " + e.fileSm3())
                        + (e.reason() == null ? "" : "；事由：" + e.reason()) + "。";
            case BackedUp e ->
                "备份账本前 " + count(e.size()) + " 条账目（备份 " + e.backup() + "，" + (e.withKeys() ? "含账本私钥，" : "") + "清单 SM3 "
                        + e.manifestSm3() + "）。";
            case BackupVerified e ->
                "试恢复备份 " + e.backup() + (e.holds() ? "，通过：" : "，不通过：") + e.verdict() + "（核验 " + count(e.entries())
                        + " 条账目，清单 SM3 " + e.manifestSm3() + "）。";
            case CommandRefused e ->
                "不予办理“" + CommandCodec.title(e.commandType()) + "”（经办人 " + e.claimedActor() + "）："
                        + RejectionCode.textOf(e.code())
                        + (e.facts().isEmpty() ? "" : "：" + FactWords.sentence(Scalar.texts(e.facts()), names::fact))
                        + (e.clause() == null ? "" : "（依据：" + names.clause(e.clause()) + "）") + "。";
        };
    }

    static String of(ImportEvent event) {
        return switch (event) {
            case ImportStarted e ->
                "开始导入工作簿“" + e.fileName() + "”（SM3 " + e.workbookSm3() + "，"
                        + (e.mode() == ImportEvent.Mode.HISTORY ? "历史记录" : "当前业务") + "）：" + count(e.rows()) + " 行"
                        + (e.skipped() == 0 ? "" : "，另有 " + count(e.skipped()) + " 行此前已导入")
                        + (e.rejected() == 0 ? "" : "，另有 " + count(e.rejected()) + " 行有误未导入") + "。";
            case PartRecorded e -> "导入第 " + e.part() + " 部分，累计 " + count(e.steps()) + " 步。";
            case ImportAbandoned e -> "中止导入，已登记的 " + count(e.steps()) + " 步照旧，其余不再登记；理由：" + e.reason() + "。";
            case WorkbookImported e ->
                "导入完成：" + count(e.events()) + " 条账目"
                        + (e.breaching() == 0 ? "。" : "，其中 " + count(e.breaching()) + " 条当时有违规则。");
            case ImportReviewed e ->
                (e.agreed() ? "复核导入，予以认可" : "复核导入，不予认可") + "（工作簿 SM3 " + e.workbookSm3() + "，" + count(e.events())
                        + " 条账目，其中 " + count(e.breaching()) + " 条当时有违规则）：" + e.opinion() + "。";
        };
    }

    private static String count(long number) {
        return String.format("%,d", number);
    }

    static String of(BankEvent event, String account, Names names) {
        return switch (event) {
            case BankLineRecorded e ->
                "账户 " + account + " 银行流水 " + e.serialNo() + "：" + e.payerName() + " 付给 " + e.payeeName() + " "
                        + Names.money(e.amountFen()) + typed(e.note()) + "。";
            case TreasuryPaymentRecorded e ->
                "国库支付凭证 " + e.voucherNo() + "：" + names.source(e.source()) + "支付给 " + e.payeeName() + " "
                        + Names.money(e.amountFen())
                        + (e.payment() == null ? "" : "，对应拨付 " + e.payment()) + typed(e.note()) + "。";
            case TreasuryPaymentMatched e ->
                "国库支付凭证 " + line(e.voucherNo(), e.position()) + " 认定对应拨付 " + String.join("、", e.all()) + "，理由："
                        + e.reason() + "。";
            case TreasuryPaymentUnmatched e ->
                "国库支付凭证 " + line(e.voucherNo(), e.position())
                        + (e.payments() == null ? "" : " 对应拨付 " + String.join("、", e.payments())) + " 的人工认定撤销，理由："
                        + e.reason() + "。";
            case BankLineExplained e -> "账户 " + account + " 银行流水 " + e.serialNo() + " 说明：" + e.reason() + "。";
        };
    }

    /** What somebody typed beside a voucher or a bank's line, told apart from what the ledger says itself. */
    private static String typed(@Nullable String note) {
        return note == null || note.isBlank() ? "" : "；附言“" + note + "”";
    }

    private static String line(String voucherNo, @Nullable Long position) {
        return position == null ? voucherNo : voucherNo + "（序号 " + position + "）";
    }
}
