package org.mingzhang.app.verification;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.verification.VerificationJob.Progress;
import org.mingzhang.app.verification.VerificationReport.ViewLine;
import org.mingzhang.app.verification.VerificationReport.Views;
import org.mingzhang.app.verification.VerificationReport.Views.Standing;
import org.mingzhang.view.projection.MissingEntry;
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.RowDifference;
import org.mingzhang.view.projection.UnsealedEntry;
import org.mingzhang.view.projection.ViewFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Holds the read models, which every page and export is made of, against the log, row by row. */
final class ViewsCheck {
    static final String STEP = "页面所用的视图";

    private static final Logger LOG = LoggerFactory.getLogger(ViewsCheck.class);

    /** Rows that a report names; of a table that was emptied there may be thousands. */
    private static final int NAMED = 20;

    private static final int MOST_CHARACTERS = 400;
    private static final String NONE = "（没有）";

    private final Reconcile reconcile;

    ViewsCheck(Reconcile reconcile) {
        this.reconcile = reconcile;
    }

    /** @param size of the log, for the progress until it is known how much is to be taken in */
    Views answer(long size, Progress progress) {
        progress.at(0, size, "最后一步：按账目另建视图");
        try {
            return told(reconcile.run(
                    List.of(),
                    (done, total, left) -> progress.at(done, total, done < total ? "最后一步：按账目另建视图" : "最后一步：逐行比对视图")));
        } catch (CancellationException unwanted) {
            throw unwanted;
        } catch (UnsealedEntry | MissingEntry | ViewFault against) {
            LOG.warn("the read models could not be compared", against);
            return undone(String.valueOf(against.getMessage()));
        } catch (RuntimeException fault) {
            // Of a log that was tampered with anything may come; what was found in the log must be told all the same.
            LOG.error("the read models could not be compared", fault);
            return undone("程序出错，已记入运行日志");
        }
    }

    private static Views undone(String reason) {
        return new Views(Standing.UNDONE, "视图没有与账目比对成", 0, 0, true, List.of(), reason);
    }

    static Views told(Reconcile.Report found) {
        int differing = found.differing().size();
        return new Views(
                found.agrees() ? Standing.AGREE : Standing.DIFFER,
                sentence(found),
                found.rows(),
                differing,
                found.complete(),
                found.differing().stream().limit(NAMED).map(ViewsCheck::line).toList(),
                found.fault());
    }

    private static String sentence(Reconcile.Report found) {
        if (found.agrees()) {
            return "页面所用的视图与账目逐行相符（" + number(found.rows()) + " 行）";
        }
        return found.differing().isEmpty()
                ? "视图跟不上账目"
                : differ(found.differing().size(), found.complete());
    }

    /** That so many places differ, and what that may mean. */
    static String differ(int differing, boolean complete) {
        return "视图有 " + number(differing) + (complete ? " 处" : " 处以上") + "与账目不一致，可能被人直接在数据库中改动过";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static ViewLine line(RowDifference row) {
        JsonNode live = row.live();
        JsonNode rebuilt = row.rebuilt();
        Set<String> columns = new TreeSet<>();
        if (live != null && rebuilt != null) {
            columns.addAll(live.propertyNames());
            columns.addAll(rebuilt.propertyNames());
            columns.removeIf(column -> Objects.equals(live.get(column), rebuilt.get(column)));
        }
        return new ViewLine(row.table(), row.key(), told(live, columns), told(rebuilt, columns));
    }

    /** @param columns that differ; of a row that only one side has, none, and then all of it is told */
    private static String told(@Nullable JsonNode row, Set<String> columns) {
        if (row == null) {
            return NONE;
        }
        String text = columns.isEmpty()
                ? row.toString()
                : columns.stream()
                        .map(column -> column + " = " + value(row.get(column)))
                        .collect(Collectors.joining("，"));
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }

    private static String value(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return NONE;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
