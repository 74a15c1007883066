package org.mingzhang.view.oversight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import tools.jackson.databind.node.ObjectNode;

/**
 * Supervision against its plan as of a day.
 *
 * @param coverage for each node, county and matter
 * @param late inspections after the term of their node, which count for none
 * @param overdue rectifications that were due before the day and are not reported as done by it
 */
public record SupervisionReport(
        String programme,
        long asOfPosition,
        LocalDate asOf,
        List<Line> coverage,
        List<Late> late,
        List<Rectification> overdue) {
    public SupervisionReport {
        coverage = List.copyOf(coverage);
        late = List.copyOf(late);
        overdue = List.copyOf(overdue);
    }

    /** How a line stands. */
    public enum State implements Worded {
        UPCOMING("未到期"),
        SHORT("未达比例"),
        DONE("已达比例");

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
     * What one node asks of one county in one matter.
     *
     * @param county the pack's county id; null for projects without one
     * @param projects that ran in the node's time
     * @param planned the node's share of them, rounded up
     * @param done projects of them that were inspected for it
     * @param late projects of them that were inspected after the node's day only
     * @param adoptedOn the business date of the plan's entry
     * @param recordedOn the day on which that entry was made
     * @param adoptedBy the entry's position
     * @param afterwards whether the node's day lay before either: what was planned then was known before
     */
    public record Line(
            String plan,
            String node,
            LocalDate on,
            InspectionMethod method,
            @Nullable String county,
            Matter matter,
            int projects,
            int planned,
            int done,
            int late,
            State state,
            @Nullable LocalDate adoptedOn,
            LocalDate recordedOn,
            long adoptedBy,
            boolean afterwards) {}

    /**
     * 逾期检查: an inspection of a project that its node had asked for, made after the node's day and counted for none.
     *
     * @param due the node's day
     * @param named whether the inspection itself says that it was for this node; otherwise it is the last one before it
     */
    public record Late(
            String application,
            @Nullable String county,
            String inspection,
            Matter matter,
            String node,
            LocalDate due,
            LocalDate inspectedOn,
            boolean named) {}

    /** What an inspection asked to be mended, and was not in time. */
    public record Rectification(
            String application,
            @Nullable String county,
            String inspection,
            @Nullable String matter,
            LocalDate inspectedOn,
            LocalDate rectifyBy) {}

    /** The document that commands print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
