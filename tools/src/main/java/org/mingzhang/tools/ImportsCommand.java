package org.mingzhang.tools;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.imports.ImportStuck;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.imports.KnownImport;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.domain.command.LedgerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was imported, and what becomes of an import that cannot go on. */
@Command(
        name = "imports",
        mixinStandardHelpOptions = true,
        description = "列出全部导入及其进度；中止不能继续的导入。",
        subcommands = ImportsCommand.Abandon.class)
final class ImportsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            List<KnownImport> imports = KnownImport.of(opened.store().log());
            output.print(imports.stream().map(ImportsCommand::document).toList(), out -> {
                Table table = new Table(
                        Table.Column.text("导入编号"),
                        Table.Column.text("试点专项"),
                        Table.Column.text("文件"),
                        Table.Column.text("签名人"),
                        Table.Column.number("行数"),
                        Table.Column.number("已登记步数"),
                        Table.Column.number("全部步数"),
                        Table.Column.text("状态"));
                imports.forEach(one -> table.row(
                        one.importId(),
                        one.start().programme(),
                        one.start().fileName(),
                        one.actor(),
                        one.start().rows(),
                        one.steps(),
                        one.start().steps(),
                        one.state().chinese()));
                table.print(out);
                out.println("共 " + imports.size() + " 次导入");
            });
        }
    }

    private static Map<String, Object> document(KnownImport one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("importId", one.importId());
        document.put("programme", one.start().programme());
        document.put("fileName", one.start().fileName());
        document.put("workbookSm3", one.start().workbookSm3());
        document.put("mode", one.start().mode().name());
        document.put("actor", one.actor());
        document.put("at", one.at().toString());
        document.put("position", one.position());
        document.put("rows", one.start().rows());
        document.put("steps", one.start().steps());
        document.put("stepsRecorded", one.steps());
        document.put("state", one.state().name());
        return document;
    }

    /** Gives up what is left of an import. */
    @Command(
            name = "abandon",
            mixinStandardHelpOptions = true,
            description = {"中止一次不能继续的导入：已登记的照旧，其余不再凭它登记；还能继续的先接着登记完。", "此后同一工作簿改好可以再导入：登记过的跳过，登记了一半的行接着登记。"})
    static final class Abandon extends RecordingCommand {
        @Parameters(paramLabel = "IMPORT", description = "导入编号，见 ledger imports。")
        private String importId = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "中止的理由，入账。")
        private String reason = "";

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            Imports imports = opened.node().imports();
            UnfinishedImport stuck = imports.unfinished().stream()
                    .filter(one -> one.importId().equals(importId))
                    .findFirst()
                    .orElseThrow(() -> No.unknown("IMPORT", importId, "没有未完成的导入 " + importId));
            try {
                return imports.abandoning(stuck, reason);
            } catch (ImportStuck e) {
                throw new No("不能中止导入 " + importId + "：" + e.getMessage());
            } catch (IOException e) {
                throw new EnvironmentLack("读写登记计划失败：请检查磁盘和文件权限：" + e.getMessage(), e);
            }
        }
    }
}
