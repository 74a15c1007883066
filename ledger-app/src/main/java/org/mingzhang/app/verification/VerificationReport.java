package org.mingzhang.app.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification came to (核验报告). The names of the components are the names in its JSON.
 *
 * @param kind what kind of question, in Chinese
 * @param subject what was verified, in Chinese
 * @param at when it was begun
 * @param asker actor id of who asked
 * @param verdict one plain sentence
 * @param entries how many entries were looked at
 * @param size of the log, or of the checkpoint that it was verified against
 * @param sm3Root root of the SM3 tree at that size; null where none could be had
 * @param comparedWith the checkpoint from outside that it was held against; null where none was
 * @param problems the first ones where there are very many
 * @param views how the read models, which pages are made of, stand to the log; null where only a part was verified
 * @param proofs the ways from leaves to roots, where single entries or checkpoints were verified
 */
public record VerificationReport(
        String id,
        String kind,
        String subject,
        Instant at,
        String asker,
        String askerName,
        Outcome outcome,
        String verdict,
        long entries,
        long size,
        @Nullable String sm3Root,
        @Nullable String sha256Root,
        @Nullable Compared comparedWith,
        List<StepLine> steps,
        List<ProblemLine> problems,
        long problemsFound,
        @Nullable Views views,
        List<ProofLine> proofs,
        List<String> notes) {
    public VerificationReport {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        proofs = List.copyOf(proofs);
        notes = List.copyOf(notes);
    }

    /** What it comes to. */
    public enum Outcome {
        HOLDS("通过"),
        BROKEN("不通过"),
        /** Not all of it could be done, or it was broken off. */
        UNFINISHED("没有做完");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** In Chinese, for people. */
        public String text() {
            return text;
        }
    }

    /** A checkpoint from outside. */
    public record Compared(
            String source, long size, @Nullable Instant recordedAt, String root) {}

    /**
     * A step of the verification.
     *
     * @param result in Chinese
     * @param checked how much was looked at, or what was found
     */
    public record StepLine(String name, String result, String checked) {}

    /**
     * Something that is not as it was sealed.
     *
     * @param position of the entry; null for what is wrong with no entry alone
     * @param code stable name of the kind
     * @param kind in Chinese
     * @param detail in Chinese
     */
    public record ProblemLine(@Nullable Long position, String code, String kind, String detail) {
        /** Where it is, in Chinese. */
        public String place() {
            return position == null ? "账本整体" : "序号 " + position;
        }
    }

    /**
     * The read models held against the log. The log may be sound while they are not: they follow from it, and whoever can change
     * the database can change them alone.
     *
     * @param sentence one of its own, which names no row
     * @param rows how many the log gives
     * @param differing how many places differ
     * @param complete false where there are more than were counted
     * @param named the first ones
     * @param reason why they could not take in the log, or could not be compared; null where they could
     */
    public record Views(
            Standing standing,
            String sentence,
            long rows,
            long differing,
            boolean complete,
            List<ViewLine> named,
            @Nullable String reason) {
        public Views {
            named = List.copyOf(named);
        }

        /** How they stand. */
        public enum Standing {
            AGREE("已核"),
            DIFFER("不过"),
            /** They could not be compared, which is no yes. */
            UNDONE("未做");

            private final String text;

            Standing(String text) {
                this.text = text;
            }

            /** In Chinese, as the result of a step. */
            public String text() {
                return text;
            }
        }

        /** The same with the tables alone: a row's key may be somebody's number. */
        Views withoutDetails() {
            return new Views(
                    standing,
                    sentence,
                    rows,
                    differing,
                    complete,
                    named.stream()
                            .map(line -> new ViewLine(line.table, "", "", ""))
                            .toList(),
                    null);
        }
    }

    /**
     * A row that is not as the log says.
     *
     * @param row its key
     * @param now what differs in it, as it stands there
     * @param byLog the same as the log says it
     */
    public record ViewLine(String table, String row, String now, String byLog) {}

    /**
     * A way from one hash to a signed root.
     *
     * @param title which one
     * @param hashes in order
     * @param root what it comes to
     */
    public record ProofLine(String title, String start, List<String> hashes, String root) {
        public ProofLine {
            hashes = List.copyOf(hashes);
        }
    }

    /** The same for whoever sees only a part of the ledger: where something is wrong, and not what stands there. */
    public VerificationReport withoutDetails() {
        return new VerificationReport(
                id,
                kind,
                subject,
                at,
                asker,
                askerName,
                outcome,
                problemsFound > 0 ? "核验不通过：发现 " + problemsFound + " 处问题，内容只向可查看全市账目的岗位出示" : verdict,
                entries,
                size,
                sm3Root,
                sha256Root,
                comparedWith,
                steps,
                problems.stream()
                        .map(problem -> new ProblemLine(problem.position, problem.code, problem.kind, ""))
                        .toList(),
                problemsFound,
                views == null ? null : views.withoutDetails(),
                List.of(),
                notes);
    }
}
