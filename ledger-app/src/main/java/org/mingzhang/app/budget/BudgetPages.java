package org.mingzhang.app.budget;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.budget.BudgetQuestion.Standing;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.QueryNames;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.view.budget.AwardCount;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.Figure;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.budget.MoneyFlow;
import org.mingzhang.view.budget.MoneyRows;
import org.mingzhang.view.budget.MoneyRows.Question;
import org.mingzhang.view.scope.Scope;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview of the money, and the rows behind each of its figures. */
@ConsolePage
class BudgetPages {
    private static final int PAGE = 50;

    private final LedgerViews views;
    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final LedgerClock clock;

    BudgetPages(LedgerViews views, LedgerStore store, LedgerIdentity identity, LedgerClock clock) {
        this.views = views;
        this.store = store;
        this.identity = identity;
        this.clock = clock;
    }

    /** The overview; who sees one county only is shown that county's money. */
    @GetMapping("/budget")
    String budget(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(defaultValue = "COMMITTED") Figure flow,
            Chosen chosen,
            SignedIn me,
            Model model) {
        QueryNames.requireOneOf("flow", flow.name(), List.of(Figure.COMMITTED.name(), Figure.PAID.name()));
        KnownAt known = known(knownAt);
        BudgetAddress address = new BudgetAddress(chosen.programme(), asOf, text(knownAt));
        BudgetSheet sheet = new BudgetSheet(chosen.pack(), address);
        FreeMoney kept = FreeMoney.of(chosen.pack());
        if (me.scope().equals(Scope.city())) {
            Standing ledger = new Standing(store.log().size() - 1, clock.now(), identity.zone());
            switch (new BudgetQuestion(chosen.programme(), asOf, known).answer(views, ledger)) {
                case BudgetQuestion.Told(BudgetView view, List<String> notes) -> {
                    model.addAttribute("notes", notes);
                    model.addAttribute("unreviewed", views.imports().unreviewed(chosen.programme()));
                    model.addAttribute("headline", sheet.headline(view));
                    model.addAttribute("sources", sheet.sources(view));
                    model.addAttribute("lines", sheet.lines(view));
                    model.addAttribute("ratios", RatioCard.of(view.ratios(), chosen.pack(), chosen.unit()));
                    model.addAttribute("freePart", kept.free(view));
                    model.addAttribute("free", kept.sentence(view, chosen.unit()));
                    model.addAttribute("balance", view.trialBalance());
                    model.addAttribute("asOfPosition", view.asOfPosition());
                }
                case BudgetQuestion.Unknown(String sentence) -> throw new NotFound(sentence);
            }
        } else {
            views.requireSealed();
        }
        List<MoneyFlow> flows = views.money().flows(me.scope(), chosen.programme(), asOf, known);
        FlowChart chart = new FlowChart(flows, chosen.pack(), flow, address);
        model.addAttribute("title", "资金总览");
        model.addAttribute("asOf", asOf);
        model.addAttribute("knownAt", text(knownAt));
        model.addAttribute("flow", flow);
        model.addAttribute("chart", chart.json(chosen.unit()));
        model.addAttribute(
                "bands",
                chart.bands().stream()
                        .map(band -> new NamedBand(
                                chart.name(band.from()), chart.name(band.to()), band.amount(), band.rows()))
                        .toList());
        model.addAttribute("part", kept.isTold() ? kept.name() : null);
        model.addAttribute(
                "batches",
                sheet.batches(
                        views.money().batches(me.scope(), chosen.programme(), asOf, known, kept.part()), kept.part()));
        List<AwardCount> counts = views.money().awards(me.scope(), chosen.programme(), asOf, known);
        model.addAttribute("counties", sheet.counties(flows, counts));
        model.addAttribute("directions", sheet.directions(flows, counts));
        return "budget/overview";
    }

    /** A band of the chart in words. */
    public record NamedBand(
            String from, String to, Fen amount, @Nullable String rows) {}

