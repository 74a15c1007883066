package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.payment.PaymentBatch;
import org.mingzhang.app.payment.PaymentBatchFile;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.ReadStreams;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.award.Unpayable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.treasury.ReconciliationTerms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Approved payments as a file for the treasury or a bank. */
@Command(
        name = "payments",
        mixinStandardHelpOptions = true,
        description = {
            "导出拨付批次文件：已审批、未支付的拨付，附笔数、合计和分来源合计。",
            "国库凭证或银行流水表明可能已经支付的不列入，逐笔写明凭证、流水和原因；本专项有导入未完成的不导出。",
            "给出 --key 的，把文件摘要、拨付编号和金额记入账本，这些拨付下次不再列入；没有给出的，账本不记，下次仍会列入。",
            "每个文件最多 300 笔，更多的分成几个文件。"
        })
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

    @Option(names = "--payment", paramLabel = "PAYMENT", description = "只导出这些拨付（拨付编号），可写多次。")
    private List<String> payments = new ArrayList<>();

    @Option(names = "--again", paramLabel = "REASON", description = "已在此前批次文件中导出过的也再次导出，并写明理由；理由记入账本，须同时给出 --key。")
    private @Nullable String again;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.xlsx|FILE.csv",
            description = "写入的文件；不覆盖已有的文件。")
    private Path file = Path.of("");

    /** A part as it was written: its file, its digest, and what the ledger answered; null without a key. */
    private record Written(
            Path file,
            PaymentBatch batch,
            String sm3,
            @Nullable Outcome outcome) {
        @Nullable
        Long position() {
            return outcome == null ? null : outcome.firstPosition();
        }
    }

    @Override
    public void run() {
        check();
        ActorKey signer = key.orNull() == null ? null : ActorKey.open(key.required());
        if (again != null && signer == null) {
            throw new WrongUsage("--again", again, "--again 的理由要记入账本，请同时给出 --key");
        }
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            String id = programme == null ? only(opened) : programme;
            PolicyPack pack = opened.packOf(opened.programme(id));
            LedgerViews views = opened.views(output);
            views.requireSealed();
            refuseUnfinished(opened, id);
            PaymentBatch batch = PaymentBatch.of(
                    opened.store().log(),
                    id,
                    pack,
                    views.treasury().approved(id),
                    paidAlready(opened, views, id, pack)::reason,
                    standsAgainst(opened, pack),
                    new PaymentBatch.Wanted(list, Set.copyOf(payments), again != null));
            refuse(batch);
            List<PaymentBatch> parts = batch.parts();
            List<Path> files = files(parts.size());
            List<Written> written = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                written.add(write(opened, pack, parts.get(part), signer, files.get(part)));
            }
            tell(pack, batch, written);
        }
    }

    /** What is still to come of an import may say that the treasury has paid. */
    private static void refuseUnfinished(OpenLedger opened, String programme) {
        UnfinishedImport.of(opened.store().log()).stream()
                .filter(one -> one.start().programme().equals(programme))
                .findFirst()
                .ifPresent(one -> {
                    throw new No("没有导出：" + one.sentence() + "导入完成后再导出拨付批次，见 ledger imports");
                });
    }

    /** What corrections leave nothing of, and what lacks a condition of payment today, does not leave. */
    private static PaymentBatch.StandsAgainst standsAgainst(OpenLedger opened, PolicyPack pack) {
        Streams streams = new ReadStreams(
                opened.store().log(), new StoredPacks(opened.store().blobs()));
        LocalDate today = opened.today();
        return application -> {
            Rejection no = Unpayable.reason(streams, application, today);
            return no == null ? null : "审批之后已不能支付：" + no.message(new PackNames(pack)) + "。请撤销这笔拨付，条件具备后按应付的金额重新提出";
        };
    }

    /** How the treasury paid payments that nobody has confirmed yet. */
    private static SeemsPaidWords paidAlready(OpenLedger opened, LedgerViews views, String programme, PolicyPack pack) {
        return new SeemsPaidWords(
                views.treasury()
                        .paidAlready(
                                programme,
                                ReconcileTreasuryCommand.terms(
                                        opened, programme, null, ReconciliationTerms.USUAL_WORKING_DAYS)),
                pack);
    }

    private void check() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx") && !name.endsWith(".csv")) {
            throw new WrongUsage("-o", file.toString(), "-o 的文件名应以 .xlsx 或 .csv 结尾");
        }
        free(file);
        if (list != null && !payments.isEmpty()) {
            throw new WrongUsage("--payment", payments.getFirst(), "--payment 与 --list 不同时用：名单须整份核对");
        }
        if (again != null && again.isBlank()) {
            throw new WrongUsage("--again", again, "--again 应写明为什么再次导出");
        }
    }

    private static void free(Path path) {
        if (Files.exists(path)) {
            throw new WrongUsage("-o", path.toString(), "已有文件 " + path + "：请换一个文件名，或先把它移走");
        }
    }

    /** One file, or as many with a number each. */
    private List<Path> files(int parts) {
        if (parts == 1) {
            return List.of(file);
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        List<Path> files = IntStream.rangeClosed(1, parts)
                .mapToObj(part -> file.resolveSibling(name.substring(0, dot) + "-" + part + name.substring(dot)))
                .toList();
        files.forEach(ExportPaymentsCommand::free);
        return files;
    }

    private static void refuse(PaymentBatch batch) {
        if (!batch.objections().isEmpty()) {
            throw new No(
                    "没有导出：" + batch.objections().getFirst(),
                    batch.objections().stream()
                            .map(text -> new Problem("", "", text, text, null, null))
                            .toList());
        }
        if (batch.rows().isEmpty() && batch.heldBack().isEmpty()) {
            throw new No("没有已审批而未支付的拨付可导出");
        }
        if (batch.rows().isEmpty()) {
            throw new No(
                    "没有可导出的拨付：已审批未支付的 " + batch.heldBack().size() + " 笔都未列入",
                    batch.heldBack().stream()
                            .map(one -> new Problem(
                                    one.payment(),
                                    new Fen(one.amountFen()).toYuan(),
                                    one.reason(),
                                    "拨付 " + one.payment() + "（" + new Fen(one.amountFen()).toYuan() + " 元）："
                                            + one.reason(),
                                    null,
                                    null))
                            .toList());
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

    /** First the file under another name, then the entry, then the file's own name: no file stands unrecorded. */
    private Written write(
            OpenLedger opened, PolicyPack pack, PaymentBatch batch, @Nullable ActorKey signer, Path target) {
        PaymentBatchFile form =
                new PaymentBatchFile(batch, pack, opened.identity().isSampleData() ? SampleData.MARK : "");
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            boolean csv = target.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            byte[] bytes = csv ? form.csv() : form.xlsx();
            String sm3 = Suite.SM3.hash(bytes).toString();
            Files.write(part, bytes);
            Outcome outcome = signer == null ? null : record(opened, batch, signer, sm3);
            Files.move(part, target);
            return new Written(target, batch, sm3, outcome);
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(target, e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                // What is left is no batch file.
            }
        }
    }

    private Outcome record(OpenLedger opened, PaymentBatch batch, ActorKey signer, String sm3) {
        List<String> left = batch.again();
        Outcome outcome = opened.desk(output)
                .submit(signer.sign(
                        opened,
                        CommandDraft.of(
                                new ExportPaymentBatch(
                                        batch.programme(),
                                        sm3,
                                        batch.rows().size(),
                                        batch.total(),
                                        list,
                                        batch.payments(),
                                        left.isEmpty() ? null : left,
                                        left.isEmpty() ? null : again),
                                null,
                                null)));
        if (outcome instanceof Outcome.Refused refused) {
            throw new No("没有导出：" + refused.message());
        }
        return outcome;
    }

    private static Map<String, Long> bySource(PaymentBatch batch) {
        Map<String, Long> sources = new LinkedHashMap<>();
        batch.totals().forEach((source, fen) -> sources.put(source, fen.value()));
        return sources;
    }

    private void tell(PolicyPack pack, PaymentBatch batch, List<Written> written) {
        Written first = written.getFirst();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", first.file().toString());
        document.put("sm3", first.sm3());
        document.put("programme", batch.programme());
        document.put("list", list);
        document.put("payments", batch.rows().size());
        document.put("totalFen", batch.total().value());
        document.put("totalInCapitals", batch.total().inCapitals());
        document.put("bySourceFen", bySource(batch));
        document.put("again", batch.again());
        document.put(
                "heldBack",
                batch.heldBack().stream()
                        .map(one -> Map.of(
                                "payment", one.payment(),
                                "application", one.application(),
                                "amountFen", one.amountFen(),
                                "reason", one.reason()))
                        .toList());
        document.put("bankUnstated", batch.bankUnstated());
        document.put("recorded", first.outcome() != null);
        document.put("position", first.position());
        List<Map<String, Object>> files = new ArrayList<>();
        written.forEach(one -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", one.file().toString());
            row.put("sm3", one.sm3());
            row.put("payments", one.batch().payments());
            row.put("totalFen", one.batch().total().value());
            row.put("bySourceFen", bySource(one.batch()));
            row.put("position", one.position());
            files.add(row);
        });
        document.put("files", files);
        output.print(document, out -> print(pack, batch, written, out));
    }

    private void print(PolicyPack pack, PaymentBatch batch, List<Written> written, PrintWriter out) {
        written.forEach(one -> {
            out.println("已写入 " + one.file() + "：" + one.batch().rows().size() + " 笔，共 "
                    + one.batch().total().toYuan() + " 元（人民币"
                    + one.batch().total().inCapitals() + "）");
            out.println("文件摘要（SM3）" + one.sm3());
            out.println(
                    one.outcome() == null
                            ? "没有给出 --key，这次导出没有记账：账本不知道这些拨付已经导出，下一批仍会列入"
                            : "这次导出已记账，序号 " + one.position() + "；这些拨付下一批不再列入");
        });
        Table sources = new Table(Column.text("来源"), Column.yuan("金额"));
        batch.totals()
                .forEach((source, fen) ->
                        sources.row(pack.source(source).map(FundingSource::name).orElse(source), fen));
        sources.row("合计", batch.total());
        sources.print(out);
        if (!batch.again().isEmpty()) {
            out.println("再次导出：" + batch.again().size() + " 笔，理由：" + again);
            Table more = new Table(Column.text("拨付编号"), Column.yuan("金额"), Column.text("此前"));
            batch.rows().stream()
                    .filter(row -> row.left() != null)
                    .forEach(row -> more.row(
                            row.payment(),
                            row.amountFen(),
                            row.left() == null ? "" : row.left().words()));
            more.print(out);
        }
        if (!batch.bankUnstated().isEmpty()) {
            out.println("注意：开户行未载明的 " + batch.bankUnstated().size() + " 笔，请先补登收款账户的开户行："
                    + String.join("、", batch.bankUnstated()));
        }
        if (!batch.heldBack().isEmpty()) {
            out.println("未列入：" + batch.heldBack().size() + " 笔");
            Table held = new Table(Column.text("拨付编号"), Column.yuan("金额"), Column.text("原因"));
            batch.heldBack().forEach(one -> held.row(one.payment(), new Fen(one.amountFen()), one.reason()));
            held.print(out);
        }
    }
}
