package org.mingzhang.app.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;

/**
 * An import that was started, whatever became of it.
 *
 * @param importId the command that started it
 * @param actor who signed it
 * @param at when it was started
 * @param position of the entry that started it
 * @param known what became of it
 */
public record KnownImport(String importId, ImportStarted start, String actor, Instant at, long position, Import known) {
    /** How far it has come. */
    public enum State {
        UNFINISHED("未完成"),
        COMPLETE("已完成"),
        ABANDONED("已中止");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How many of its steps are recorded. */
    public long steps() {
        return known.steps();
    }

    public State state() {
        return known.isAbandoned() ? State.ABANDONED : known.isOver() ? State.COMPLETE : State.UNFINISHED;
    }

    /**
     * Whether a second person stands for it, in words.
     *
     * @param names what somebody is called, by their id
     */
    public String vouchedFor(UnaryOperator<String> names) {
        ImportReviewed review = known.review();
        return review != null
                ? (review.agreed() ? "已复核认可：" : "复核不认可：") + names.apply(known.reviewer())
                : start.mode() == Mode.LIVE ? "现办，不需复核" : "待另一人复核";
    }

    /** All of a log, in the order in which they were started. */
    public static List<KnownImport> of(LogReader log) {
        List<KnownImport> out = new ArrayList<>();
        for (StoredEntry first : log.streamEnds(StreamType.IMPORT.code())) {
            if (first.envelope().seq() > 0) {
                continue;
            }
            Import known = new Import();
            log.ends(first.stream())
                    .forEach(entry ->
                            known.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position())));
            ImportStarted start = known.started();
            if (start != null) {
                out.add(new KnownImport(
                        first.stream().id(),
                        start,
                        first.envelope().actor().id(),
                        first.envelope().recordedAt(),
                        first.position(),
                        known));
            }
        }
        return out;
    }
}
