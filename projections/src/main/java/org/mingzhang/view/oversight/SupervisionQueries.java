package org.mingzhang.view.oversight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.view.oversight.Coverage.Adopted;
import org.mingzhang.view.oversight.Coverage.Inspected;
import org.mingzhang.view.oversight.Coverage.Planned;
import org.mingzhang.view.oversight.Coverage.Running;
import org.mingzhang.view.oversight.SupervisionReport.Rectification;
import org.mingzhang.view.projection.ViewSchema;

/** Answers what supervision planned and did, by county and matter, and what was not mended in time. */
public final class SupervisionQueries {
    private static final String NODES =
            "SELECT plan, node, begins_on, on_date, matters, method, share_percent, counties, position,"
                    + " adopted_on, recorded_at FROM supervision_node WHERE programme = ?";
    private static final String PROJECTS = """
            SELECT a.application, a.county,
                   min(f.on_date) FILTER (WHERE f.kind = 'STARTED'), min(f.on_date) FILTER (WHERE f.kind = 'ENDED')
              FROM duty_fact f JOIN application a ON a.application = f.stream AND f.stream_type = 'project'
             WHERE a.programme = ? GROUP BY a.application, a.county
            HAVING min(f.on_date) FILTER (WHERE f.kind = 'STARTED') IS NOT NULL ORDER BY a.application""";
    private static final String INSPECTIONS = """
            SELECT i.project, a.county, i.inspection, i.inspected_on, i.method, i.matter, i.outcome, i.rectify_by,
                   i.rectified_on, i.node
              FROM inspection i JOIN application a ON a.application = i.project
             WHERE a.programme = ? AND i.inspected_on IS NOT NULL AND i.method IS NOT NULL
             ORDER BY i.inspected_on, i.project, i.inspection""";

    private final DataSource views;
    private final ViewSchema schema;

    public SupervisionQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    private record Row(
            Inspected inspected,
            @Nullable String county,
            String outcome,
            @Nullable LocalDate rectifyBy,
            @Nullable LocalDate rectifiedOn) {}

    /**
     * Supervision as of a day; empty where there is no such programme.
     *
     * @param zone in which the day of an entry is told
     */
    public Optional<SupervisionReport> supervision(String programme, LocalDate asOf, ZoneId zone) {
        return schema.read(views, connection -> {
            Optional<Long> position = Rows.position(connection, programme);
            if (position.isEmpty()) {
                return Optional.<SupervisionReport>empty();
            }
            List<Row> rows = inspections(connection, programme);
            Coverage coverage = new Coverage(
                    nodes(connection, programme, zone),
                    Rows.of(
                            connection,
                            PROJECTS,
                            programme,
                            row -> new Running(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class))),
                    rows.stream().map(Row::inspected).toList(),
                    asOf);
            List<Rectification> overdue = rows.stream()
                    .filter(row -> row.outcome.equals(InspectionOutcome.RECTIFY.name()))
                    .flatMap(row -> row.rectifyBy == null
                                    || !row.rectifyBy.isBefore(asOf)
                                    || row.inspected.on().isAfter(asOf)
                                    || (row.rectifiedOn != null && !row.rectifiedOn.isAfter(asOf))
                            ? Stream.empty()
                            : Stream.of(new Rectification(
                                    row.inspected.project(),
                                    row.county,
                                    row.inspected.inspection(),
                                    row.inspected.matter(),
                                    row.inspected.on(),
                                    row.rectifyBy)))
                    .toList();
            return Optional.of(
                    new SupervisionReport(programme, position.get(), asOf, coverage.lines(), coverage.late(), overdue));
        });
    }

    private static List<Planned> nodes(Connection connection, String programme, ZoneId zone) throws SQLException {
        return Rows.of(
                connection,
                NODES,
                programme,
                row -> new Planned(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        Stream.of(row.getString(5).split(",", -1))
                                .map(Matter::valueOf)
                                .toList(),
                        InspectionMethod.valueOf(row.getString(6)),
                        row.getInt(7),
                        row.getString(8) == null
                                ? null
                                : List.of(row.getString(8).split(",", -1)),
                        new Adopted(
                                row.getLong(9),
                                row.getObject(10, LocalDate.class),
                                row.getObject(11, OffsetDateTime.class)
                                        .atZoneSameInstant(zone)
                                        .toLocalDate())));
    }

    private static List<Row> inspections(Connection connection, String programme) throws SQLException {
        return Rows.of(
                connection,
                INSPECTIONS,
                programme,
                row -> new Row(
                        new Inspected(
                                row.getString(1),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                InspectionMethod.valueOf(row.getString(5)),
                                row.getString(6),
                                row.getString(10)),
                        row.getString(2),
                        row.getString(7),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, LocalDate.class)));
    }
}
