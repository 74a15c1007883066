package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.backup.BackupFolder;
import org.mingzhang.app.backup.NewHome;
import org.mingzhang.app.backup.Restoration;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A ledger put back from a backup, which proves itself first. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "从备份恢复账本到 --home 所指的新文件夹：先对各文件的摘要，放回之后作 verify --live 的全部核验，再重建视图。",
            "核验通过之前名为 新文件夹.partial；中断了重新运行即可。"
        })
final class RestoreCommand implements Runnable {
    private static final int SHOWN = 20;
    private static final long MB = 1 << 20;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "DIR", description = "ledger backup 写出的文件夹。")
    private Path folder = Path.of("");

    @Option(names = "--from-checkpoint", paramLabel = "FILE", description = "另处保存的校验点文件或文件夹：恢复的账本须与它对得上，证明没有少。")
    private @Nullable Path checkpoint;

    @Option(names = "--keys", paramLabel = "DIR", description = "账本公钥目录，应经运维人员以外的途径得来；默认用备份自带的，那只能证明备份前后一致。")
    private @Nullable Path keys;

    @Override
    public void run() {
        Path source = new InputFile("DIR", folder).existingFolder();
        List<OutsideCheckpoint> given = given();
        try {
            BackupFolder backup = BackupFolder.open(source);
            if (backup.manifest().ledger().startsWith(SampleData.NAMES)) {
                output.ofSampleData();
            }
            requireAsListed(backup);
            try (NewHome place = NewHome.at(ledger.home())) {
                if (restored(backup, place, given)) {
                    place.finish();
                }
            }
        } catch (IOException e) {
            throw new EnvironmentLack("恢复没有做完：请检查 " + source + " 能否读取、" + ledger.home() + " 能否写入、磁盘是否已满", e);
        }
    }

    private List<OutsideCheckpoint> given() {
        if (checkpoint == null) {
            return List.of();
        }
        InputFile named = new InputFile("--from-checkpoint", checkpoint);
        List<OutsideCheckpoint> notes = LiveVerification.of(named.existingOrFolder());
        if (notes.isEmpty()) {
            throw named.rejected("空文件夹", "其中应有校验点文件");
        }
        return notes;
    }

    private void requireAsListed(BackupFolder backup) throws IOException {
        long[] bytes = new long[1];
        try (Progress progress =
                output.progress("正在核对摘要", "MB", backup.manifest().bytes() / MB)) {
            backup.requireAsListed(more -> {
                bytes[0] += more;
                progress.to(bytes[0] / MB);
            });
        }
    }

    /** Puts it back and verifies it; a no is told by the way in which the command ends. */
    private boolean restored(BackupFolder backup, NewHome place, List<OutsideCheckpoint> given) throws IOException {
        try (LedgerStore store = put(backup, place)) {
            output.aboutAsItIs(store);
            OutsideCheckpoints own = LiveVerification.newestIn(store.home().checkpoints());
            List<OutsideCheckpoint> notes = new ArrayList<>(own.notes());
            notes.addAll(given);
            LogVerification found = LiveCheck.run(
                    store,
                    new OutsideCheckpoints(notes, own.wanted()),
                    keys,
                    backup.manifest().withFiles(),
                    output);
            if (found.holds()) {
                rebuild(store);
            }
            print(backup, place, found);
            if (!found.holds()) {
                throw new No(LiveCheck.verdict(found));
            }
            return true;
        }
    }

    private LedgerStore put(BackupFolder backup, NewHome place) throws IOException {
        long[] bytes = new long[1];
        try (Progress progress = output.progress("正在恢复", "MB", backup.manifest().bytes() / MB)) {
            return Restoration.into(backup, place.home(), OpenLedger.external(ledger), more -> {
                bytes[0] += more;
                progress.to(bytes[0] / MB);
            });
        }
    }

    private void rebuild(LedgerStore store) {
        try (Progress progress = output.progress("正在重建视图", "条", store.log().size())) {
            LedgerViews.open(store).catchUp((done, total, left) -> progress.to(done));
        }
    }

    private void print(BackupFolder backup, NewHome place, LogVerification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("home", found.holds() ? ledger.home().toString() : null);
        document.put("partial", found.holds() ? null : place.home().root().toString());
        document.put("backup", backup.manifest().backup());
        document.put("manifestSm3", backup.manifestFile().sm3());
        document.put("takenAt", backup.manifest().takenAt().toString());
        document.put("size", backup.manifest().size());
        document.put("withKeys", backup.manifest().withKeys());
        document.putAll(LiveCheck.document(found));
        output.print(document, out -> {
            out.println(LiveCheck.verdict(found));
            LiveCheck.problems(found, SHOWN).forEach(problem -> out.println("  " + problem.message()));
            out.println("清单 SM3    " + backup.manifestFile().sm3() + "（应与备份时抄录的相同）");
            out.println("SM3 根      " + found.sm3Root());
            if (!found.holds()) {
                out.println("没有恢复成账本；放回的内容留在 " + place.home().root() + "，供查明，下次恢复时清除");
                return;
            }
            out.println("账本已恢复到 " + ledger.home() + "，截至备份时的 " + found.treeSize() + " 条账目；备份之后记的不在其中");
            if (keys == null) {
                out.println("核验用的是备份自带的公钥：请与另处抄录的账本公钥核对（ledger keys ledger）");
            }
            if (!backup.manifest().withFiles()) {
                out.println("备份中没有案卷文件：请放回 " + ledger.home().resolve("files") + "，再运行 ledger verify --live");
            }
            if (!backup.manifest().withKeys()) {
                out.println("备份中没有账本的私钥：请把原账本文件夹的 keys/ 和 secrets/（role- 和 postgres- 开头的除外）放回，之前只能查阅和核验");
            }
        });
    }
}
