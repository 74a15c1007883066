package org.mingzhang.app.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.Finder;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The verification desk for people: what to verify, how far it is, what it came to. */
@ConsolePage
class VerifyPages {
    private static final int MOST_RECEIPT_BYTES = 4 << 20;
    private static final int MOST_NOTE_BYTES = 1 << 16;

    private final VerificationDesk desk;
    private final Finder finder;
    private final Sight sight;
    private final LedgerStore store;
    private final LedgerViews views;
    private final SeenDamage seen;

    VerifyPages(
            VerificationDesk desk, Finder finder, Sight sight, LedgerStore store, LedgerViews views, SeenDamage seen) {
        this.seen = seen;
        this.desk = desk;
        this.finder = finder;
        this.sight = sight;
        this.store = store;
        this.views = views;
    }

    private static final List<Crumb> CRUMBS = List.of(new Crumb("/verify", Area.VERIFY.chinese()));

    /** A line of the list of earlier verifications. */
    public record Line(VerificationJob job, @Nullable VerificationReport report) {}

    @GetMapping("/verify")
    String desk(SignedIn me, @RequestParam(required = false) @Nullable String q, Model model) {
        model.addAttribute("title", Area.VERIFY.chinese());
        whole(me, model);
        model.addAttribute("q", q);
        model.addAttribute("most", Question.MOST_ENTRIES);
        model.addAttribute(
                "earlier",
                desk.jobs().stream()
                        .filter(job -> reader(me).mayRead(job))
                        .map(job -> new Line(
                                job,
                                job.report()
                                        .map(report -> reader(me).shown(report))
                                        .orElse(null)))
                        .toList());
        return "verify/desk";
    }

    /** How far the verification of all is, or what the last one came to: the part of the desk that changes by itself. */
    @GetMapping("/verify/whole/standing")
    String wholeStanding(SignedIn me, Model model, HttpServletResponse answer) {
        whole(me, model);
        if (model.getAttribute("running") == null) {
            // The list below and the button's name change as well.
            answer.setHeader("HX-Refresh", "true");
        }
        return "verify/desk :: whole";
    }

    private void whole(SignedIn me, Model model) {
        model.addAttribute("running", desk.running().orElse(null));
        LastVerification.Kept last = desk.last().orElse(null);
        model.addAttribute("last", last);
        model.addAttribute(
                "lastVerdict",
                last != null
                                && last.outcome() == VerificationReport.Outcome.BROKEN
                                && !reader(me).seesAll()
                        ? "核验不通过，内容只向可查看全市账目的岗位出示"
                        : last == null ? null : last.verdict());
        model.addAttribute("newest", newest());
        SeenDamage.Found met = seen.last().orElse(null);
        model.addAttribute("met", met);
        model.addAttribute("metAt", met == null || !reader(me).seesAll() ? List.of() : met.positions());
    }

    /** Of the form's hint alone: a ledger whose head is gone still opens this page, to have it verified. */
    private long newest() {
        try {
            return store.log().size() - 1;
        } catch (BrokenSeal tampered) {
            return 0;
        }
    }

    private static Reader reader(SignedIn me) {
        return new Reader(me.actor(), me.name(), me.scope());
    }

    @PostMapping("/verify/whole")
    ResponseEntity<Void> whole(SignedIn me) {
        return run(me, new Question.Whole());
    }

    @PostMapping("/verify/span")
    ResponseEntity<Void> span(SignedIn me, @RequestParam long from, @RequestParam long to) {
        if (from < 0 || to < from || to - from >= Question.MOST_ENTRIES) {
            throw invalid("to", from + " 至 " + to, "应为序号，止不小于起，一次最多 " + Question.MOST_ENTRIES + " 条；更多请做全账核验");
        }
        return run(me, reader(me).span(from, to, sight, views));
    }

