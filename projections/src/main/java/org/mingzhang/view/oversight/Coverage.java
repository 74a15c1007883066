package org.mingzhang.view.oversight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.view.oversight.SupervisionReport.Late;
import org.mingzhang.view.oversight.SupervisionReport.Line;
import org.mingzhang.view.oversight.SupervisionReport.State;

/** Holds inspections against the nodes of plans. Pure. */
final class Coverage {
    private static final int HUNDRED = 100;
    private static final Comparator<Planned> BY_DAY =
            Comparator.comparing(Planned::on).thenComparing(Planned::node);

    private final List<Planned> nodes;
    private final List<Running> projects;
    private final List<Inspected> inspections;
    private final LocalDate asOf;

    /**
     * A node of a plan that was adopted.
     *
     * @param counties null for all
     */
    record Planned(
            String plan,
            String node,
            LocalDate begins,
            LocalDate on,
            List<Matter> matters,
            InspectionMethod method,
            int sharePercent,
            @Nullable List<String> counties,
            Adopted adopted) {

        /** A project without a county belongs to what is planned for all of them. */
        boolean covers(@Nullable String county) {
            return counties == null || (county != null && counties.contains(county));
        }
    }

    /** When a plan was adopted: the entry, its business date, and the day on which the entry was made. */
    record Adopted(long position, @Nullable LocalDate on, LocalDate recordedOn) {}

    /** @param ended null while it runs */
    record Running(
            String project,
            @Nullable String county,
            LocalDate started,
            @Nullable LocalDate ended) {}

    /** @param node that it says it is for; null where it says none */
    record Inspected(
            String project,
            String inspection,
            LocalDate on,
            InspectionMethod method,
            @Nullable String matter,
            @Nullable String node) {}

    Coverage(List<Planned> nodes, List<Running> projects, List<Inspected> inspections, LocalDate asOf) {
        this.nodes = nodes;
        this.projects = projects;
        this.inspections = inspections;
        this.asOf = asOf;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Planned node : inOrder()) {
            for (Matter matter : node.matters()) {
                List<Running> running = projects.stream()
                        .filter(project -> ran(project, node, begins(node, matter, project.county())))
                        .toList();
                // Counties with a project, and those that the node names: nothing to look at is a line too.
                TreeSet<String> counties = new TreeSet<>();
                running.forEach(project -> counties.add(Objects.requireNonNullElse(project.county(), "")));
                if (node.counties() != null) {
                    counties.addAll(node.counties());
                }
                for (String county : counties) {
                    List<String> here = running.stream()
                            .filter(project -> Objects.requireNonNullElse(project.county(), "")
                                    .equals(county))
                            .map(Running::project)
                            .toList();
                    lines.add(line(node, matter, county, here));
                }
            }
        }
        return lines;
    }

    /** Inspections that came after their node's day, one line each, by the node's day. */
    List<Late> late() {
        List<Late> late = new ArrayList<>();
        for (Planned node : inOrder()) {
            for (Matter matter : node.matters()) {
                for (Running project : projects) {
                    String county = project.county();
                    if (ran(project, node, begins(node, matter, county))) {
                        inspections.stream()
                                .filter(inspected -> inspected.project().equals(project.project())
                                        && isLate(inspected, node, matter, Objects.requireNonNullElse(county, "")))
                                .map(inspected -> new Late(
                                        project.project(),
                                        county,
                                        inspected.inspection(),
                                        matter,
                                        node.node(),
                                        node.on(),
                                        inspected.on(),
                                        inspected.node() != null))
                                .forEach(late::add);
                    }
                }
            }
        }
        return late;
    }

    private List<Planned> inOrder() {
        return nodes.stream().sorted(BY_DAY).toList();
    }

    /** Those of some projects that have such an inspection. */
    private Set<String> projects(List<String> here, Predicate<Inspected> wanted) {
        return inspections.stream()
                .filter(inspected -> here.contains(inspected.project()) && wanted.test(inspected))
                .map(Inspected::project)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Line line(Planned node, Matter matter, String county, List<String> here) {
        LocalDate from = begins(node, matter, county.isEmpty() ? null : county);
        int planned = (here.size() * node.sharePercent() + HUNDRED - 1) / HUNDRED;
        Set<String> timely = projects(here, inspected -> counts(inspected, node, matter, from));
        Set<String> late = projects(here, inspected -> isLate(inspected, node, matter, county));
        late.removeAll(timely);
        int done = timely.size();
        State state = done >= planned ? State.DONE : node.on().isBefore(asOf) ? State.SHORT : State.UPCOMING;
        return new Line(
                node.plan(),
                node.node(),
                node.on(),
                node.method(),
                county.isEmpty() ? null : county,
                matter,
                here.size(),
                planned,
                done,
                late.size(),
                state,
                node.adopted().on(),
                node.adopted().recordedOn(),
                node.adopted().position(),
                isAfterwards(node));
    }

    /** Whether the plan was adopted, or its entry made, when the node's day was over. */
    private static boolean isAfterwards(Planned node) {
        LocalDate adoptedOn = node.adopted().on();
        return (adoptedOn != null && node.on().isBefore(adoptedOn))
                || node.on().isBefore(node.adopted().recordedOn());
    }

    /**
     * From when a node's time counts in a county: after the node before it that looks there at the same in the same way. What
     * is planned for other counties alone says nothing about this one.
     */
    private LocalDate begins(Planned node, Matter matter, @Nullable String county) {
        return nodes.stream()
                .filter(other -> other.on().isBefore(node.on())
                        && other.method() == node.method()
                        && other.matters().contains(matter)
                        && other.covers(county))
                .map(other -> other.on().plusDays(1))
                .max(Comparator.naturalOrder())
                .filter(day -> day.isAfter(node.begins()))
                .orElse(node.begins());
    }

    private boolean ran(Running project, Planned node, LocalDate from) {
        LocalDate until = node.on().isBefore(asOf) ? node.on() : asOf;
        return node.covers(project.county())
                && !project.started().isAfter(until)
                && (project.ended() == null || !project.ended().isBefore(from));
    }

    /** An inspection that names its node counts for it alone, by its day; one that names none, by what it was and when. */
    private boolean counts(Inspected inspected, Planned node, Matter matter, LocalDate from) {
        boolean same = matter.chinese().equals(inspected.matter()) && inspected.method() == node.method();
        boolean timely = !inspected.on().isAfter(node.on()) && !inspected.on().isAfter(asOf);
        return same
                && timely
                && (inspected.node() == null
                        ? !inspected.on().isBefore(from)
                        : inspected.node().equals(node.node()));
    }

    /** Whether it came after the node's day: of the node that it names, or of the last one before it if it falls in no other's time. */
    private boolean isLate(Inspected inspected, Planned node, Matter matter, String county) {
        boolean after = matter.chinese().equals(inspected.matter())
                && inspected.method() == node.method()
                && inspected.on().isAfter(node.on())
                && !inspected.on().isAfter(asOf);
        if (!after || inspected.node() != null) {
            return after && node.node().equals(inspected.node());
        }
        String here = county.isEmpty() ? null : county;
        return nodes.stream()
                .filter(other -> !other.equals(node)
                        && other.method() == node.method()
                        && other.matters().contains(matter)
                        && other.covers(here))
                .noneMatch(other -> other.on().isBefore(inspected.on())
                        ? BY_DAY.compare(other, node) > 0
                        : !inspected.on().isBefore(begins(other, matter, here)));
    }
}
