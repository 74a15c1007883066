package org.mingzhang.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.files.ArchiveCatalogue;
import org.mingzhang.app.files.CaseFiles;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.app.files.ChecklistDocuments;
import org.mingzhang.app.platform.files.AlteredFile;
import org.mingzhang.app.platform.files.StoredFiles.Swept;
import org.mingzhang.domain.application.HeldDocument;
import org.mingzhang.domain.event.CitedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The documents of cases. */
@Command(
        name = "files",
        mixinStandardHelpOptions = true,
        description = "查看一份申报的材料清单，取出入库文件和申报文字，编制归档目录，清理无账目引用的文件。",
        subcommands = {
            FilesCommand.Show.class,
            FilesCommand.Get.class,
            TextCommand.class,
            FilesCommand.Catalogue.class,
            FilesCommand.Sweep.class
        })
final class FilesCommand {
    private FilesCommand() {}

    static CaseFiles files(OpenLedger opened) {
        return new CaseFiles(opened.store().log(), opened::pack);
    }

    static CaseFile require(CaseFiles files, String place, String subject) {
        String application = CaseSubject.application(place, subject);
        return files.find(application).orElseThrow(() -> No.unknown(place, subject, "账本中没有申报 " + application));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "列出一份申报应有和已有的材料：电子文件、纸质份数、缺什么。")
    static final class Show implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "SUBJECT", description = "申报编号。")
        private String subject = "";

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                CaseFiles files = files(opened);
                CaseFile found = require(files, "SUBJECT", subject);
                output.print(new ChecklistDocuments(files).of(found), out -> {
                    out.println(opened.heading());
                    new ChecklistText(found, files).print(out);
                });
            }
        }
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "取出一份申报的一个入库文件，写出前重算摘要，与账目不符的不写出。")
    static final class Get implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(index = "0", paramLabel = "SUBJECT", description = "申报编号。")
        private String subject = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "文件的 SM3 摘要（可只写前几位）或文件名。")
        private String wanted = "";

        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "FILE",
                description = "写入的文件。")
        private Path target = Path.of("");

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                HeldDocument held = one(require(files(opened), "SUBJECT", subject));
                CitedFile content = held.file();
                if (content == null) {
                    throw No.unknown("FILE", wanted, held.fileName() + " 文件未入库，账本只有它的摘要");
                }
                write(opened, content);
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("file", target.toString());
                document.put("fileName", held.fileName());
                document.put("sm3", content.sm3());
                document.put("sha256", content.sha256());
                document.put("sizeBytes", content.sizeBytes());
                document.put("position", held.position());
                output.print(document, out -> {
                    out.println("已写入 " + target + "，与序号 " + held.position() + " 的账目所载摘要相符");
                    out.println("  SM3 " + content.sm3() + "；核对：openssl dgst -sm3 " + target);
                    out.println("  SHA-256 " + content.sha256() + "；核对：sha256sum " + target);
                });
            }
        }

        private HeldDocument one(CaseFile file) {
            List<HeldDocument> found = file.state().documents().stream()
                    .filter(held -> held.fileName().equals(wanted)
                            || (held.stored()
                                    && wanted.length() >= 6
                                    && held.digest().startsWith(wanted)))
                    .toList();
            Set<String> contents = new HashSet<>();
            found.forEach(held -> contents.add(held.digest()));
            if (contents.size() > 1) {
                throw new No(
                        wanted + " 指的文件不止一个，请写摘要的前几位",
                        found.stream()
                                .map(held -> Problem.of(held.digest(), held.fileName(), "序号 " + held.position()))
                                .toList());
            }
            return found.stream()
                    .filter(HeldDocument::stored)
                    .findFirst()
                    .or(() -> found.stream().findFirst())
                    .orElseThrow(() -> No.unknown("FILE", wanted, "申报 " + file.application() + " 没有文件 " + wanted));
        }

        private void write(OpenLedger opened, CitedFile content) {
            Path folder = target.toAbsolutePath().getParent();
            Path aside = null;
            try (InputStream bytes = opened.store().files().open(content)) {
                aside = Files.createTempFile(folder == null ? Path.of(".") : folder, ".ledger-", ".part");
                Files.copy(bytes, aside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (AlteredFile altered) {
                drop(aside);
                throw new No("文件与封存的摘要不符，不予写出：" + altered.getMessage() + "；请用 ledger verify --live 查明");
            } catch (IOException e) {
                drop(aside);
                throw EnvironmentLack.cannotWrite(target, e);
            }
        }

        private static void drop(@Nullable Path aside) {
            try {
                if (aside != null) {
                    Files.deleteIfExists(aside);
                }
            } catch (IOException e) {
                // It has a name that nobody takes for the file.
            }
        }
    }

    @Command(
            name = "catalogue",
            mixinStandardHelpOptions = true,
            description = {"编制归档目录（卷内文件目录）：逐案列出材料的序号、责任者、文号、题名、日期、页数、份数、摘要和备注，", "写成 .xlsx 或 .csv；页数和文号账本不知道的留空，由归档人填写。"
            })
    static final class Catalogue implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "SUBJECT", arity = "0..*", description = "申报编号，可写多个；或用 --programme 列出全部。")
        private List<String> subjects = List.of();

        @Option(names = "--programme", paramLabel = "ID", description = "试点专项的编号：其全部申报。")
        private @Nullable String programme;

        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "FILE",
                description = "写入的文件，.xlsx 或 .csv。")
        private Path target = Path.of("");

        @Override
        public void run() {
            if (subjects.isEmpty() == (programme == null)) {
                throw new WrongUsage("SUBJECT", String.join(" ", subjects), "请写申报编号，或用 --programme 指明试点专项，二者取一");
            }
            String name = String.valueOf(target.getFileName());
            if (!name.endsWith(".xlsx") && !name.endsWith(".csv")) {
                throw new WrongUsage("-o", target.toString(), "归档目录写成 .xlsx 或 .csv：" + target);
            }
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                CaseFiles files = files(opened);
                List<String> cases = programme == null ? subjects : ofProgramme(opened, programme);
                ArchiveCatalogue catalogue =
                        new ArchiveCatalogue(files, opened.identity().title());
                cases.forEach(one -> catalogue.add(require(files, "SUBJECT", one)));
                catalogue.write(target);
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("file", target.toString());
                document.put("cases", cases.size());
                document.put("documents", catalogue.size());
                output.print(
                        document,
                        out -> out.println("归档目录已写入 " + target + "：" + cases.size() + " 卷，" + catalogue.size() + " 件"));
            } catch (IOException e) {
                throw EnvironmentLack.cannotWrite(target, e);
            }
        }

        private List<String> ofProgramme(OpenLedger opened, String id) {
            opened.programme(id);
            return opened.views(output).cases().ofProgramme(id);
        }
    }

    @Command(
            name = "sweep",
            mixinStandardHelpOptions = true,
            description = "清理文件库中没有账目引用、存放超过一天的文件：只在办理中断后才有，账目引用的文件不动。")
    static final class Sweep implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                Set<String> cited = CaseFiles.citedBy(opened.store().log());
                Swept swept = opened.store().files().sweep(cited::contains, Instant.now(), Duration.ofDays(1));
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("cited", cited.size());
                document.put("removed", swept.files());
                document.put("removedIncoming", swept.incoming());
                output.print(
                        document,
                        out -> out.println("账目引用的文件 " + cited.size() + " 个，未动；清理无引用的文件 " + swept.files() + " 个、未传完的 "
                                + swept.incoming() + " 个"));
            }
        }
    }
}