    @PostMapping("/verify/subject")
    ResponseEntity<Void> subject(SignedIn me, @RequestParam String q) {
        List<Long> positions = Optional.ofNullable(reader(me).positions(finder, q))
                .orElseThrow(() -> new NotFound("没有找到“" + q.strip() + "”"));
        if (positions.size() > Question.MOST_ENTRIES) {
            throw invalid("q", q, "它的账目超过 " + Question.MOST_ENTRIES + " 条，请做全账核验");
        }
        return run(me, new Question.Entries(q.strip() + "（" + positions.size() + " 条账目）", positions));
    }

    @PostMapping("/verify/receipt")
    ResponseEntity<Void> receipt(
            SignedIn me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String text)
            throws IOException {
        return run(me, new Question.ReceiptFile(given(file, text, MOST_RECEIPT_BYTES, "回执")));
    }

    @PostMapping("/verify/checkpoint")
    ResponseEntity<Void> checkpoint(
            SignedIn me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String text)
            throws IOException {
        byte[] note = given(file, text, MOST_NOTE_BYTES, "校验点");
        String name = file == null || file.isEmpty() ? null : file.getOriginalFilename();
        return run(me, new Question.ForeignCheckpoint(name == null ? "粘贴的文字" : FileName.clean(name), note));
    }

    /** An uploaded file, or pasted words, whose line ends a browser made its own. */
    private static byte[] given(@Nullable MultipartFile file, @Nullable String text, int most, String what)
            throws IOException {
        byte[] bytes;
        if (file != null && !file.isEmpty()) {
            if (file.getSize() > most) {
                throw invalid("file", file.getSize() + " 字节", what + "文件最大 " + most + " 字节");
            }
            bytes = file.getBytes();
        } else if (text != null && !text.isBlank()) {
            bytes = (text.replace("\r\n", "\n").strip() + "\n").getBytes(UTF_8);
        } else {
            throw invalid("file", "", "请选择" + what + "文件，或把它的文字粘贴进来");
        }
        if (bytes.length > most) {
            throw invalid("text", bytes.length + " 字节", what + "最大 " + most + " 字节");
        }
        return bytes;
    }

    private static InvalidDocument invalid(String field, String value, String rule) {
        return new InvalidDocument(List.of(new Problem(field, value, rule)));
    }

    private ResponseEntity<Void> run(SignedIn me, Question question) {
        String id;
        try {
            id = desk.ask(question, me.actor(), me.name()).asked().id();
        } catch (VerificationBusy busy) {
            throw invalid("", "", String.valueOf(busy.getMessage()));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/verify/runs/" + id))
                .build();
    }

    @GetMapping("/verify/runs/{id}")
    String run(SignedIn me, @PathVariable String id, Model model) {
        VerificationJob job = require(me, id);
        model.addAttribute(
                "title",
                job.report().isPresent()
                        ? "核验报告"
                        : "正在核验" + job.asked().question().kind());
        model.addAttribute("crumbs", CRUMBS);
        standing(me, job, model);
        return "verify/run";
    }

    /** The part of the page that changes, as often as somebody looks; once it is done, the heading has to change as well. */
    @GetMapping("/verify/runs/{id}/standing")
    String standing(SignedIn me, @PathVariable String id, Model model, HttpServletResponse answer) {
        VerificationJob job = require(me, id);
        standing(me, job, model);
        if (job.report().isPresent()) {
            answer.setHeader("HX-Refresh", "true");
        }
        return "verify/run :: standing";
    }

    private static void standing(SignedIn me, VerificationJob job, Model model) {
        model.addAttribute("job", job);
        model.addAttribute("standing", job.standing());
        model.addAttribute(
                "report", job.report().map(report -> reader(me).shown(report)).orElse(null));
    }

    private VerificationJob require(SignedIn me, String id) {
        return desk.find(id)
                .filter(job -> reader(me).mayRead(job))
                .orElseThrow(() -> new NotFound("没有这次核验，或已过了太久；请重新核验"));
    }
}
