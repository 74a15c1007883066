package org.mingzhang.app.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.actor.OpeningWords;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.imports.ImportRun.Ended;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.workbook.Template;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.view.scope.Scope;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Workbooks: checked first, with everything that is wrong in them row by row; recorded after a signature. */
@ConsolePage
class ImportPages {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Where ledger and treasury part, with a way back to the report. */
    private static final String DIFFERENCES = Area.DIFFERENCES.path() + "?imported=true";

    private final Imports imports;
    private final ImportRuns runs;
    private final LatestRuns latest;
    private final DepositedKeys keys;

    ImportPages(Imports imports, ImportRuns runs, LatestRuns latest, DepositedKeys keys) {
        this.imports = imports;
        this.runs = runs;
        this.latest = latest;
        this.keys = keys;
    }

    @GetMapping("/imports")
    String upload(Chosen chosen, SignedIn me, Model model) {
        ImportRun run = latest.of(me.actor());
        if (run != null && run.book().programme().equals(chosen.programme())) {
            model.addAttribute("latest", run.book().name() + (run.ended() == null ? "：正在办理，看到哪一步了" : "：看结果"));
        }
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("title", Area.IMPORTS.chinese());
        model.addAttribute("unfinished", !imports.unfinished().isEmpty());
        return "imports/upload";
    }

    /** The empty workbook of the programme. */
    @GetMapping("/imports/template.xlsx")
    ResponseEntity<byte[]> template(Chosen chosen) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(Attachment.HEADER, Attachment.proof(chosen.programme() + "-template.xlsx"))
                .body(template(chosen.pack()));
    }

    static byte[] template(PolicyPack pack) throws IOException {
        Path folder = Files.createTempDirectory("template");
        Path file = folder.resolve("template.xlsx");
        try {
            Template.write(file, pack, Template.sheets(pack));
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** Sends a workbook to be checked; nothing is recorded. */
    @PostMapping("/imports")
    String check(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "LIVE") Mode mode,
            Chosen chosen,
            SignedIn me,
            Model model)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]", "");
        if (file.isEmpty() || !name.matches("(?i).{1,120}\\.(xlsx|csv)")) {
            model.addAttribute("refused", "请选一个 .xlsx 或 .csv 文件");
            return page(model);
        }
        if (running(me)) {
            model.addAttribute("refused", "上一份工作簿还在办理，等它结束再传");
            return page(model);
        }
        Path kept = Files.createTempDirectory("workbook").resolve(FileName.clean(name));
        UploadedBook book = new UploadedBook(kept, name, chosen.programme(), mode);
        try {
            file.transferTo(kept);
        } catch (IOException | RuntimeException fault) {
            book.delete();
            throw fault;
        }
        latest.keep(me.actor(), runs.check(book, chosen.pack(), me));
        return "redirect:/imports/run";
    }

    private boolean running(SignedIn me) {
        ImportRun run = latest.of(me.actor());
        return run != null && run.ended() == null;
    }

    /**
     * How far it is, and then what came of it. After lines of the treasury or of banks that is first where the ledger and they part;
     * the report is one step from there.
     *
     * @param report whether the report itself is wanted
     * @param inPage set by htmx, which would put the other page under this one's address
     */
    @GetMapping("/imports/run")
    String run(
            @RequestParam(defaultValue = "false") boolean report,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPage,
            Chosen chosen,
            SignedIn me,
            HttpServletResponse response,
            Model model) {
        ImportRun run = latest.of(me.actor());
        if (run == null || !run.book().programme().equals(chosen.programme())) {
            return "redirect:/imports";
        }
        Ended ended = run.ended();
        page(model);
        if (ended == null) {
            model.addAttribute("step", run.step().chinese());
            model.addAttribute("done", run.done());
            model.addAttribute("book", run.book());
            return "imports/running";
        }
        if (ended.paidElsewhere() && !report && seesDifferences(me)) {
            if (inPage) {
                response.setHeader("HX-Redirect", DIFFERENCES);
            } else {
                return "redirect:" + DIFFERENCES;
            }
        }
        if (ended.confirmation() == null) {
            // What cannot be recorded as it stands is sent again, mended; nothing of it lies about meanwhile.
            run.book().delete();
        }
        model.addAllAttributes(ended.model());
        return ended.template();
    }

    private static boolean seesDifferences(SignedIn me) {
        return Area.DIFFERENCES.opensTo(me.role()) && me.scope() instanceof Scope.City;
    }

    /** Records the workbook that was checked, after its one signature; refuses where its totals are not those that were shown. */
    @PostMapping("/imports/record")
    String record(
            @RequestParam String confirmation,
            @RequestParam String passphrase,
            Chosen chosen,
            SignedIn me,
            Model model) {
        ImportRun run = latest.of(me.actor());
        if (run == null
                || run.ended() == null
                || !confirmation.equals(run.ended().confirmation())
                || !run.book().programme().equals(chosen.programme())) {
            throw new NotFound("要入账的工作簿已不在：请重新检查后再签名");
        }
        char[] secret = passphrase.toCharArray();
        try {
            Opening opening = keys.open(me.actor(), secret);
            if (opening instanceof Opening.Opened(SigningKey key)) {
                latest.keep(me.actor(), runs.record(run.book(), confirmation, key, chosen.pack(), me));
                return "redirect:/imports/run";
            }
            model.addAttribute("refused", OpeningWords.of(opening, "请用命令行 ledger import 在自己的机器上签名导入"));
        } finally {
            Arrays.fill(secret, ' ');
        }
        Object refused = model.getAttribute("refused");
        page(model);
        model.addAllAttributes(run.ended().model());
        model.addAttribute("refused", refused);
        return "imports/checked";
    }
}
