package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.domain.seal.Receipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A receipt of any recorded command. */
@Command(name = "receipt", mixinStandardHelpOptions = true, description = "写出一个命令的回执：其账目、证明和已签名的校验点，合为一个文件。")
final class ReceiptCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "COMMAND_ID", description = "命令编号，记账时给出。")
    private String commandId = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "写入的文件。")
    private Path file = Path.of("");

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            Receipt receipt = new ReceiptDesk(
                            opened.identity().name(), opened.store().log())
                    .receipt(commandId)
                    .orElseThrow(() -> No.unknown("COMMAND_ID", commandId, "账本中没有命令 " + commandId));
            Files.write(file, receipt.bytes());
            output.print(
                    Map.of(
                            "commandId",
                            commandId,
                            "file",
                            file.toString(),
                            "entries",
                            receipt.entries().size()),
                    out -> out.println("回执已写入 " + file + "，含账目 "
                            + receipt.entries().size() + " 条；核验：ledger verify " + file + " --keys 公钥目录"));
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(file, e);
        }
    }
}
