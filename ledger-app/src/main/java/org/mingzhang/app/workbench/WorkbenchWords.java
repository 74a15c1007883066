package org.mingzhang.app.workbench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Words;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.view.budget.Execution;
import org.mingzhang.view.workbench.Waiting;
import org.springframework.stereotype.Component;

/** How days and shares are put on the workbench: {@code @deskWords} in pages. */
@Component("deskWords")
public final class WorkbenchWords {
    /** How far a day is from today: what is due is so many days ahead or over, what waits has so many days behind it. */
    public String distance(@Nullable LocalDate day, LocalDate today, Waiting waiting) {
        return day == null ? Words.NOTHING : WorkbenchPages.distance(day, today, isTerm(waiting));
    }

    private static boolean isTerm(Waiting waiting) {
        return waiting.group() == Waiting.Group.DUE
                || waiting.group() == Waiting.Group.RECOVERY
                || waiting.key().startsWith("rectify");
    }

    /** What the day of a list means. */
    public String dayOf(Waiting waiting) {
        return isTerm(waiting) ? "期限" : "等待自";
    }

    /** Why a command was refused, in words. */
    public String refusal(@Nullable String code) {
        return code == null ? Words.NOTHING : RejectionCode.textOf(code);
    }

    public String percent(@Nullable Integer tenths) {
        return tenths == null ? Words.NOTHING : Execution.percent(tenths);
    }

    /** What something is to the time that is over. */
    public String against(Execution execution, @Nullable Integer share) {
        return share == null ? Words.NOTHING : execution.against(share);
    }

    /** Whether a share is so far behind the time that somebody should look. */
    public boolean isBehind(Execution execution, @Nullable Integer share) {
        return share != null && share < execution.elapsed();
    }

    /** The length of a bar: never longer than the whole. */
    public int bar(@Nullable Integer share) {
        return share == null ? 0 : Math.clamp(share, 0, 1000);
    }

    public String tone(Waiting waiting) {
        return switch (waiting.tone()) {
            case PLAIN -> "";
            case WARN -> "warn";
            case BAD -> "bad";
        };
    }
}
