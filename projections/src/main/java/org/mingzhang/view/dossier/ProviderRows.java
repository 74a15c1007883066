package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.provider.ProviderEvent.AppealResolved;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAppealed;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import org.mingzhang.domain.provider.ProviderEvent.RectificationJudged;
import org.mingzhang.domain.provider.ProviderEvent.RectificationReported;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of providers in the pool. */
final class ProviderRows {
    private final MergedRows providers = new MergedRows("provider")
            .key("provider", "text")
            .greatest("position")
            .set("text", "programme", "name", "kind", "status", "document_no")
            .add(
                    "products",
                    "ratings",
                    "score_tenths_sum",
                    "open_warnings",
                    "open_appeals",
                    "withdrawn_ratings",
                    "withdrawn_tenths_sum",
                    "withdrawn_under_warning");

    void take(Entry entry, ProviderEvent event) {
        Row row = providers.row(entry.envelope().stream().id()).take("position", entry.position());
        switch (event) {
            case ProviderAdmitted e ->
                row.set("programme", e.programme())
                        .set("name", e.name())
                        .set("kind", e.kind().name())
                        .set("status", "ADMITTED")
                        .set("document_no", e.documentNo());
            case ProductRegistered e -> row.take("products", 1);
            case ProviderRated e -> row.take("ratings", 1).take("score_tenths_sum", e.scoreTenths());
            case RatingWithdrawn e ->
                row.take("ratings", -1)
                        .take("score_tenths_sum", -e.scoreTenths())
                        .take("withdrawn_ratings", 1)
                        .take("withdrawn_tenths_sum", e.scoreTenths())
                        .take("withdrawn_under_warning", e.underWarning() ? 1 : 0);
            case ProviderWarned e -> row.take("open_warnings", 1);
            case RectificationReported e -> {
                // Counts once it is judged.
            }
            case RectificationJudged e -> row.take("open_warnings", e.accepted() ? -1 : 0);
            case ProviderRemoved e -> row.set("status", "REMOVED").set("document_no", e.documentNo());
            case ProviderAppealed e -> row.take("open_appeals", 1);
            case AppealResolved e -> {
                row.take("open_appeals", -1);
                if (e.upheld() && e.warning() == null) {
                    row.set("status", "ADMITTED").set("document_no", e.documentNo());
                } else if (e.upheld()) {
                    row.take("open_warnings", -1);
                }
            }
        }
    }

    void write(Connection connection) throws SQLException {
        providers.write(connection);
    }
}
