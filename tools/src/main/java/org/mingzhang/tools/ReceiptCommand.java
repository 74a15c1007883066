package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.Trace.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A receipt of any recorded command. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = {
            "写出一个命令的回执：其账目、证明和已签名的校验点合为一个文件；用账本自己的公钥核验不通过的，不写出。",
            "命令以其编号指明，或以其任一账目的序号（trace 列有两者）；只由一个命令记账的事项，如一张发票，也可写事项的编号。"
        })
final class ReceiptCommand implements Runnable {
    /** Entries that are named where there is a choice. */
    private static final int MOST = 20;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "ID", description = "命令编号、账目序号，或事项的编号（trace 所认的）。")
    private String id = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "写入的文件。")
    private Path file = Path.of("");

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            ReceiptDesk desk =
                    new ReceiptDesk(opened.identity().name(), opened.store().log());
            Receipt receipt = desk.receipt(id)
                    .or(() -> desk.receiptAt(id))
                    .or(() -> subject(opened, desk))
                    .orElseThrow(() -> No.unknown("ID", id, "账本中没有命令、序号或事项 " + id));
            String commandId = receipt.entries().getFirst().entry().header().commandId();
            Receipts.requireSound(receipt, opened.store().home());
            Files.write(file, receipt.bytes());
            output.print(
                    Map.of(
                            "commandId",
                            commandId,
                            "file",
                            file.toString(),
                            "entries",
                            receipt.entries().size()),
                    out -> {
                        out.println("命令 " + commandId + " 的回执已写入 " + file + "，含账目 "
                                + receipt.entries().size() + " 条；写出前已用账本自己的公钥核验");
                        new ReceiptText(receipt, opened.identity().zone()).print(out);
                        out.println("核验：ledger verify " + file + " --keys 公钥目录");
                    });
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(file, e);
        }
    }

    /** What one command alone recorded; of what several did, a person chooses. */
    private Optional<Receipt> subject(OpenLedger opened, ReceiptDesk desk) {
        List<Line> events = trace(opened).map(Trace::events).orElse(List.of());
        Set<String> commands = new LinkedHashSet<>();
        events.forEach(line -> commands.add(line.commandId()));
        if (commands.size() > 1) {
            throw new No(
                    id + " 由 " + commands.size() + " 个命令记账，请写明其中一个的编号或序号；全部见 ledger trace " + id,
                    events.stream()
                            .limit(MOST)
                            .map(line -> new Problem(
                                    "序号 " + line.position(),
                                    line.commandId(),
                                    null,
                                    "序号 " + line.position() + "　命令 " + line.commandId() + "　" + line.sentence(),
                                    null,
                                    null))
                            .toList());
        }
        return commands.stream().findFirst().flatMap(desk::receipt);
    }

    private Optional<Trace> trace(OpenLedger opened) {
        try {
            return opened.views(output).traces().trace(id);
        } catch (IllegalArgumentException noStream) {
            return Optional.empty();
        }
    }
}
