package org.mingzhang.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.InvalidMap;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.MendingWorkbook;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.app.workbook.WorkbookMap;
import org.mingzhang.app.workbook.WorkbookRecorder;
import org.mingzhang.domain.policy.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over a workbook: reads it to the end, tells everything that is wrong with it, and only then records. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "导入工作簿（.xlsx）或单张表（.csv），表和列见 ledger template 写出的“说明”表。",
            "先读完全部内容，逐格指出所有错误；有一行不合要求就一行也不入账，除非写了 --accept-valid。",
            "原表的列名、单位、标题行不同的，用 --map 写明对应关系，先用 --dry-run 核对各表合计，再用 --confirm 确认。"
        })
final class ImportCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private PackChoice choice = new PackChoice();

    @Parameters(paramLabel = "FILE", description = "工作簿（.xlsx），或单张表（.csv，文件名即表名，或由 --map 写明）。")
    private Path file = Path.of("");

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "history",
            description = "history：各行是已经发生的事，违规照实记入并标明；live：各行是现在要办的事，违规不予办理（默认：history）。")
    private WorkbookRecorder.Mode mode = WorkbookRecorder.Mode.HISTORY;

    @Option(names = "--map", paramLabel = "MAP.yaml", description = "对应表：原表的表名、列名、单位、日期写法各对应什么，写法见 docs/workbook.md。")
    private @Nullable Path map;

    @Option(names = "--accept-valid", description = "合要求的行入账，不合要求的写入 FILE-待更正.xlsx，各附原因，改好后再导入。")
    private boolean acceptValid;

    @Option(names = "--dry-run", description = "只检查，不入账；列出各表合计和确认码。")
    private boolean dryRun;

    @Option(names = "--confirm", paramLabel = "CODE", description = "--dry-run 给出的确认码，表明各表合计已经核对；用了 --map 的必写。")
    private @Nullable String confirm;

    /** What records the rows that hold. */
    private final WorkbookRecorder recorder = ImportCommand::notYet;

    @Override
    public void run() {
        requireUsage();
        Path existing = new InputFile("FILE", file).existing();
        InputFile mapFile = map == null ? null : new InputFile("--map", map);
        byte[] mapBytes = mapFile == null ? null : mapFile.bytes();
        Path mending = mending(existing);
        if (acceptValid && Files.exists(mending)) {
            throw new WrongUsage("--accept-valid", mending.toString(), "已有文件 " + mending + "：请先把它移走，免得盖掉改过的内容");
        }
        choice.with(ledger, output, (pack, known) -> run(existing, mapFile, mapBytes, mending, pack, known));
    }

    private void run(
            Path existing,
            @Nullable InputFile mapFile,
            byte @Nullable [] mapBytes,
            Path mending,
            PolicyPack pack,
            KnownReferences known) {
        WorkbookMap read = mapFile == null || mapBytes == null ? null : map(mapFile, mapBytes, pack);
        try (CheckedWorkbook checked = check(existing, pack, read, known)) {
            boolean recordable = checked.clean() || (acceptValid && checked.structureHolds());
            Path written = recordable && !checked.clean() ? mending : null;
            if (written != null) {
                MendingWorkbook.write(checked, written);
            }
            if (recordable && !dryRun) {
                requireConfirmed(checked);
                answer(new ImportReport(checked, acceptValid, written, recorder.record(checked, mode)));
            } else {
                answer(new ImportReport(checked, acceptValid, written, null));
            }
            if (!checked.clean()) {
                throw new No("不合要求 " + checked.problems().size() + " 处，"
                        + (recordable ? checked.rejected() + " 行不入账" : "一行也不入账"));
            }
        } catch (UnreadableWorkbook e) {
            throw new InputFile("FILE", file)
                    .rejected(List.of(new Problem(file.toString(), "", e.sentence(), e.sentence(), null, null)));
        } catch (IOException | UncheckedIOException e) {
            throw new EnvironmentLack("读写 " + file + " 失败：请检查磁盘和文件权限", e);
        }
    }

    private void requireUsage() {
        if (choice.isPack() && !dryRun) {
            throw new WrongUsage("--pack", "", "--pack 只用于 --dry-run；入账请用 --programme 指明试点专项");
        }
    }

    private CheckedWorkbook check(Path existing, PolicyPack pack, @Nullable WorkbookMap read, KnownReferences known)
            throws IOException {
        try (Progress progress = output.progress("正在检查", "行", 0)) {
            return WorkbookCheck.check(existing, pack, read, known, progress::to);
        }
    }

    private static WorkbookMap map(InputFile file, byte[] bytes, PolicyPack pack) {
        try {
            return WorkbookMap.read(bytes, pack);
        } catch (InvalidMap e) {
            throw file.rejected(e.mistakes().stream()
                    .map(mistake -> Problem.of(
                            "第 " + mistake.line() + " 行第 " + mistake.column() + " 列",
                            mistake.found(),
                            mistake.message()))
                    .toList());
        }
    }

    private void requireConfirmed(CheckedWorkbook checked) {
        String code = checked.confirmation();
        if (confirm == null ? map != null : !confirm.equals(code)) {
            throw new No(
                    confirm == null
                            ? "用了 --map，请先用 --dry-run 核对各表合计，再写 --confirm " + code
                            : "确认码与这份文件、对应表的合计不符：请再用 --dry-run 核对",
                    List.of());
        }
    }

    private void answer(ImportReport report) {
        output.print(report.document(), report::print);
    }

    /** Stands where recording begins, in a version that cannot record. */
    private static WorkbookRecorder.Recorded notYet(CheckedWorkbook checked, WorkbookRecorder.Mode mode) {
        throw new EnvironmentLack("检查完毕，" + checked.accepted().size() + " 行合要求，但这一版还不能把工作簿记入账本（" + mode
                + "）：账本未作任何改动。请用 --dry-run 检查，待新版再导入");
    }

    private static Path mending(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, Math.max(name.lastIndexOf('.'), 0)) + "-待更正.xlsx");
    }
}
