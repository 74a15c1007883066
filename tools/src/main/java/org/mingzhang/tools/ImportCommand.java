package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.imports.ImportLock;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.InvalidMap;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.MendingWorkbook;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.app.workbook.WorkbookMap;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.imports.ImportCommand.StartImport;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.json.InvalidDocument;
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
    private KeyOption key = new KeyOption();

    @Mixin
    private PackChoice choice = new PackChoice();

    @Parameters(paramLabel = "FILE", description = "工作簿（.xlsx），或单张表（.csv，文件名即表名，或由 --map 写明）。")
    private Path file = Path.of("");

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "history",
            description = "history：各行是已经发生的事，违规照实记入并标明；live：各行是现在要办的事，违规不予办理（默认：history）。")
    private Mode mode = Mode.HISTORY;

    @Option(names = "--role", paramLabel = "ROLE", description = "以哪个岗位签名（默认：唯一的岗位）。")
    private @Nullable String role;

    @Option(names = "--map", paramLabel = "MAP.yaml", description = "对应表：原表的表名、列名、单位、日期写法各对应什么，写法见 docs/workbook.md。")
    private @Nullable Path map;

    @Option(names = "--accept-valid", description = "合要求的行入账，不合要求的写入 FILE-待更正.xlsx，各附原因，改好后再导入。")
    private boolean acceptValid;

    @Option(names = "--dry-run", description = "只检查，不入账；列出各表合计和确认码（--mode live 时仍须 --key，按签名人的岗位检查）。")
    private boolean dryRun;

    @Option(names = "--confirm", paramLabel = "CODE", description = "--dry-run 给出的确认码，表明各表合计已经核对；用了 --map 的必写。")
    private @Nullable String confirm;

    @Override
    public void run() {
        requireUsage();
        Path existing = new InputFile("FILE", file).existing();
        InputFile mapFile = map == null ? null : new InputFile("--map", map);
        byte[] mapBytes = mapFile == null ? null : mapFile.bytes();
        Path mending = mending(existing);
        if (acceptValid && !dryRun && Files.exists(mending)) {
            throw new WrongUsage("--accept-valid", mending.toString(), "已有文件 " + mending + "：请先把它移走，免得盖掉改过的内容");
        }
        try {
            if (choice.isPack()) {
                PolicyPack pack = choice.pack(ledger, output);
                KnownReferences none = KnownReferences.noneOn(
                        LedgerClock.real().now().atZone(pack.zone()).toLocalDate());
                try (CheckedWorkbook checked = check(existing, pack, map(mapFile, mapBytes, pack), none)) {
                    answer(checked, new ImportReport(checked, null, acceptValid, null));
                }
            } else {
                into(existing, mapFile, mapBytes, mending);
            }
        } catch (UnreadableWorkbook e) {
            throw new InputFile("FILE", file).rejected(List.of(Problem.of(file.toString(), "", e.sentence())));
        } catch (IOException e) {
            throw new EnvironmentLack("读写 " + file + " 失败：请检查磁盘和文件权限：" + e.getMessage(), e);
        }
    }

    private void into(Path existing, @Nullable InputFile mapFile, byte @Nullable [] mapBytes, Path mending)
            throws IOException {
        // Who signs decides what the live path refuses, and nothing of history.
        ActorKey signer = dryRun && mode == Mode.HISTORY ? null : ActorKey.open(key.required());
        String programme = choice.programme();
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            PolicyPack pack = opened.packOf(opened.programme(programme));
            Imports imports = opened.node().imports();
            if (dryRun) {
                attempt(opened, pack, existing, mapFile, mapBytes, mending, programme, signer);
                return;
            }
            try (ImportLock lock = imports.exclusively()) {
                if (lock == null) {
                    throw new No("另一个进程正在向这个账本导入，请等它结束后再导入");
                }
                UnfinishedImports.restore(imports, existing, map(mapFile, mapBytes, pack), output);
                UnfinishedImports.finish(imports, output);
                output.about(imports.unfinished());
                attempt(opened, pack, existing, mapFile, mapBytes, mending, programme, signer);
            }
        }
    }

    private void attempt(
            OpenLedger opened,
            PolicyPack pack,
            Path existing,
            @Nullable InputFile mapFile,
            byte @Nullable [] mapBytes,
            Path mending,
            String programme,
            @Nullable ActorKey signer)
            throws IOException {
        Imports imports = opened.node().imports();
        ActorRef who = signer == null
                ? new ActorRef("", "", Role.FINANCE.name(), "")
                : opened.acting(signer.actor()).acting(role, signer.keyId());
        try (CheckedWorkbook checked = check(existing, pack, map(mapFile, mapBytes, pack), imports.references())) {
            Imports.Prepared prepared = prepare(imports, checked, existing, programme, who);
            boolean recorded = false;
            try {
                ImportReport report = new ImportReport(checked, prepared, acceptValid, null);
                if (dryRun || !recordable(checked)) {
                    answer(checked, report);
                    return;
                }
                requireConfirmed(checked, report);
                // It has its name only once the good rows are sure to be recorded: refused, nothing is left lying
                // about.
                try (MendingWorkbook mended = mended(checked, mending)) {
                    if (prepared.command() != null) {
                        start(opened, signer, prepared.command());
                        recorded = true;
                    }
                    ImportReport begun = mended == null ? report : report.mendedIn(mended.keep());
                    if (!recorded) {
                        answer(checked, begun);
                        return;
                    }
                    Imports.Result result = UnfinishedImports.record(imports, prepared.importId(), output);
                    output.about(imports.unfinished());
                    answer(checked, begun.recorded(result));
                }
            } finally {
                if (!recorded) {
                    imports.discard(prepared);
                }
            }
        }
    }

    private Imports.Prepared prepare(
            Imports imports, CheckedWorkbook checked, Path existing, String programme, ActorRef who)
            throws IOException {
        try (Progress progress = output.progress("正在按账本规则核对", "步", 0)) {
            return imports.prepare(checked, existing, programme, mode, who, progress::to);
        }
    }

    private void start(OpenLedger opened, @Nullable ActorKey signer, StartImport command) {
        CommandDraft draft = new CommandDraft(
                CommandCodec.type(command), command.importId(), null, null, role, CommandCodec.payload(command));
        try {
            Outcome outcome =
                    opened.node().desk().submit(Objects.requireNonNull(signer).sign(opened, draft));
            if (outcome instanceof Outcome.Refused refused) {
                throw new No("不予导入：" + refused.message(), List.of(Problem.of(refused.rejection(), refused.message())));
            }
        } catch (InvalidDocument e) {
            throw new No("命令内容不合要求，未记账", Problem.of(e));
        }
    }

    private boolean recordable(CheckedWorkbook checked) {
        return checked.clean() || (acceptValid && checked.structureHolds());
    }

    /** The workbook of what is to be mended, where one was asked for and there is anything. */
    private @Nullable MendingWorkbook mended(CheckedWorkbook checked, Path mending) throws IOException {
        return acceptValid && checked.rejected() > 0 ? MendingWorkbook.write(checked, mending) : null;
    }

    private void answer(CheckedWorkbook checked, ImportReport report) {
        output.print(report.document(), report::print);
        if (!recordable(checked)) {
            throw new No("不合要求 " + checked.problems().size() + " 处，一行也不入账");
        }
        if (!checked.clean()) {
            throw new No("不合要求 " + checked.problems().size() + " 处，" + checked.rejected() + " 行不入账");
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
            return acceptValid
                    ? WorkbookCheck.checkPartial(existing, pack, read, known, progress::to)
                    : WorkbookCheck.check(existing, pack, read, known, progress::to);
        }
    }

    private static @Nullable WorkbookMap map(@Nullable InputFile file, byte @Nullable [] bytes, PolicyPack pack) {
        return file == null || bytes == null ? null : mapped(file, bytes, pack);
    }

    private static WorkbookMap mapped(InputFile file, byte[] bytes, PolicyPack pack) {
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

    /** The totals come before the code, which says that they were compared. */
    private void requireConfirmed(CheckedWorkbook checked, ImportReport report) {
        String code = checked.confirmation();
        if (confirm == null ? map != null : !confirm.equals(code)) {
            output.print(report.document(), report::print);
            throw new No(
                    confirm == null
                            ? "用了 --map，请先核对上列各表合计，再写 --confirm " + code + " 入账；这一次没有入账"
                            : "确认码与这份文件、对应表的合计不符：请再用 --dry-run 核对",
                    List.of());
        }
    }

    private static Path mending(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, Math.max(name.lastIndexOf('.'), 0)) + "-待更正.xlsx");
    }
}
