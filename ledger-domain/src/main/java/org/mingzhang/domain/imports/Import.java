package org.mingzhang.domain.imports;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;

/** How far an import has come. */
public final class Import implements StreamState {
    private @Nullable ImportStarted started;
    private int parts;
    private long steps;
    private long events;
    private long breaching;
    private boolean complete;
    private boolean abandoned;

    @Override
    public void evolve(Recorded recorded) {
        switch ((ImportEvent) recorded.event()) {
            case ImportStarted e -> started = e;
            case PartRecorded e -> {
                parts = e.part();
                steps = e.steps();
                events = e.events();
                breaching = e.breaching();
            }
            case WorkbookImported e -> complete = true;
            case ImportAbandoned e -> abandoned = true;
        }
    }

    /** How it began; null for one that has not. */
    public @Nullable ImportStarted started() {
        return started;
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
