package org.mingzhang.app.imports;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.Template;
import org.mingzhang.app.workbook.Totals;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.imports.ImportCommand.StartImport;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Workbooks: checked first, with everything that is wrong in them row by row; recorded after a signature. */
@ConsolePage
class ImportPages {
    private static final int MOST_SHOWN = 500;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Imports imports;
    private final CommandDesk desk;
    private final DepositedKeys keys;
    private final LedgerIdentity identity;
    private final LedgerClock clock;

    ImportPages(Imports imports, CommandDesk desk, DepositedKeys keys, LedgerIdentity identity, LedgerClock clock) {
        this.imports = imports;
        this.desk = desk;
        this.keys = keys;
        this.identity = identity;
        this.clock = clock;
    }

    @GetMapping("/imports")
    String upload(Chosen chosen, Model model) {
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

    /** Checks a workbook and records nothing. */
    @PostMapping("/imports")
    String check(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "HISTORY") Mode mode,
            Chosen chosen,
            SignedIn me,
            HttpSession session,
            Model model)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]", "");
        if (file.isEmpty() || !name.matches("(?i).{1,120}\\.(xlsx|csv)")) {
            model.addAttribute("refused", "请选一个 .xlsx 或 .csv 文件");
            return page(model);
        }
        Path kept = Files.createTempDirectory("workbook").resolve("book" + name.substring(name.lastIndexOf('.')));
        file.transferTo(kept);
        UploadedBook book = new UploadedBook(kept, name, chosen.programme(), mode);
        session.setAttribute(UploadedBook.KEPT, book);
        try {
            return attempt(book, chosen, me, session, model);
        } catch (UnreadableWorkbook e) {
            session.removeAttribute(UploadedBook.KEPT);
            model.addAttribute("refused", e.sentence());
            return page(model);
        }
    }

    private ActorRef who(SignedIn me, String keyId) {
        return new ActorRef(me.actor(), me.org(), me.role().name(), keyId);
    }

    private String attempt(UploadedBook book, Chosen chosen, SignedIn me, HttpSession session, Model model)
            throws IOException {
        try (CheckedWorkbook checked =
                WorkbookCheck.check(book.file(), chosen.pack(), null, imports.references(), rows -> {})) {
            Imports.Prepared prepared = imports.prepare(
                    checked, book.file(), book.programme(), book.mode(), who(me, keyOf(me)), steps -> {});
            imports.discard(prepared);
            session.setAttribute(UploadedBook.CONFIRMATION, checked.confirmation());
            show(checked, prepared, model);
            model.addAttribute("book", book);
            model.addAttribute("confirmation", checked.confirmation());
            return page(model).replace("upload", "checked");
        }
    }

    static String keyOf(SignedIn me) {
        return me.person().keys().stream()
                .filter(key -> key.signs())
                .map(key -> key.keyId())
                .findFirst()
                .orElse("");
    }

    private static void show(CheckedWorkbook checked, Imports.Prepared prepared, Model model) {
        Sheet.Builder totals = Sheet.titled(
                "各表合计", Column.text("表"), Column.count("读到行"), Column.count("合要求"), Column.text("金额列合计（元）"));
        for (Totals sheet : checked.totals()) {
            List<String> sums = new ArrayList<>();
            sheet.fen().forEach((column, fen) -> sums.add(column + " " + Totals.yuan(fen)));
            totals.row(sheet.sheet(), sheet.read(), sheet.accepted(), String.join("；", sums));
        }
        model.addAttribute("totals", totals.counted("张"));
        Sheet.Builder problems = Sheet.titled(
                "不合要求",
                Column.text("表"),
                Column.text("行"),
                Column.text("列"),
                Column.text("所填"),
                Column.text("规则"),
                Column.text("怎样改"));
        int shown = 0;
        for (RowProblem problem : checked.problems()) {
            if (shown++ == MOST_SHOWN) {
                break;
            }
            problems.row(
                    problem.sheet(),
                    problem.row(),
                    problem.column(),
                    problem.value(),
                    problem.rule().word(),
                    problem.message());
        }
        model.addAttribute("problems", problems.counted(checked.problems().size(), "处"));
        Sheet.Builder breaches = Sheet.titled("违规（照实记入，并标明）", Column.text("规则"), Column.text("表"), Column.text("行"));
        prepared.breaches().stream()
                .limit(MOST_SHOWN)
                .forEach(breach -> breaches.row(breach.rule(), breach.sheet(), breach.row()));
        model.addAttribute("breaches", breaches.counted(prepared.breaches().size(), "处"));
        model.addAttribute("clean", checked.clean());
        model.addAttribute("rows", checked.clean() ? prepared.rows() : 0);
        model.addAttribute("skipped", prepared.skipped());
        model.addAttribute("sm3", checked.sm3());
        model.addAttribute("something", checked.clean() && prepared.command() != null);
    }

    /** Records the workbook that was checked, after its one signature; refuses where its totals are not those that were shown. */
    @PostMapping("/imports/record")
    String record(
            @RequestParam String confirmation,
            @RequestParam String passphrase,
            Chosen chosen,
            SignedIn me,
            HttpSession session,
            Model model)
            throws IOException {
        if (!(session.getAttribute(UploadedBook.KEPT) instanceof UploadedBook book)
                || !confirmation.equals(session.getAttribute(UploadedBook.CONFIRMATION))
                || !book.programme().equals(chosen.programme())) {
            throw new NotFound("要入账的工作簿已不在：请重新检查后再签名");
        }
        switch (keys.open(me.actor(), passphrase.toCharArray())) {
            case Opening.Opened(SigningKey key) -> {
                return record(book, confirmation, key, chosen, me, session, model);
            }
            case Opening.NoKey() -> model.addAttribute("refused", "您没有在本机存放密钥，请用命令行 ledger import 在自己的机器上签名导入");
            case Opening.WrongPassphrase(int left) -> model.addAttribute("refused", "密钥口令不对，还可以再试 " + left + " 次");
            case Opening.Shut(Duration left) ->
                model.addAttribute("refused", "口令错误次数过多，请在 " + (left.toMinutes() + 1) + " 分钟后再试");
        }
        return attempt(book, chosen, me, session, model);
    }

    private String record(
            UploadedBook book,
            String confirmation,
            SigningKey key,
            Chosen chosen,
            SignedIn me,
            HttpSession session,
            Model model)
            throws IOException {
        try (ImportLock lock = imports.exclusively()) {
            if (lock == null || !imports.unfinished().isEmpty()) {
                model.addAttribute("refused", "另一次导入还没有结束，请稍后再试");
                return attempt(book, chosen, me, session, model);
            }
            try (CheckedWorkbook checked =
                    WorkbookCheck.check(book.file(), chosen.pack(), null, imports.references(), rows -> {})) {
                Imports.Prepared prepared = imports.prepare(
                        checked,
                        book.file(),
                        book.programme(),
                        book.mode(),
                        who(me, key.verifyingKey().keyId()),
                        steps -> {});
                StartImport command = prepared.command();
                if (!checked.clean()
                        || command == null
                        || !checked.confirmation().equals(confirmation)) {
                    imports.discard(prepared);
                    model.addAttribute("refused", "检查之后账本有了变动，请看新的检查结果再签名");
                    return attempt(book, chosen, me, session, model);
                }
                Outcome outcome = start(command, key, me);
                if (outcome instanceof Outcome.Refused refused) {
                    imports.discard(prepared);
                    model.addAttribute("refused", "不予导入：" + refused.message());
                    return attempt(book, chosen, me, session, model);
                }
                Imports.Result result = imports.record(prepared.importId(), steps -> {});
                session.removeAttribute(UploadedBook.KEPT);
                model.addAttribute("book", book);
                model.addAttribute("importId", prepared.importId());
                model.addAttribute("rows", prepared.rows());
                model.addAttribute("result", result);
                return page(model).replace("upload", "recorded");
            }
        }
    }

    private Outcome start(StartImport command, SigningKey key, SignedIn me) {
        CommandDraft draft = new CommandDraft(
                CommandCodec.type(command),
                command.importId(),
                null,
                null,
                me.role().name(),
                CommandCodec.payload(command));
        return desk.submit(draft.sign(
                identity.name(), clock.now(), who(me, key.verifyingKey().keyId()), key));
    }
}
