package org.mingzhang.app.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.dossier.ImportQueries.ImportedWorkbook;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.TrailQueries;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one import recorded of its rows, entry by entry, the newest first: its own entries and nobody else's of the same time. */
@ConsolePage
class ImportedEntriesPage {
    private static final int PAGE = 50;

    private final LedgerViews views;
    private final Sight sight;

    ImportedEntriesPage(LedgerViews views, Sight sight) {
        this.views = views;
        this.sight = sight;
    }

    /**
     * The entries of an import.
     *
     * @param before where an earlier page ended
     */
    @GetMapping(path = "/entries", params = "import")
    String entries(
            SignedIn me,
            @RequestParam("import") String importId,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        ImportedWorkbook imported = views.imports()
                .find(importId)
                .filter(found -> me.scope() instanceof Scope.City)
                .orElseThrow(() -> new NotFound("没有 " + importId + " 的记录"));
        List<Long> positions = views.imports().entries(importId, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        List<Long> shown = positions.subList(0, Math.min(PAGE, positions.size()));
        TrailQueries.Stretch stretch = views.trails().stretch(shown, sight.choice(me.scope()));
        model.addAttribute("title", imported.fileName() + " 记下的账目");
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/registers/imports", "导入批次"),
                        new Crumb(TrailPath.of(new Subject(Subject.Kind.IMPORT, importId)), imported.fileName())));
        model.addAttribute("imported", imported);
        model.addAttribute("many", before == null ? views.imports().countEntries(importId) : null);
        model.addAttribute("lines", stretch.lines());
        model.addAttribute("altered", stretch.altered());
        model.addAttribute(
                "further",
                positions.size() > PAGE ? "/entries?import=" + importId + "&before=" + shown.getLast() : null);
        return "trail/imported";
    }
}
