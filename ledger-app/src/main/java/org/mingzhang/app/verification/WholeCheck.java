package org.mingzhang.app.verification;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.app.verification.VerificationJob.Progress;
import org.mingzhang.app.verification.VerificationReport.Compared;
import org.mingzhang.app.verification.VerificationReport.Views;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.view.trail.Names;

/** Verifies the whole log, then the read models against it, and says in one sentence each what came of it. */
final class WholeCheck {
    /** Problems that a report keeps; of a forged log there may be thousands. */
    private static final int KEPT = 100;

    private static final int BATCH = 512;

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final PublicKeys keys;
    private final ViewsCheck views;

    WholeCheck(LedgerStore store, LedgerIdentity identity, PublicKeys keys, ViewsCheck views) {
        this.views = views;
        this.store = store;
        this.identity = identity;
        this.keys = keys;
    }

    VerificationReport answer(Asked asked, Instant at, Progress progress) {
        long total = size();
        progress.at(0, total, "读取账本和库外校验点");
        LogVerification found = LiveVerification.verify(
                store.database().reader(),
                store.files(),
                true,
                keys.ledger(),
                keys,
                LiveVerification.newestIn(store.home().checkpoints()),
                BATCH,
                done -> progress.at(done, total, done < total ? "逐条重算账目和两棵哈希树" : "核对签名、占用登记、文件和库表"));
        ReportDraft draft = new ReportDraft(asked, at);
        draft.views = views.answer(total, progress);
        return report(found, draft.views, draft);
    }

    /** For the progress alone: a database that was tampered with may not even tell its size. */
    private long size() {
        try {
            return store.log().size();
        } catch (LogUnavailable | BrokenSeal tampered) {
            return 0;
        }
    }

    private VerificationReport report(LogVerification found, Views views, ReportDraft draft) {
        draft.entries = found.entries();
        draft.size = found.treeSize();
        draft.sm3Root = found.sm3Root();
        draft.sha256Root = found.sha256Root();
        LogVerification.ComparedWith with = found.comparedWith();
        if (with != null) {
            draft.comparedWith = new Compared(
                    String.valueOf(Path.of(with.source()).getFileName()),
                    with.size(),
                    recordedAt(with.size()).orElse(null),
                    with.root().toString());
        }
        for (LogVerification.Step step : found.steps()) {
            draft.step(step.name().text(), result(step, found.holds()), number(step.checked()));
        }
        draft.step(ViewsCheck.STEP, views.standing().text(), number(views.rows()) + " 行");
        found.problems().stream()
                .limit(KEPT)
                .forEach(problem -> draft.problem(
                        isOfEntry(problem) ? problem.position() : null,
                        problem.kind().label(),
                        problem.kind().text(),
                        problem.detail()));
        draft.problemsFound = found.problemsFound();
        return draft.report(verdict(found, draft.comparedWith, views));
    }

    /** Of a step of a ledger that does not hold: what it met is listed, and it is no yes. */
    private static final String RAN = "已做，见所列不符";

    /** Of a ledger that does not hold nobody can say that something is not there. */
    static String result(LogVerification.Step step, boolean holds) {
        if (step.checked() > 0 || (!holds && step.name() != LogStep.OUTSIDE_CHECKPOINTS)) {
            return holds ? "已核" : RAN;
        }
        return step.name() == LogStep.OUTSIDE_CHECKPOINTS ? "未做" : "无此类内容";
    }

    private Optional<Instant> recordedAt(long size) {
        try {
            return store.log().checkpointAt(size).map(SealedCheckpoint::recordedAt);
        } catch (LogUnavailable | BrokenSeal tampered) {
            return Optional.empty();
        }
    }

    /** Whether a problem is one of the entry at its position, and not of the whole log that has so many. */
    private static boolean isOfEntry(LogProblem problem) {
        return switch (problem.kind()) {
            case ENTRY_ALTERED,
                    ENTRY_MISSING,
                    ENTRY_EXTRA,
                    ENTRIES_SWAPPED,
                    ENTRY_UNREADABLE,
                    ENTRY_FOREIGN,
                    EVENT_ID_MISMATCH,
                    CLOCK_RAN_BACK,
                    LEAF_HASH_MISMATCH,
                    COLUMN_MISMATCH,
                    ROOTS_MISMATCH,
                    PERIOD_MISMATCH,
                    CLAIM_MISSING,
                    CLAIM_ALTERED,
                    CLAIM_EXTRA,
                    COMMAND_SIGNATURE_INVALID,
                    COMMAND_REPEATED,
                    STREAM_SEQ_MISMATCH,
                    KEY_UNKNOWN,
                    BLOB_ALTERED,
                    BLOB_MISSING,
                    FILE_ALTERED,
                    FILE_MISSING,
                    DATA_KEY_MISSING -> true;
            case TILE_MISMATCH,
                    CHECKPOINT_MALFORMED,
                    CHECKPOINT_ROOT_MISMATCH,
                    CHECKPOINT_SIGNATURE_INVALID,
                    CHECKPOINT_MISSING,
                    CHECKPOINT_EXTRA,
                    LOG_TRUNCATED,
                    LOG_REWOUND,
                    LOG_FORKED,
                    CHECKPOINT_OUTSIDE_MISSING,
                    HEAD_MISMATCH,
                    STORE_ALTERED -> false;
        };
    }

    private String verdict(LogVerification found, @Nullable Compared compared, Views views) {
        if (!found.holds()) {
            LogProblem first = found.problems().getFirst();
            String where = isOfEntry(first) ? "序号 " + first.position() + " 的账目：" : "";
            String many = found.problemsFound() == 1 ? "" : "；共 " + number(found.problemsFound()) + " 处问题，这是第一处";
            return "核验不通过。" + where + first.kind().text() + "（" + first.detail() + "）" + many;
        }
        String since = Names.day(identity.startedAt().atZone(identity.zone()).toLocalDate());
        String sound = "自 " + since + "起的 " + number(found.entries()) + " 条账目（序号 0 至 " + number(found.entries() - 1)
                + "，此后新记的不在其内）逐条核对无误" + against(compared);
        return switch (views.standing()) {
            case AGREE -> "核验通过。" + sound;
            case DIFFER -> "核验不通过：页面所用的视图与账目不一致。账目本身没有问题：" + sound;
            case UNDONE -> "核验没有做完：页面所用的视图没有与账目比对成。账目本身没有问题：" + sound;
        };
    }

    private String against(@Nullable Compared compared) {
        if (compared == null) {
            return "；没有库外校验点可比，不能排除整库回退";
        }
        Instant at = compared.recordedAt();
        return "，与库外保存的 "
                + (at == null ? "" : Names.day(at.atZone(identity.zone()).toLocalDate()) + "的")
                + "校验点（" + number(compared.size()) + " 条）一致";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
