package org.mingzhang.view.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.view.oversight.Coverage.Adopted;
import org.mingzhang.view.oversight.Coverage.Inspected;
import org.mingzhang.view.oversight.Coverage.Planned;
import org.mingzhang.view.oversight.Coverage.Running;
import org.mingzhang.view.oversight.SupervisionReport.Late;
import org.mingzhang.view.oversight.SupervisionReport.Line;
import org.mingzhang.view.oversight.SupervisionReport.State;

/** What a plan asks of each county, and how much of it was done. */
class CoverageTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final LocalDate LATE = LocalDate.of(2026, 12, 31);

    private final List<Running> projects = new ArrayList<>();
    private final List<Inspected> inspections = new ArrayList<>();

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static Planned node(String id, LocalDate on, int share, @Nullable List<String> counties) {
        return adopted(new Adopted(7, BEGIN, BEGIN), id, on, share, counties);
    }

    private static Planned adopted(
            Adopted adopted, String id, LocalDate on, int share, @Nullable List<String> counties) {
        return new Planned(
                "JD-1", id, BEGIN, on, List.of(Matter.PROGRESS), InspectionMethod.ON_SITE, share, counties, adopted);
    }

    private void runs(String project, String county) {
        projects.add(new Running(project, county, day(1, 10), null));
    }

    private void inspected(String project, LocalDate on, @Nullable String node) {
        inspections.add(
                new Inspected(project, "检-" + (inspections.size() + 1), on, InspectionMethod.ON_SITE, "改造进度", node));
    }

    private List<Line> lines(LocalDate asOf, Planned... nodes) {
        return new Coverage(List.of(nodes), projects, inspections, asOf).lines();
    }

    @Test
    void theShareOfEachCountyIsRoundedUpToWholeProjects() {
        for (int n = 1; n <= 4; n++) {
            runs("A-" + n, "130402");
        }
        runs("B-1", "130403");
        assertThat(lines(LATE, node("Q2", day(6, 30), 30, null)))
                .extracting(Line::county, Line::projects, Line::planned, Line::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("130402", 4, 2, State.SHORT),
                        org.assertj.core.groups.Tuple.tuple("130403", 1, 1, State.SHORT));
    }

    @Test
    void aProjectCountsOnceHoweverOftenItWasInspected() {
        runs("A-1", "130402");
        runs("A-2", "130402");
        inspected("A-1", day(5, 1), "Q2");
        inspected("A-1", day(5, 2), "Q2");
        Line line = lines(LATE, node("Q2", day(6, 30), 100, null)).getFirst();
        assertThat(line.done()).isEqualTo(1);
        assertThat(line.state()).isEqualTo(State.SHORT);
        inspected("A-2", day(6, 30), "Q2");
        assertThat(lines(LATE, node("Q2", day(6, 30), 100, null)).getFirst().state())
                .isEqualTo(State.DONE);
    }

    @Test
    void anInspectionWithoutANodeCountsForTheNodeInWhoseTimeItFellAndLateOnesForNone() {
        runs("A-1", "130402");
        inspected("A-1", day(4, 1), null);
        inspected("A-1", day(10, 1), "Q3");
        List<Line> lines = lines(
                LATE,
                node("Q1", day(3, 31), 100, null),
                node("Q2", day(6, 30), 100, null),
                node("Q3", day(9, 30), 100, null));
        assertThat(lines).extracting(Line::done).containsExactly(0, 1, 0);
    }

    @Test
    void whatIsNotDueYetIsUpcomingAndWhatHappensAfterTheDayDoesNotCount() {
        runs("A-1", "130402");
        inspected("A-1", day(6, 1), null);
        assertThat(lines(day(5, 1), node("Q2", day(6, 30), 100, null)))
                .extracting(Line::state)
                .containsExactly(State.UPCOMING);
        assertThat(lines(day(6, 1), node("Q2", day(6, 30), 100, null)))
                .extracting(Line::state)
                .containsExactly(State.DONE);
    }

    @Test
    void projectsThatEndedBeforeANodesTimeOrBeganAfterItAreNotAskedFor() {
        projects.add(new Running("ended", "130402", day(1, 10), day(3, 1)));
        projects.add(new Running("later", "130402", day(8, 1), null));
        runs("A-1", "130402");
        List<Line> lines = lines(LATE, node("Q1", day(3, 31), 100, null), node("Q2", day(6, 30), 100, null));
        assertThat(lines).extracting(Line::projects).containsExactly(2, 1);
        assertThat(lines(LATE, node("Q2", day(6, 30), 100, List.of("130499"))))
                .extracting(Line::county, Line::planned, Line::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("130499", 0, State.DONE));
    }

    /** An attack on the figures: a node that looks at one county takes the time of all others away. */
    @Test
    void aNodeOfOneCountyLeavesTheOthersAsTheyAre() {
        runs("A-1", "130402");
        runs("B-1", "130481");
        projects.add(new Running("C-1", null, day(1, 10), null));
        projects.add(new Running("ended", "130402", day(1, 10), day(6, 1)));
        inspected("A-1", day(6, 1), null);
        Planned all = node("W1", day(11, 20), 100, null);
        List<Line> before = lines(LATE, all);
        assertThat(before)
                .extracting(Line::county, Line::projects, Line::done)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, 1, 0),
                        org.assertj.core.groups.Tuple.tuple("130402", 2, 1),
                        org.assertj.core.groups.Tuple.tuple("130481", 1, 0));
        List<Line> after = lines(LATE, node("W0", day(7, 31), 100, List.of("130481")), all);
        assertThat(after).hasSize(4);
        assertThat(after.subList(1, 4)).isEqualTo(before);
        inspected("B-1", day(6, 2), null);
        assertThat(lines(LATE, node("W0", day(7, 31), 100, List.of("130481")), all))
                .extracting(Line::node, Line::county, Line::done)
                .as("in the county of the earlier node, what was done by its day is done for it")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("W0", "130481", 1),
                        org.assertj.core.groups.Tuple.tuple("W1", "130481", 0));
    }

    @Test
    void aPlanThatIsAdoptedOrRecordedAfterANodesDayIsToldSo() {
        runs("A-1", "130402");
        assertThat(lines(LATE, adopted(new Adopted(7, day(6, 30), day(6, 30)), "Q2", day(6, 30), 100, null)))
                .extracting(Line::afterwards, Line::adoptedOn, Line::adoptedBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(false, day(6, 30), 7L));
        assertThat(lines(LATE, adopted(new Adopted(7, day(7, 1), day(7, 1)), "Q2", day(6, 30), 100, null)))
                .extracting(Line::afterwards)
                .containsExactly(true);
        assertThat(lines(LATE, adopted(new Adopted(7, day(5, 1), day(7, 1)), "Q2", day(6, 30), 100, null)))
                .extracting(Line::afterwards)
                .as("its business date may say what it likes")
                .containsExactly(true);
    }

    /** A day late is told, and is still not in time. */
    @Test
    void whatWasInspectedAfterTheTermIsToldAsLateAndCountsForNothing() {
        runs("A-1", "130402");
        runs("A-2", "130402");
        runs("A-3", "130402");
        inspected("A-1", day(6, 30), "Q2");
        inspected("A-1", day(7, 1), "Q2");
        inspected("A-2", day(7, 1), "Q2");
        inspected("A-3", day(7, 1), null);
        Planned second = node("Q2", day(6, 30), 100, null);
        Line line = lines(LATE, second).getFirst();
        assertThat(line.done()).isEqualTo(1);
        assertThat(line.late()).as("of those not inspected in time").isEqualTo(2);
        assertThat(line.state()).isEqualTo(State.SHORT);
        assertThat(late(LATE, second))
                .extracting(Late::application, Late::inspection, Late::node, Late::due, Late::named)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A-1", "检-2", "Q2", day(6, 30), true),
                        org.assertj.core.groups.Tuple.tuple("A-2", "检-3", "Q2", day(6, 30), true),
                        org.assertj.core.groups.Tuple.tuple("A-3", "检-4", "Q2", day(6, 30), false));
        assertThat(late(day(6, 30), second))
                .as("what has not happened yet is not late")
                .isEmpty();

        Planned third = node("Q3", day(9, 30), 100, null);
        assertThat(late(LATE, second, third))
                .as("without a node it counts for the next one, in whose time it fell")
                .extracting(Late::application)
                .containsExactly("A-1", "A-2");
        inspected("A-3", day(10, 1), null);
        assertThat(late(LATE, second, third))
                .extracting(Late::application, Late::node)
                .as("and for the last node before it, if for none in time")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A-1", "Q2"),
                        org.assertj.core.groups.Tuple.tuple("A-2", "Q2"),
                        org.assertj.core.groups.Tuple.tuple("A-3", "Q3"));
    }

    private List<Late> late(LocalDate asOf, Planned... nodes) {
        return new Coverage(List.of(nodes), projects, inspections, asOf).late();
    }
}
