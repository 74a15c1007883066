package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.payment.PaymentBatch;
import org.mingzhang.app.payment.PaymentBatchFile;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.tools.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Approved payments as a file for the treasury or a bank. */
@Command(
        name = "payments",
        mixinStandardHelpOptions = true,
        description = {"导出拨付批次文件：已审批、未支付的拨付，附笔数、合计和分来源合计。", "给出 --key 的，把文件摘要、笔数和金额记入账本：账户信息离开了账本；没有给出的，不记。"})
final class ExportPaymentsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private Output output = new Output();

    @Option(names = "--programme", paramLabel = "ID", description = "试点专项的编号（默认：账本中唯一的一个）。")
    private @Nullable String programme;

    @Option(names = "--list", paramLabel = "LIST", description = "只导出这份拨付方案（名单编号）所列的，并与其金额核对。")
    private @Nullable String list;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.xlsx|FILE.csv",
            description = "写入的文件；不覆盖已有的文件。")
    private Path file = Path.of("");

    @Override
    public void run() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx") && !name.endsWith(".csv")) {
            throw new WrongUsage("-o", file.toString(), "-o 的文件名应以 .xlsx 或 .csv 结尾");
        }
        if (Files.exists(file)) {
            throw new WrongUsage("-o", file.toString(), "已有文件 " + file + "：请换一个文件名，或先把它移走");
        }
        ActorKey signer = key.orNull() == null ? null : ActorKey.open(key.required());
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            String id = programme == null ? only(opened) : programme;
            PolicyPack pack = opened.pack(opened.programme(id).packSm3());
            LedgerViews views = opened.views(output);
            views.requireSealed();
            PaymentBatch batch =
                    PaymentBatch.of(opened.store().log(), id, views.treasury().approved(id), list);
            if (!batch.objections().isEmpty()) {
                throw new No(
                        "没有导出：" + batch.objections().getFirst(),
                        batch.objections().stream()
                                .map(text -> new Problem("", "", text, text, null, null))
                                .toList());
            }
            if (batch.rows().isEmpty()) {
                throw new No("没有已审批而未支付的拨付可导出");
            }
            write(opened, pack, batch, signer, name.endsWith(".csv"));
        }
    }

    private static String only(OpenLedger opened) {
        List<String> ids = opened.store().log().streamEnds("programme").stream()
                .map(entry -> entry.stream().id())
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw new WrongUsage("--programme", "", "账本中有 " + ids.size() + " 个试点专项，请用 --programme 写明");
        }
        return ids.getFirst();
    }

    private void write(OpenLedger opened, PolicyPack pack, PaymentBatch batch, @Nullable ActorKey signer, boolean csv) {
        PaymentBatchFile form =
                new PaymentBatchFile(batch, pack, opened.identity().isSampleData() ? SampleData.MARK : "");
        try {
            byte[] bytes = csv ? form.csv() : form.xlsx();
            String sm3 = Suite.SM3.hash(bytes).toString();
            Outcome outcome = signer == null
                    ? null
                    : opened.desk(output)
                            .submit(signer.sign(
                                    opened,
                                    CommandDraft.of(
                                            new ExportPaymentBatch(
                                                    batch.programme(),
                                                    sm3,
                                                    batch.rows().size(),
                                                    batch.total(),
                                                    list),
                                            null,
                                            null)));
            if (outcome instanceof Outcome.Refused refused) {
                throw new No("没有导出：" + refused.message());
            }
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
            tell(pack, batch, sm3, outcome);
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(file, e);
        }
    }

    private void tell(PolicyPack pack, PaymentBatch batch, String sm3, @Nullable Outcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("sm3", sm3);
        document.put("programme", batch.programme());
        document.put("list", list);
        document.put("payments", batch.rows().size());
        document.put("totalFen", batch.total().value());
        Map<String, Long> sources = new LinkedHashMap<>();
        batch.totals().forEach((source, fen) -> sources.put(source, fen.value()));
        document.put("bySourceFen", sources);
        document.put(
                "heldBack",
                batch.heldBack().stream()
                        .map(one -> Map.of(
                                "payment", one.payment(),
                                "application", one.application(),
                                "amountFen", one.amountFen(),
                                "reason", one.reason()))
                        .toList());
        document.put("position", outcome == null ? null : outcome.firstPosition());
        output.print(document, out -> print(pack, batch, sm3, outcome, out));
    }

    private void print(PolicyPack pack, PaymentBatch batch, String sm3, @Nullable Outcome outcome, PrintWriter out) {
        out.println("已写入 " + file + "：" + batch.rows().size() + " 笔，共 "
                + batch.total().toYuan() + " 元");
        Table sources = new Table(Column.text("来源"), Column.yuan("金额"));
        batch.totals()
                .forEach((source, fen) ->
                        sources.row(pack.source(source).map(FundingSource::name).orElse(source), fen));
        sources.print(out);
        if (!batch.heldBack().isEmpty()) {
            out.println("未列入：" + batch.heldBack().size() + " 笔");
            Table held = new Table(Column.text("拨付编号"), Column.yuan("金额"), Column.text("原因"));
            batch.heldBack().forEach(one -> held.row(one.payment(), new Fen(one.amountFen()), one.reason()));
            held.print(out);
        }
        out.println("文件摘要（SM3）" + sm3);
        out.println(outcome == null ? "没有给出 --key，这次导出没有记账" : "这次导出已记账，序号 " + outcome.firstPosition());
    }
}
