package org.mingzhang.domain.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;

/** How far an import has come, and who stands for it. */
public final class Import implements StreamState {
    private @Nullable ImportStarted started;
    private int parts;
    private long steps;
    private long events;
    private long breaching;
    private boolean complete;
    private boolean abandoned;
    private ActorRef startedBy = new ActorRef("", "", "", "");
    private @Nullable ImportReviewed review;
    private String reviewer = "";
    private final List<ActorRef> agreedBy = new ArrayList<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((ImportEvent) recorded.event()) {
            case ImportStarted e -> {
                started = e;
                startedBy = recorded.actor();
            }
            case PartRecorded e -> {
                parts = e.part();
                steps = e.steps();
                events = e.events();
                breaching = e.breaching();
            }
            case WorkbookImported e -> {
                complete = true;
                steps = started == null ? steps : started.steps();
                events = e.events();
                breaching = e.breaching();
            }
            case ImportAbandoned e -> abandoned = true;
            case ImportReviewed e -> {
                // Of a long stream only the first entry and the last two may be known.
                steps = e.steps();
                events = e.events();
                breaching = e.breaching();
                complete = started != null && steps == started.steps();
                abandoned = !complete;
                review = e;
                reviewer = recorded.actor().id();
                if (e.agreed()) {
                    agreedBy.add(recorded.actor());
                }
            }
        }
    }

    /** How it began; null for one that has not. */
    public @Nullable ImportStarted started() {
        return started;
    }

    /** Who signed it; with an empty id before it began. */
    public ActorRef startedBy() {
        return startedBy;
    }

    /** What a second person last said of it; null before. */
    public @Nullable ImportReviewed review() {
        return review;
    }

    /** Who said so; empty before. */
    public String reviewer() {
        return reviewer;
    }

    /** Who agreed to it, as far as the entries that were read tell. */
    List<ActorRef> agreedBy() {
        return List.copyOf(agreedBy);
    }

    /** Whether somebody agreed to it; who agreed does not take it back. */
    boolean isAgreed() {
        return review != null && review.agreed();
    }

    /**
     * Whether two persons stand for what it says: who imported it, and who agreed to it. What is decided now is signed as any decision
     * is, and wants no review.
     */
    public boolean isVouchedFor() {
        return (started != null && started.mode() == Mode.LIVE) || (review != null && review.agreed());
    }

    /**
     * Refuses to decide in the present on what one person alone brought in as old records.
     *
     * @param imports that say something of what is decided on
     */
    public static @Nullable Rejection refuseUnreviewed(Streams streams, Occasion occasion, SortedSet<String> imports) {
        if (occasion.isHistory()) {
            return null;
        }
        for (String id : imports) {
            // Who agreed does not take it back, so what is read beside the decision still holds when it is recorded.
            Import known = (Import) streams.recorded(new StreamId(StreamType.IMPORT, id));
            if (!known.isVouchedFor()) {
                ImportStarted start = known.started;
                return Rejection.of(
                        RejectionCode.IMPORT_NOT_REVIEWED,
                        Map.of(
                                "fileName",
                                start == null ? "" : start.fileName(),
                                "state",
                                known.review == null ? "待复核" : "复核人不认可"));
            }
        }
        return null;
    }

    /** How many parts are recorded. */
    public int parts() {
        return parts;
    }

    /** How many steps are recorded. */
    public long steps() {
        return steps;
    }

    /** How many events they came to. */
    public long events() {
        return events;
    }

    /** How many of those carry breaches. */
    public long breaching() {
        return breaching;
    }

    /** Whether the rest was given up. */
    public boolean isAbandoned() {
        return abandoned;
    }

    /** Whether nothing more will come of it: all is recorded, or the rest was given up. */
    public boolean isOver() {
        return complete || abandoned;
    }
}
