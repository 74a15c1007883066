package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;

/** A verification of the whole database, and how it is told to scripts and people. */
final class LiveCheck {
    private LiveCheck() {}

    /**
     * Verifies the store's log with the keys of a folder.
     *
     * @param outside what the log is held against
     * @param keys null for the home's own
     * @param files whether the files that entries cite are read again
     */
    static LogVerification run(
            LedgerStore store, OutsideCheckpoints outside, @Nullable Path keys, boolean files, Output output) {
        PublicKeys trusted = TrustedFolder.of(keys, store.home()).keys();
        try (Progress progress = output.progress("正在核验", "条", size(store))) {
            return LiveVerification.verify(
                    store.database().reader(), store.files(), files, trusted.ledger(), trusted, outside, progress::to);
        }
    }

    /** Verifies the store's log with the keys and the newest checkpoints of its home. */
    static LogVerification run(LedgerStore store, Output output) {
        return run(store, LiveVerification.newestIn(store.home().checkpoints()), null, true, output);
    }

    /** For the progress bar alone: a database that was tampered with may not even tell its size. */
    private static long size(LedgerStore store) {
        try {
            return store.log().size();
        } catch (LogUnavailable | BrokenSeal tampered) {
            return 0;
        }
    }

    /** The document of {@code verify --live --json}. */
    static Map<String, Object> document(LogVerification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("holds", found.holds());
        document.put("entries", found.entries());
        document.put("treeSize", found.treeSize());
        document.put("rootHash", found.sm3Root().toString());
        document.put("sha256RootHash", found.sha256Root().toString());
        LogVerification.ComparedWith compared = found.comparedWith();
        if (compared != null) {
            Map<String, Object> with = new LinkedHashMap<>();
            with.put("source", compared.source());
            with.put("origin", compared.origin());
            with.put("size", compared.size());
            with.put("rootHash", compared.root().toString());
            document.put("comparedWith", with);
        } else {
            document.put("comparedWith", null);
        }
        document.put("filesNotRead", found.filesNotRead());
        List<Map<String, Object>> steps = new ArrayList<>();
        found.steps().forEach(step -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", step.name().label());
            row.put("checked", step.checked());
            row.put("millis", step.millis());
            steps.add(row);
        });
        document.put("steps", steps);
        List<Map<String, Object>> problems = new ArrayList<>();
        found.problems().forEach(problem -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("position", problem.position());
            row.put("kind", problem.kind().label());
            row.put("detail", problem.detail());
            problems.add(row);
        });
        document.put("problems", problems);
        document.put("problemsFound", found.problemsFound());
        return document;
    }

    /** One plain sentence. */
    static String verdict(LogVerification found) {
        if (!found.holds()) {
            LogProblem first = found.problems().getFirst();
            return "核验不通过：发现 " + found.problemsFound() + " 处问题，首处在" + place(first) + "（"
                    + first.kind().text() + "）";
        }
        LogVerification.ComparedWith compared = found.comparedWith();
        return "核验通过：" + found.entries() + " 条账目逐条重算，未被改动"
                + (found.filesNotRead() == 0 ? "" : "；账目引用的 " + found.filesNotRead() + " 个文件按要求未重读，不在结论之内")
                + (compared == null ? "；没有库外校验点可比，不能排除整库回退" : "，并与库外校验点（" + compared.size() + " 条）一致");
    }

    /** The first problems, as reasons for a no. */
    static List<Problem> problems(LogVerification found, int atMost) {
        return found.problems().stream()
                .limit(atMost)
                .map(problem -> new Problem(
                        place(problem),
                        problem.detail(),
                        problem.kind().text(),
                        place(problem) + "  " + problem.kind().text() + "（"
                                + problem.kind().label() + "）  " + problem.detail(),
                        null,
                        null))
                .toList();
    }

    /** Where a problem is, for people: what concerns the tables themselves, or the folder beside them, is at no entry. */
    static String place(LogProblem problem) {
        return switch (problem.kind()) {
            case STORE_ALTERED -> "库表";
            case CHECKPOINT_OUTSIDE_MISSING -> "库外";
            default -> "序号 " + problem.position();
        };
    }

    /** How often a step was checked, for people: that the log was held against nothing outside is not a number. */
    static String checked(LogVerification found, LogVerification.Step step) {
        boolean unread = step.name() == LogStep.FILES && found.filesNotRead() > 0;
        return unread || (step.name() == LogStep.OUTSIDE_CHECKPOINTS && step.checked() == 0)
                ? "未做"
                : String.valueOf(step.checked());
    }
}
