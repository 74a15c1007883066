package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/**
 * 材料清单 of one case: what its direction asks for, in the pack's order, with what is there of it; then what else is there. A
 * digest that was recorded alone is not told any more once the file itself is kept.
 *
 * @param lines one a document
 */
public record Checklist(List<Line> lines) {
    public Checklist {
        lines = List.copyOf(lines);
    }

    /**
     * Whether an office has a document with its seal on paper.
     *
     * @param history whether a digest is enough, as it is of the past
     */
    boolean agreed(String document, boolean history) {
        return lines.stream()
                .filter(line -> line.listed() != null && line.listed().id().equals(document))
                .anyMatch(line -> line.sealedCopies() > 0 || (history && line.state() != State.MISSING));
    }

    /** How far a document is there. */
    public enum State implements Worded {
        STORED("已入库"),
        ON_PAPER("收到纸质"),
        NOT_STORED("文件未入库"),
        MISSING("缺"),
        /** Its condition does not hold for this case. */
        NOT_ASKED("不需要");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * One document.
     *
     * @param listed as the pack has it; null for what it does not list
     * @param asked whether it is asked for in this case
     * @param name of the document
     * @param documents what is kept of it, or known by digest, in the order of the entries
     * @param papers what came in on paper
     */
    public record Line(
            @Nullable ChecklistDocument listed,
            boolean asked,
            String name,
            List<HeldDocument> documents,
            List<PaperCopies> papers) {
        public Line {
            documents = List.copyOf(documents);
            papers = List.copyOf(papers);
        }

        public State state() {
            if (documents.stream().anyMatch(HeldDocument::stored)) {
                return State.STORED;
            }
            if (!papers.isEmpty()) {
                return State.ON_PAPER;
            }
            if (documents.isEmpty()) {
                return asked ? State.MISSING : State.NOT_ASKED;
            }
            return State.NOT_STORED;
        }

        /** Whether an office can look at it. */
        boolean inHand() {
            return state() == State.STORED || state() == State.ON_PAPER;
        }

        /** Copies on paper so far. */
        public int copies() {
            return papers.stream().mapToInt(paper -> paper.paper().copies()).sum();
        }

        /** Copies with a seal so far. */
        public int sealedCopies() {
            return papers.stream()
                    .filter(paper -> paper.paper().sealed())
                    .mapToInt(paper -> paper.paper().copies())
                    .sum();
        }

        /** Copies on paper that the pack asks for and that have not come in, sealed where it asks for that. */
        public int copiesWanting() {
            if (listed == null || !asked) {
                return 0;
            }
            return Math.max(0, listed.copies() - (listed.seal() ? sealedCopies() : copies()));
        }
    }

    /**
     * The list of an application, by the pack under which it came.
     *
     * @param values the parameters in force on the day
     */
    public static Checklist of(Application application, PolicyPack pack, ParameterValues values) {
        List<ChecklistDocument> listed = pack.direction(application.submitted().direction())
                .map(Direction::documents)
                .orElse(List.of());
        List<HeldDocument> held = standing(application.documents());
        List<Line> lines = new ArrayList<>();
        for (ChecklistDocument document : listed) {
            lines.add(new Line(
                    document,
                    document.when() == null || isAsked(document.when(), application, pack, values),
                    document.name(),
                    held.stream()
                            .filter(one -> one.proves() == null && document.matches(one.document()))
                            .toList(),
                    application.papers().stream()
                            .filter(paper -> document.matches(paper.paper().document()))
                            .toList()));
        }
        Set<String> others = new LinkedHashSet<>();
        // A paper that proves a payment stands in for none that the notice asks for, though it may be called the same.
        held.forEach(one -> others.add(one.document()));
        application.papers().forEach(paper -> others.add(paper.paper().document()));
        others.removeIf(name -> !isOther(listed, name)
                && held.stream()
                        .noneMatch(one -> one.proves() != null && one.document().equals(name)));
        for (String name : others) {
            lines.add(new Line(
                    null,
                    false,
                    name,
                    held.stream()
                            .filter(one ->
                                    one.document().equals(name) && (one.proves() != null || isOther(listed, name)))
                            .toList(),
                    application.papers().stream()
                            .filter(paper -> paper.paper().document().equals(name) && isOther(listed, name))
                            .toList()));
        }
        return new Checklist(lines);
    }

    private static boolean isOther(List<ChecklistDocument> listed, String name) {
        return listed.stream().noneMatch(document -> document.matches(name));
    }

    private static List<HeldDocument> standing(List<HeldDocument> documents) {
        List<CitedFile> files = documents.stream()
                .map(HeldDocument::file)
                .filter(java.util.Objects::nonNull)
                .toList();
        return documents.stream()
                .filter(one -> one.stored() || files.stream().noneMatch(one::means))
                .toList();
    }

    /**
     * The required documents that are not there though they are needed by a stage, or by one before it.
     *
     * @param stages that the case passes, in order
     * @param stage a stage's id, {@link ChecklistDocument#ACCEPTANCE} or {@link ChecklistDocument#PAYMENT}
     * @param byDigest whether a recorded digest will do, as in records of the past
     */
    List<ChecklistDocument> missing(List<String> stages, String stage, boolean byDigest) {
        List<ChecklistDocument> missing = new ArrayList<>();
        for (Line line : lines) {
            ChecklistDocument document = line.listed();
            if (document != null
                    && document.required()
                    && line.asked()
                    && document.by() != null
                    && isDue(stages, document.by(), stage)
                    && !(byDigest ? line.state() != State.MISSING : line.inHand())) {
                missing.add(document);
            }
        }
        return missing;
    }

    /** The acceptance comes after all stages. Before a payment only that is looked at which is needed by then. */
    private static boolean isDue(List<String> stages, String by, String stage) {
        boolean payment = stage.equals(ChecklistDocument.PAYMENT) || by.equals(ChecklistDocument.PAYMENT);
        return payment ? by.equals(stage) : order(stages, by) <= order(stages, stage);
    }

    private static int order(List<String> stages, String stage) {
        int at = stages.indexOf(stage);
        return at < 0 ? stages.size() : at;
    }

    private static boolean isAsked(Expression when, Application application, PolicyPack pack, ParameterValues values) {
        return isAsked(when, stated(application, pack), values);
    }

    /** Whether a document is asked for: what is left unsaid or undecided makes none needless. */
    public static boolean isAsked(Expression when, Facts stated, ParameterValues values) {
        return !when.isDecidedBy(stated, values)
                || when.evaluate(stated, values).result().equals(Value.of(true));
    }

    private static Facts stated(Application application, PolicyPack pack) {
        ApplicationSubmitted submitted = application.submitted();
        long position = application.submittedAt();
        Facts facts = Facts.NONE.with(
                FactName.APPLICATION_CONSORTIUM, !submitted.members().isEmpty(), position);
        if (submitted.batch() != null) {
            facts = facts.with(FactName.APPLICATION_BATCH, Long.parseLong(submitted.batch()), position);
        }
        if (submitted.levelBefore() != null) {
            facts = facts.with(
                    FactName.APPLICATION_LEVEL_BEFORE, submitted.levelBefore().longValue(), position);
        }
        if (submitted.product() != null) {
            facts = facts.with(FactName.PRODUCT_ID, submitted.product(), position);
        }
        Form form = pack.formOf(application.direction(pack)).orElse(null);
        return form == null ? facts : application.statement().facts(facts, form, application.statedAt());
    }
}
