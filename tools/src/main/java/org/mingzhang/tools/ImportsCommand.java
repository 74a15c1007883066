package org.mingzhang.tools;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.imports.ImportStuck;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.imports.KnownImport;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportCommand.ReviewImport;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was imported, and what becomes of an import that cannot go on. */
@Command(
        name = "imports",
        mixinStandardHelpOptions = true,
        description = "列出全部导入及其进度；复核他人按历史导入的工作簿；中止不能继续的导入。",
        subcommands = {ImportsCommand.Abandon.class, ImportsCommand.Review.class})
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
                Called called = new Called(opened);
                Table table = new Table(
                        Table.Column.text("导入编号"),
                        Table.Column.text("试点专项"),
                        Table.Column.text("文件"),
                        Table.Column.text("签名人"),
                        Table.Column.number("行数"),
                        Table.Column.number("已登记步数"),
                        Table.Column.number("全部步数"),
                        Table.Column.text("状态"),
                        Table.Column.text("另一人复核"));
                imports.forEach(one -> table.row(
                        one.importId(),
                        called.programme(one.start().programme()),
                        one.start().fileName(),
                        called.person(one.actor()),
                        one.start().rows(),
                        one.steps(),
                        one.start().steps(),
                        one.state().chinese(),
                        one.vouchedFor(called::person)));
                table.print(out);
                out.println("共 " + imports.size() + " 次导入");
            });
        }
    }

    /** What programmes and people are called; who is not known by name keeps the id, under which others find them. */
    private record Called(OpenLedger opened) {
        String programme(String id) {
            return opened.store().log().stream(new StreamRef(StreamType.PROGRAMME.code(), id), 0).stream()
                    .map(entry -> entry.requireSealed().envelope().event())
                    .filter(ProgrammeOpened.class::isInstance)
                    .map(event -> ((ProgrammeOpened) event).name())
                    .findFirst()
                    .orElse(id);
        }

        String person(String id) {
            return opened.actors()
                    .find(id)
                    .map(person -> person.orgName() + " " + person.name())
                    .orElse(id);
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
        document.put("events", one.known().events());
        document.put("breaching", one.known().breaching());
        ImportReviewed review = one.known().review();
        if (review != null) {
            document.put("agreed", review.agreed());
            document.put("reviewedBy", one.known().reviewer());
        }
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

    /** Says of another person's import of old records whether it is right. */
    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            description = {"复核他人按历史导入的工作簿，签名认可或不认可：先把原件与工作簿、账目逐项对过。", "认可以前，不得据以核定、拨付。"})
    static final class Review extends RecordingCommand {
        @Parameters(paramLabel = "IMPORT", description = "导入编号，见 ledger imports。")
        private String importId = "";

        @Option(
                names = "--agree",
                required = true,
                arity = "1",
                paramLabel = "true|false",
                description = "是否认可：true 认可，false 不认可。")
        private boolean agree;

        @Option(names = "--opinion", required = true, paramLabel = "TEXT", description = "看了什么，或哪里不对，入账。")
        private String opinion = "";

        @Override
        LedgerCommand command(OpenLedger opened, ActorKey signer) {
            KnownImport reviewed = KnownImport.of(opened.store().log()).stream()
                    .filter(one -> one.importId().equals(importId))
                    .findFirst()
                    .orElseThrow(() -> No.unknown("IMPORT", importId, "没有导入 " + importId));
            return new ReviewImport(
                    importId,
                    agree,
                    opinion,
                    reviewed.start().workbookSm3(),
                    reviewed.known().events(),
                    reviewed.known().breaching());
        }
    }
}
