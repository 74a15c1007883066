package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.backup.BackupFolder;
import org.mingzhang.app.backup.BackupMaking;
import org.mingzhang.app.backup.BackupTrial;
import org.mingzhang.app.backup.Manifest;
import org.mingzhang.domain.ledger.LogEvent.BackedUp;
import org.mingzhang.domain.ledger.LogEvent.BackupVerified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backups: made while work goes on, and proven by putting them back on trial. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "备份账本，服务不必停：-o 写出一份；--check 把一份恢复到临时的地方，全部核验，与现在的账本对上，再删掉。",
            "两件事都记入账本（ledger.backed-up、ledger.backup-verified）。恢复用 ledger restore。"
        })
final class BackupCommand implements Runnable {
    private static final String BY = "ledger backup";
    private static final int SHOWN = 20;
    private static final long MB = 1 << 20;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "写到这个文件夹，应不存在或为空；写完之前名为 DIR.partial。")
    private @Nullable Path target;

    @Option(names = "--check", paramLabel = "DIR", description = "试恢复这份备份：不动账本，不留下什么。")
    private @Nullable Path check;

    @Option(names = "--with-keys", description = "连同账本自己的私钥和开启它们的口令：拿到的人能以账本的名义签名，请另处加密保存。")
    private boolean withKeys;

    @Option(names = "--no-files", description = "不复制案卷文件：文件库另有备份时用。恢复后须自行放回文件，再作完整核验。")
    private boolean noFiles;

    @Option(names = "--temp", paramLabel = "DIR", description = "试恢复用的临时文件夹，应放得下各表（默认：系统的临时文件夹）。")
    private @Nullable Path temp;

    @Override
    public void run() {
        if ((target == null) == (check == null)) {
            throw new WrongUsage("-o", target == null ? "" : target.toString(), "请写 -o DIR 或 --check DIR，二者取一");
        }
        if (check != null && (withKeys || noFiles)) {
            throw new WrongUsage("--check", check.toString(), "--with-keys 和 --no-files 须与 -o 同用");
        }
        if (target != null && temp != null) {
            throw new WrongUsage("--temp", temp.toString(), "--temp 须与 --check 同用");
        }
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            if (target != null) {
                make(opened, target);
            } else if (check != null) {
                prove(opened, new InputFile("--check", check).existingFolder());
            }
        }
    }

    private void make(OpenLedger opened, Path folder) {
        // Opened first: what cannot be recorded, or contradicts the checkpoints outside, is not copied either.
        Instant at = opened.node().clock().now();
        BackupMaking.Made made;
        long[] bytes = new long[1];
        try (Progress progress = output.progress("正在备份", "MB", 0)) {
            made = BackupMaking.make(opened.store(), folder, withKeys, !noFiles, at, more -> {
                bytes[0] += more;
                progress.to(bytes[0] / MB);
            });
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(folder, e);
        }
        Manifest manifest = made.manifest();
        long position = opened.node()
                .backups()
                .record(new BackedUp(
                        manifest.backup(),
                        manifest.size(),
                        manifest.sm3Root(),
                        manifest.sha256Root(),
                        made.manifestSm3(),
                        manifest.bytes(),
                        manifest.withKeys(),
                        BY));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("backup", manifest.backup());
        document.put("folder", made.folder().toString());
        document.put("size", manifest.size());
        document.put("rootHash", manifest.sm3Root());
        document.put("sha256RootHash", manifest.sha256Root());
        document.put("manifestSm3", made.manifestSm3());
        document.put("files", manifest.files().size());
        document.put("documents", manifest.documents());
        document.put("bytes", manifest.bytes());
        document.put("withKeys", manifest.withKeys());
        document.put("withFiles", manifest.withFiles());
        document.put("position", position);
        output.print(document, out -> {
            out.println("已备份 " + manifest.size() + " 条账目到 " + made.folder() + "：案卷文件 " + manifest.documents() + " 个"
                    + (manifest.withFiles() ? "" : "（按要求未复制）") + "，共 " + megabytes(manifest.bytes()));
            out.println("备份编号    " + manifest.backup() + "，记入账目序号 " + position);
            out.println("清单 SM3    " + made.manifestSm3() + "（请抄录，恢复时核对）");
            out.println(
                    manifest.withKeys()
                            ? "其中有账本的私钥和口令：请另处加密保存，不与账本同机"
                            : "其中没有账本的私钥：keys/ 和 secrets/ 请另行备份，缺了它们恢复后不能再记账");
            out.println("证明它可用：ledger backup --check " + made.folder());
        });
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / (double) MB);
    }

    // The one line of progress ends where the other begins; closing it once more ends nothing.
    @SuppressWarnings("try")
    private void prove(OpenLedger opened, Path folder) {
        BackupFolder backup;
        BackupTrial.Outcome outcome;
        long[] bytes = new long[1];
        Path place = temp == null ? Path.of(System.getProperty("java.io.tmpdir")) : temp;
        try {
            backup = BackupFolder.open(folder);
            try (Progress reading = output.progress("正在恢复", "MB", 0);
                    Progress progress =
                            output.progress("正在核验", "条", backup.manifest().size())) {
                outcome = BackupTrial.of(
                        opened.store(),
                        backup,
                        place,
                        more -> {
                            bytes[0] += more;
                            reading.to(bytes[0] / MB);
                        },
                        done -> {
                            reading.close();
                            progress.to(done);
                        });
            }
        } catch (IOException e) {
            throw new EnvironmentLack("试恢复没有做完：请检查 " + folder + " 能否读取、" + place + " 能否写入", e);
        }
        Manifest manifest = backup.manifest();
        long position = opened.node()
                .backups()
                .record(new BackupVerified(
                        manifest.backup(),
                        backup.manifestFile().sm3(),
                        manifest.size(),
                        outcome.holds(),
                        outcome.entries(),
                        outcome.found(),
                        outcome.verdict(),
                        BY + " --check"));
        print(folder, backup, outcome, position);
        if (!outcome.holds()) {
            throw new No(outcome.verdict());
        }
    }

    private void print(Path folder, BackupFolder backup, BackupTrial.Outcome outcome, long position) {
        Manifest manifest = backup.manifest();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("backup", manifest.backup());
        document.put("folder", folder.toString());
        document.put("holds", outcome.holds());
        document.put("size", manifest.size());
        document.put("manifestSm3", backup.manifestFile().sm3());
        document.put("recorded", outcome.recorded() != null);
        document.put("position", position);
        document.put("problems", outcome.problems());
        document.put("problemsFound", outcome.found());
        document.put(
                "verification", outcome.verification() == null ? null : LiveCheck.document(outcome.verification()));
        output.print(document, out -> {
            out.println(outcome.verdict());
            outcome.problems().stream().limit(SHOWN).forEach(problem -> out.println("  " + problem));
            if (outcome.found() > Math.min(SHOWN, outcome.problems().size())) {
                out.println("  共 " + outcome.found() + " 处，--json 可见更多");
            }
            if (outcome.recorded() == null) {
                out.println("账本没有记过这份备份的制作：它是别处做的，或做成后未及记入");
            }
            if (!manifest.withFiles()) {
                out.println("备份中没有案卷文件，文件未核验");
            }
            out.println("备份编号    " + manifest.backup() + "（" + manifest.size() + " 条账目），结论记入账目序号 " + position);
        });
    }
}
