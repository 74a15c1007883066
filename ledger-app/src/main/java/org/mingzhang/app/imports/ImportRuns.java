package org.mingzhang.app.imports;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.imports.ImportRun.Ended;
import org.mingzhang.app.imports.ImportRun.Step;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.Totals;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.imports.ImportCommand.StartImport;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks and records workbooks beside the requests, two at a time: a large one takes minutes, and a page must not. */
@Component
class ImportRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);
    private static final int MOST_SHOWN = 500;

    /** The sheets that say what was paid in others' words. */
    private static final Set<String> STATEMENTS = Set.of("国库支付", "银行流水");

    private final Imports imports;
    private final CommandDesk desk;
    private final LedgerIdentity identity;
    private final LedgerClock clock;
    private final Semaphore atOnce = new Semaphore(2);

    ImportRuns(Imports imports, CommandDesk desk, LedgerIdentity identity, LedgerClock clock) {
        this.imports = imports;
        this.desk = desk;
        this.identity = identity;
        this.clock = clock;
    }

    private interface Work {
        Ended on(ImportRun run) throws IOException;
    }

    /** Begins to check a workbook; records nothing. */
    ImportRun check(UploadedBook book, PolicyPack pack, SignedIn me) {
        return begin(book, run -> attempt(run, pack, me, null));
    }

    /** Begins to record a workbook that was checked; says so instead where its totals are not those that were shown. */
    ImportRun record(UploadedBook book, String confirmation, SigningKey key, PolicyPack pack, SignedIn me) {
        return begin(book, run -> record(run, confirmation, key, pack, me));
    }

    /** The same of a workbook that nobody will come back for: it is gone when the run has ended. */
    ImportRun recordOnce(UploadedBook book, String confirmation, SigningKey key, PolicyPack pack, SignedIn me) {
        return begin(book, run -> {
            try {
                return record(run, confirmation, key, pack, me);
            } finally {
                book.delete();
            }
        });
    }

    private ImportRun begin(UploadedBook book, Work work) {
        ImportRun run = new ImportRun(book);
        Thread.ofPlatform().name("import").daemon().start(() -> {
            atOnce.acquireUninterruptibly();
            try {
                run.end(work.on(run));
            } catch (UnreadableWorkbook unreadable) {
                run.end(Ended.refused(unreadable.sentence()));
            } catch (NoSuchFileException left) {
                run.end(Ended.refused("文件已不在（另传了文件，或已过十小时），请重新检查"));
            } catch (IOException | RuntimeException fault) {
                LOG.error("An import broke off", fault);
                run.end(Ended.refused(
                        "没有做完：" + (run.step() == Step.RECORDING ? "入账中断，账本下次启动时接着做完" : "请再试一次；一直如此，请告知系统管理员")));
            } finally {
                if (run.ended() == null) {
                    // An error of the machine's, such as no memory: whoever looks on is not left waiting for ever.
                    run.end(Ended.refused("没有做完，请告知系统管理员"));
                }
                atOnce.release();
            }
        });
        return run;
    }

    private static ActorRef who(SignedIn me, String keyId) {
        return new ActorRef(me.actor(), me.org(), me.role().name(), keyId);
    }

    static String keyOf(SignedIn me) {
        return me.person().keys().stream()
                .filter(key -> key.signs())
                .map(key -> key.keyId())
                .findFirst()
                .orElse("");
    }

    private Ended attempt(ImportRun run, PolicyPack pack, SignedIn me, @Nullable String refused) throws IOException {
        UploadedBook book = run.book();
        run.at(Step.CHECKING);
        try (CheckedWorkbook checked = WorkbookCheck.check(book.file(), pack, null, imports.references(), run::done)) {
            run.at(Step.TRYING);
            Imports.Prepared prepared =
                    imports.prepare(checked, book.file(), book.programme(), book.mode(), who(me, keyOf(me)), run::done);
            imports.discard(prepared);
            Map<String, Object> model = new LinkedHashMap<>();
            show(checked, prepared, model);
            model.put("book", book);
            model.put("confirmation", checked.confirmation());
            if (refused != null) {
                model.put("refused", refused);
            }
            boolean something = Boolean.TRUE.equals(model.get("something"));
            return new Ended("imports/checked", model, something ? checked.confirmation() : null);
        }
    }

    private static void show(CheckedWorkbook checked, Imports.Prepared prepared, Map<String, Object> model) {
        Sheet.Builder totals = Sheet.titled(
                "各表合计", Column.text("表"), Column.count("读到行"), Column.count("合要求"), Column.text("金额列合计（元）"));
        for (Totals sheet : checked.totals()) {
            List<String> sums = new ArrayList<>();
            sheet.fen().forEach((column, fen) -> sums.add(column + " " + Totals.yuan(fen)));
            totals.row(sheet.sheet(), sheet.read(), sheet.accepted(), String.join("；", sums));
        }
        model.put("totals", totals.counted("张"));
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
        model.put("problems", problems.counted(checked.problems().size(), "处"));
        Sheet.Builder breaches = Sheet.titled("违规（照实记入，并标明）", Column.text("规则"), Column.text("表"), Column.text("行"));
        prepared.breaches().stream()
                .limit(MOST_SHOWN)
                .forEach(breach -> breaches.row(breach.rule(), breach.sheet(), breach.row()));
        model.put("breaches", breaches.counted(prepared.breaches().size(), "处"));
        model.put("clean", checked.clean());
        model.put("rows", checked.clean() ? prepared.rows() : 0);
        model.put("skipped", prepared.skipped());
        model.put("sm3", checked.sm3());
        model.put("something", checked.clean() && prepared.command() != null);
    }

    private Ended record(ImportRun run, String confirmation, SigningKey key, PolicyPack pack, SignedIn me)
            throws IOException {
        UploadedBook book = run.book();
        try (ImportLock lock = imports.exclusively()) {
            if (lock == null || !imports.unfinished().isEmpty()) {
                return attempt(run, pack, me, "另一次导入还没有结束，请稍后再试");
            }
            run.at(Step.CHECKING);
            try (CheckedWorkbook checked =
                    WorkbookCheck.check(book.file(), pack, null, imports.references(), run::done)) {
                run.at(Step.TRYING);
                Imports.Prepared prepared = imports.prepare(
                        checked,
                        book.file(),
                        book.programme(),
                        book.mode(),
                        who(me, key.verifyingKey().keyId()),
                        run::done);
                StartImport command = prepared.command();
                if (!checked.clean()
                        || command == null
                        || !checked.confirmation().equals(confirmation)) {
                    imports.discard(prepared);
                    return attempt(run, pack, me, "检查之后账本有了变动，请看新的检查结果再签名");
                }
                Outcome outcome = start(command, key, me);
                if (outcome instanceof Outcome.Refused refused) {
                    imports.discard(prepared);
                    return attempt(run, pack, me, "不予导入：" + refused.message());
                }
                run.at(Step.RECORDING);
                Imports.Result result = imports.record(prepared.importId(), run::done);
                Map<String, Object> model = new LinkedHashMap<>();
                model.put("book", book);
                model.put("importId", prepared.importId());
                model.put("rows", prepared.rows());
                if (result != null) {
                    model.put("result", result);
                }
                model.put(ImportRun.PAID_ELSEWHERE, paidElsewhere(checked));
                return new Ended("imports/recorded", model, null);
            }
        }
    }

    /** Whether it has what the treasury or a bank says of payments, which is held against the ledger next. */
    private static boolean paidElsewhere(CheckedWorkbook checked) {
        return STATEMENTS.stream().anyMatch(sheet -> checked.rows().getOrDefault(sheet, 0) > 0);
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
