package org.mingzhang.view.panel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.panel.PanelProjector.Fact;
import org.mingzhang.view.projection.ViewSchema;

/** Answers for which cases somebody sits on the panel of experts, or did. */
public final class PanelQueries {
    /** All that is known of the panels of every case in which a person was named; a lot names people by their number in the pool. */
    private static final String FACTS = """
            SELECT f.application, f.kind, f.stage, coalesce(p.actor, f.person), p.left_at IS NOT NULL, f.seats
              FROM panel_fact f
              LEFT JOIN application a ON a.application = f.application
              LEFT JOIN pool_expert p ON p.programme = a.programme AND p.expert = f.person AND f.kind IN ('DRAWN', 'RESERVE')
             WHERE f.application IN (
                   SELECT application FROM panel_fact WHERE person = ? AND kind IN ('SCORED', 'DECIDED')
                   UNION
                   SELECT x.application FROM pool_expert q
                     JOIN panel_fact x ON x.person = q.expert AND x.kind IN ('DRAWN', 'RESERVE')
                     JOIN application b ON b.application = x.application AND b.programme = q.programme
                    WHERE q.actor = ?)
             ORDER BY f.application, f.position, f.number""";

    private final DataSource views;
    private final ViewSchema schema;

    public PanelQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /**
     * The cases that an expert may see: for which they sit on the panel as it stands, and which they scored or decided. Whoever
     * declared an interest sees none of that case, and who stands by sees it once a seat is theirs.
     */
    public List<String> casesOf(String actor) {
        return schema.read(views, connection -> seen(connection, actor).entrySet().stream()
                .filter(each -> each.getValue().isSeen())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** The cases for which an expert has a seat and no score yet in the present round. */
    public static List<String> unscored(Connection connection, String actor) throws SQLException {
        return seen(connection, actor).entrySet().stream()
                .filter(each -> each.getValue().isUnscored())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, CasePanel> seen(Connection connection, String actor) throws SQLException {
        Map<String, CasePanel> panels = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(FACTS)) {
            query.setString(1, actor);
            query.setString(2, actor);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    panels.computeIfAbsent(row.getString(1), application -> new CasePanel(actor))
                            .take(
                                    Fact.valueOf(row.getString(2)),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    row.getInt(6));
                }
            }
        }
        return panels;
    }

    /** The panel of one case, as one person looks at it. */
    private static final class CasePanel {
        private record Lot(String stage, String actor, boolean left) {}

        private final String me;
        private final List<Lot> lots = new ArrayList<>();
        private final List<String> away = new ArrayList<>();
        private final Map<String, Integer> seats = new LinkedHashMap<>();
        private boolean hadPart;
        private boolean scoredNow;

        CasePanel(String me) {
            this.me = me;
        }

        void take(Fact fact, @Nullable String stage, @Nullable String person, boolean left, int asked) {
            String at = stage == null ? "" : stage;
            switch (fact) {
                // Only the first draw says how many seats there are; later ones fill up what is missing.
                case ASKED -> seats.putIfAbsent(at, asked);
                case DRAWN, RESERVE -> {
                    if (person != null) {
                        lots.add(new Lot(at, person, left));
                    }
                }
                case SCORED, DECIDED -> {
                    hadPart |= me.equals(person);
                    scoredNow |= me.equals(person);
                }
                case CONFLICT -> away.add(String.valueOf(person));
                case AFRESH -> {
                    lots.clear();
                    seats.clear();
                    scoredNow = false;
                }
                case REOPENED -> scoredNow = false;
            }
        }

        /** Whether a seat is this person's: seats go in the order of the lots to who is in the pool and has no interest. */
        private boolean isSeated() {
            return seats.entrySet().stream().anyMatch(stage -> lots.stream()
                    .filter(lot -> lot.stage.equals(stage.getKey()) && !lot.left && !away.contains(lot.actor))
                    .map(Lot::actor)
                    .distinct()
                    .limit(stage.getValue())
                    .anyMatch(me::equals));
        }

        boolean isSeen() {
            return !away.contains(me) && (hadPart || isSeated());
        }

        boolean isUnscored() {
            return !away.contains(me) && isSeated() && !scoredNow;
        }
    }
}
