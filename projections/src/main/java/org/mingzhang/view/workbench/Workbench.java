package org.mingzhang.view.workbench;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.budget.Execution;

/**
 * What somebody finds on the workbench, all of it at one state of the read models.
 *
 * @param position the last entry that it rests on
 * @param waiting what waits for this post, in the order of the work
 * @param due what falls due, overdue first
 * @param execution null for who sees no county
 * @param cases an applicant's own, the newest first; null for anybody else
 * @param pilots how far the enterprises of a county are; null for who sees more or less than one county
 */
public record Workbench(
        String programme,
        long position,
        LocalDate today,
        List<Waiting> waiting,
        List<Waiting> due,
        @Nullable Execution execution,
        @Nullable List<OwnCase> cases,
        @Nullable Pilots pilots) {
    public Workbench {
        waiting = List.copyOf(waiting);
        due = List.copyOf(due);
        cases = cases == null ? null : List.copyOf(cases);
    }

    /**
     * The enterprises of a county that are in the pilot.
     *
     * @param accepted how many of them have a project of this programme that passed its acceptance
     */
    public record Pilots(String county, long all, long accepted) {}

    /**
     * A case of the applicant's own.
     *
     * @param stage the last one that was decided; null before the first
     * @param outcome of that stage
     * @param approvedFen of the award, with what was added and taken away; null before its approval
     * @param paidOn the day of the last payment that stands; null before the first
     */
    public record OwnCase(
            String application,
            @Nullable String title,
            @Nullable String direction,
            @Nullable String status,
            @Nullable String stage,
            @Nullable String outcome,
            @Nullable String project,
            @Nullable String award,
            @Nullable Fen approvedFen,
            @Nullable Fen paidFen,
            @Nullable LocalDate paidOn) {
        /** Whether all of an approved award has been paid. */
        public boolean isPaid() {
            return approvedFen != null && paidFen != null && paidFen.isPositive() && !approvedFen.exceeds(paidFen);
        }
    }

    /**
     * The things of one kind.
     *
     * @param waiting with their number, in the county that was asked for
     * @param items those of the page
     * @param page from 1
     * @param pages how many there are
     */
    public record Listed(Waiting waiting, List<WaitingItem> items, int page, int pages) {
        public Listed {
            items = List.copyOf(items);
        }
    }
}