    /** The rows behind a figure: what is counted, and every posting with the entry that made it. */
    @GetMapping("/budget/rows")
    String rows(
            @RequestParam Figure figure,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String batch,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String after,
            Chosen chosen,
            SignedIn me,
            Model model) {
        views.requireSealed();
        Question question = new Question(
                chosen.programme(),
                figure,
                source,
                line,
                direction,
                batch,
                CountyBound.of(chosen.pack(), county),
                asOf,
                known(knownAt));
        MoneyRows.After behind = after == null
                ? null
                : MoneyRows.After.read(after)
                        .orElseThrow(() -> new InvalidDocument(List.of(new Problem("after", after, "应为上一页给出的位置"))));
        String beyond = question.beyond(me.scope());
        MoneyRows rows = beyond == null
                ? views.money().rows(me.scope(), question, behind, PAGE)
                : new MoneyRows(Fen.ZERO, 0, List.of(), null);
        BudgetAddress address = new BudgetAddress(chosen.programme(), asOf, text(knownAt));
        BudgetSheet sheet = new BudgetSheet(chosen.pack(), address);
        model.addAttribute("title", figure.chinese() + "的明细");
        model.addAttribute("crumbs", List.of(new Crumb("/budget", "资金总览")));
        model.addAttribute("figure", figure);
        model.addAttribute("beyond", beyond);
        model.addAttribute("bounds", bounds(question, chosen, sheet, text(knownAt)));
        model.addAttribute(
                "rows",
                rows.rows().stream().map(row -> new Shown(row, chosen, sheet)).toList());
        model.addAttribute("total", rows.totalFen());
        model.addAttribute("count", rows.count());
        model.addAttribute("first", after == null);
        model.addAttribute("further", rows.next() == null ? null : rows.next().text());
        model.addAttribute("self", address.rows(figure, source, line, direction, batch, county));
        return "budget/rows";
    }

    /** A posting in words. */
    public record Shown(MoneyRows.Row row, String type, String source, String line, String direction, String county) {
        Shown(MoneyRows.Row row, Chosen chosen, BudgetSheet sheet) {
            this(
                    row,
                    MoneyMovements.word(row.type()),
                    sheet.source(row.source()),
                    row.line() == null ? "" : sheet.line(row.line()),
                    row.direction() == null ? "" : BudgetPages.direction(row.direction(), chosen),
                    row.county() == null ? "" : sheet.county(row.county()));
        }
    }

    private static String direction(String id, Chosen chosen) {
        return chosen.pack().direction(id).map(Direction::name).orElse(id);
    }

    private static Map<String, String> bounds(
            Question question, Chosen chosen, BudgetSheet sheet, @Nullable String knownAt) {
        Map<String, String> bounds = new LinkedHashMap<>();
        bounds.put("资金来源", question.source() == null ? "全部" : sheet.source(question.source()));
        bounds.put("预算科目", question.line() == null ? "全部" : sheet.line(question.line()));
        String direction = question.direction();
        bounds.put("支持方向", direction == null ? "全部" : direction.isEmpty() ? "不分方向" : direction(direction, chosen));
        String batch = question.batch();
        bounds.put("批次", batch == null ? "全部" : batch.isEmpty() ? "不分批次" : sheet.batch(batch));
        String county = question.county();
        bounds.put("县（市、区）", county == null ? "全部" : county.isEmpty() ? "全市" : sheet.county(county));
        bounds.put("业务日期", question.asOf() == null ? "不限" : "截至 " + question.asOf());
        bounds.put("账本所知", knownAt == null ? "截至现在" : "截至 " + knownAt);
        return bounds;
    }

    private KnownAt known(@Nullable String text) {
        String typed = text(text);
        try {
            return typed == null ? new KnownAt.Now() : KnownAt.parse(typed, identity.zone());
        } catch (IllegalArgumentException e) {
            throw new InvalidDocument(
                    List.of(new Problem("账本所知", Objects.toString(text), String.valueOf(e.getMessage()))));
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
