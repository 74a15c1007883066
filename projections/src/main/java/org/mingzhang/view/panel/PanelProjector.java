package org.mingzhang.view.panel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.expert.ExpertEvent;
import org.mingzhang.domain.expert.ExpertEvent.ExpertEnrolled;
import org.mingzhang.domain.expert.ExpertEvent.ExpertWithdrawn;
import org.mingzhang.domain.expert.ExpertEvent.ScoreSheetAdopted;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/** Keeps who was drawn for which case, scored it, decided a stage of it as an expert, or keeps away from it. */
public final class PanelProjector implements Projector {
    /** What happened. */
    enum Fact {
        /** How many seats a draw was asked for. */
        ASKED,
        /** A lot fell on an expert, by the number in the pool. */
        DRAWN,
        /** An expert stands by, likewise. */
        RESERVE,
        SCORED,
        DECIDED,
        CONFLICT,
        /** The case came back changed: it is drawn and scored for anew. */
        AFRESH,
        /** A stage was opened again: it is scored anew. */
        REOPENED
    }

    @Override
    public String name() {
        return "panel";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("panel_fact", "position", "number"), ViewTable.of("pool_expert", "programme", "expert"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId stream : Standing.touched(entries)) {
            if (stream.type() == StreamType.APPLICATION) {
                delete(connection, "DELETE FROM panel_fact WHERE application = ?", stream.id());
            } else if (stream.type() == StreamType.EXPERTS) {
                delete(connection, "DELETE FROM pool_expert WHERE programme = ?", stream.id());
            } else {
                continue;
            }
            apply(connection, Standing.of(log.stream(stream, entries.getLast().position())));
        }
    }

    private static void delete(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        CopyRows facts =
                new CopyRows("panel_fact", "position", "number", "application", "kind", "stage", "person", "seats");
        MergedRows pool = new MergedRows("pool_expert")
                .key("programme", "text")
                .key("expert", "text")
                .greatest("position")
                .set("text", "actor")
                .set("bigint", "left_at");
        for (Entry entry : entries) {
            if (entry.event() instanceof ApplicationEvent event) {
                take(facts, entry, event);
            } else if (entry.event() instanceof ExpertEvent event) {
                take(pool, entry, event);
            }
        }
        facts.write(connection);
        pool.write(connection);
    }

    private static void take(MergedRows pool, Entry entry, ExpertEvent event) {
        String programme = entry.envelope().stream().id();
        switch (event) {
            case ExpertEnrolled e ->
                pool.row(programme, e.expert())
                        .take("position", entry.position())
                        .set("actor", e.actor());
            case ExpertWithdrawn e ->
                pool.row(programme, e.expert())
                        .take("position", entry.position())
                        .set("left_at", entry.position());
            case ScoreSheetAdopted e -> {
                // Says what is scored, not by whom.
            }
        }
    }

    private static void take(CopyRows facts, Entry entry, ApplicationEvent event) {
        ActorRef by = entry.envelope().doneBy();
        switch (event) {
            case DrawRequested e -> add(facts, entry, 0, Fact.ASKED, e.stage(), null, e.count());
            case ExpertsDrawn e -> {
                int number = 0;
                for (String expert : e.drawn()) {
                    add(facts, entry, number++, Fact.DRAWN, e.stage(), expert, null);
                }
                for (String expert : e.reserve()) {
                    add(facts, entry, number++, Fact.RESERVE, e.stage(), expert, null);
                }
            }
            case ScoreGiven e -> add(facts, entry, 0, Fact.SCORED, e.stage(), by.id(), null);
            case StageDecided e -> {
                if (by.role().equals(Role.EXPERT.name())) {
                    add(facts, entry, 0, Fact.DECIDED, e.stage(), by.id(), null);
                }
            }
            case ConflictDeclared e -> add(facts, entry, 0, Fact.CONFLICT, null, e.actor(), null);
            case MaterialsSupplemented e -> add(facts, entry, 0, Fact.AFRESH, null, null, null);
            case StageReopened e -> add(facts, entry, 0, Fact.REOPENED, e.stage(), null, null);
            default -> {
                // No expert has a part in it.
            }
        }
    }

    private static void add(
            CopyRows facts,
            Entry entry,
            int number,
            Fact fact,
            @Nullable String stage,
            @Nullable String person,
            @Nullable Integer seats) {
        facts.add(entry.position(), number, entry.envelope().stream().id(), fact.name(), stage, person, seats);
    }
}
