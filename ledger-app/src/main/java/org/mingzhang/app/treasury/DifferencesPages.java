package org.mingzhang.app.treasury;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.treasury.LikelyPair;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger against the treasury and the banks: the first page after an import. */
@ConsolePage
class DifferencesPages {
    /** Half a year of working days: more is no window any more. */
    static final int MOST_DAYS = 120;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LedgerViews views;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    DifferencesPages(LedgerViews views, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * One of the counts on top.
     *
     * @param row which table has its rows, from 0; null where there are none
     * @param fen how much it is together; null where that says nothing, or there are none
     * @param instead what is said in place of the number; null where that says all
     */
    public record Told(
            String name,
            int many,
            @Nullable Integer row,
            @Nullable Long fen,
            @Nullable String instead) {}

    /** @param imported whether somebody comes here from an import, to which there is a way back then */
    @GetMapping("/differences")
    String differences(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "" + ReconciliationTerms.USUAL_WORKING_DAYS) int within,
            @RequestParam(defaultValue = "false") boolean imported,
            Chosen chosen,
            SignedIn me,
            Model model) {
        if (!me.scope().equals(Scope.city())) {
            // Vouchers belong to no county, so who sees one county only cannot be shown any.
            throw new NotFound("账实差异按全市核对，您的数据范围只是一个县（市、区）");
        }
        if (within < 0 || within > MOST_DAYS) {
            throw new InvalidDocument(
                    List.of(new Problem("日期相差", Integer.toString(within), "应为 0–" + MOST_DAYS + " 个工作日")));
        }
        if (imported) {
            // Who comes here from an import sees what that recorded.
            views.awaitNewest(PATIENCE);
        }
        views.requireSealed();
        LocalDate day = asOf == null ? clock.now().atZone(identity.zone()).toLocalDate() : asOf;
        ReconciliationTerms terms = new ReconciliationTerms(day, within, views.calendar(chosen.programme()));
        TreasuryReconciliation found = views.treasury()
                .reconcile(chosen.programme(), terms)
                .orElseThrow(() -> new NotFound("没有试点专项 " + chosen.programme()));
        TreasurySheets sheets = new TreasurySheets(found, chosen.pack(), LikelyPair.among(found, terms));
        List<Sheet> shown = new ArrayList<>(sheets.treasury());
        shown.addAll(sheets.banks());
        Sheet accounts = sheets.payingAccounts();
        if (accounts != null) {
            shown.add(accounts);
        }
        model.addAttribute("title", Area.DIFFERENCES.chinese());
        model.addAttribute("imported", imported);
        model.addAttribute("asOf", day);
        model.addAttribute("within", within);
        model.addAttribute("found", found);
        model.addAttribute("words", sheets);
        model.addAttribute("sheets", shown);
        model.addAttribute("places", places(shown));
        model.addAttribute("unreviewed", views.imports().unreviewed(chosen.programme()));
        model.addAttribute("counts", counts(new DifferenceCounts(found), shown));
        return "treasury/differences";
    }

    /** Under what each table is found from elsewhere, such as from the workbench. */
    private static List<String> places(List<Sheet> shown) {
        return IntStream.range(0, shown.size())
                .mapToObj(at -> switch (shown.get(at).title()) {
                    case TreasurySheets.TREASURY_ONLY -> "treasury-only";
                    case TreasurySheets.DIFFERING -> "treasury-differing";
                    case TreasurySheets.LEDGER_ONLY -> "ledger-only";
                    default -> "rows-" + at;
                })
                .toList();
    }

    private static List<Told> counts(DifferenceCounts counts, List<Sheet> shown) {
        List<String> titles = shown.stream().map(Sheet::title).toList();
        return counts.counts().stream()
                .map(count -> new Told(
                        count.name(),
                        count.many(),
                        count.many() == 0
                                ? null
                                : count.sheets().stream()
                                        .map(titles::indexOf)
                                        .filter(at -> at >= 0)
                                        .findFirst()
                                        .orElse(null),
                        count.many() == 0 ? null : count.fen(),
                        count.many() == 0 ? count.instead() : null))
                .toList();
    }
}
