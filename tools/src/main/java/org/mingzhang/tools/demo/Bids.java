package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.demo.Grant.Generosity;
import org.mingzhang.tools.story.DemoPlan.BidPlan;
import org.mingzhang.tools.story.DemoPlan.Centre;
import org.mingzhang.tools.story.DemoPlan.Counties;
import org.mingzhang.tools.story.DemoPlan.Platforms;
import org.mingzhang.tools.story.DemoPlan.Products;
import org.mingzhang.tools.story.DemoPlan.Purchase;
import org.mingzhang.tools.story.DemoPlan.Purchases;
import org.mingzhang.tools.story.DemoPlan.Rise;
import org.mingzhang.tools.story.DemoPlan.Selections;
import org.mingzhang.tools.story.DemoPlan.Titles;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Range;

/** Who applies for what beside renovation, in numbers that fit the size of the story and always stay within the budget. */
final class Bids {
    /** From that size on money from above bears part of what is not renovation. */
    private static final int MANY = 300;

    private static final String SUPPLIERS = "甲乙丙丁戊己庚辛壬癸";

    private final Story story;
    private final int size;
    private final Firms firms;
    private final Dice dice;
    private final List<Firm> pilots;
    private final List<String> served;
    private final List<Firm> vendors;
    private final List<Firm> others = new ArrayList<>();
    private final List<Bid> bids = new ArrayList<>();
    private final Map<String, List<Firm>> titled = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int cursor;

    Bids(Story story, DemoArguments arguments, Firms firms, Market market, List<Pilot> all) {
        this.story = story;
        this.size = arguments.enterprises();
        this.firms = firms;
        this.dice = new Dice(arguments.seed(), "bids");
        this.vendors = market.vendors();
        // Those with incidents change accounts or leave; what else they get would wait for that.
        this.pilots = all.stream()
                .filter(pilot -> pilot.wave() == Wave.FIRST
                        && pilot.fate() == Fate.SMOOTH
                        && pilot.aftermath() == Aftermath.PAID)
                .sorted(Comparator.comparingInt(Pilot::level).reversed().thenComparingInt(Pilot::n))
                .map(Pilot::firm)
                .toList();
        // On the roster when the platforms are built, and still there when they are paid.
        this.served = all.stream()
                .filter(pilot -> (pilot.wave() == Wave.FIRST || pilot.wave() == Wave.SECOND)
                        && pilot.fate() == Fate.SMOOTH
                        && pilot.aftermath() == Aftermath.PAID)
                .map(pilot -> pilot.firm().code())
                .toList();
        story.demo().bids().forEach(this::deal);
    }

    private void deal(BidPlan plan) {
        switch (plan) {
            case Titles titles -> titles(titles);
            case Selections selections -> selections(selections);
            case Counties counties -> counties(counties);
            case Platforms platforms -> platforms(platforms);
            case Centre centre -> centre(centre);
            case Products products -> products(products);
            case Purchases purchases -> purchases(purchases);
        }
    }

    List<Bid> all() {
        return List.copyOf(bids);
    }

    /** Credit codes of pilot enterprises that platforms serve. */
    List<String> served() {
        return served;
    }

    /** Applicants that are no pilot enterprises. */
    List<Firm> others() {
        return List.copyOf(others);
    }

    /** That many of all places, at least one, at most as many as there are to take part. */
    private int scaled(int ofAll) {
        int places = story.places();
        return Math.min(pilots.size(), Math.max(1, (ofAll * size + places / 2) / places));
    }

    private static Call turn(List<Call> calls, int i) {
        return calls.get(i % calls.size());
    }

    private int between(Range range) {
        return dice.between(range.low(), range.high());
    }

    private void titles(Titles plan) {
        List<Firm> already = plan.butNot() == null ? List.of() : titled.getOrDefault(plan.butNot(), List.of());
        List<Firm> chosen = next(scaled(plan.ofAll())).stream()
                .filter(firm -> !already.contains(firm))
                .toList();
        titled.put(plan.honour(), chosen);
        for (int i = 0; i < chosen.size(); i++) {
            Integer grade = plan.grade() == null ? null : between(plan.grade());
            Generosity generosity =
                    plan.percent() == null ? Generosity.FULL : new Generosity(between(plan.percent()), null);
            honour(plan, turn(plan.calls(), i), chosen.get(i), plan.title(), plan.honour(), grade, generosity);
        }
        Rise rise = plan.rises();
        if (rise != null && !chosen.isEmpty()) {
            honour(plan, rise.call(), chosen.getFirst(), rise.title(), rise.honour(), null, Generosity.FULL);
        }
    }

    private void selections(Selections plan) {
        int count = scaled(plan.ofAll());
        List<Firm> chosen = plan.best() ? pilots.subList(0, count) : next(count);
        for (int i = 0; i < chosen.size(); i++) {
            Call call = plan.firstCall() == 0
                    ? turn(plan.calls(), i)
                    : plan.calls().get(dice.chance(plan.firstCall()) ? 0 : 1);
            bid(plan, call, chosen.get(i), plan.title(), between(plan.percent()));
        }
    }

    private void counties(Counties plan) {
        for (int i = 0; i < Math.min(plan.counties().size(), scaled(plan.ofAll())); i++) {
            String county = plan.counties().get(i);
            Firm body = other("c" + county, "11", county, Cast.countyName(county) + "人民政府（示例）", Kind.COUNTY_BODY);
            bid(plan, plan.call(), body, plan.title(), plan.percent());
        }
    }

    private void platforms(Platforms plan) {
        // The smallest stories have fewer pilot enterprises than a platform must serve.
        int count = served.size() < plan.serves() ? 0 : Math.min(plan.titles().size(), scaled(plan.ofAll()));
        for (int i = 0; i < count; i++) {
            String title = plan.titles().get(i);
            Firm operator = other(
                    "p%02d".formatted(i + 1),
                    "91",
                    story.place().seat(),
                    "示例%s运营有限公司".formatted(title),
                    Kind.PLATFORM_OPERATOR);
            Fen cost = Fen.ofWan(between(plan.cost()));
            built(plan, plan.call(), operator, title, cost, generosity(plan.percent(), plan.upperPercent()));
        }
    }

    private void centre(Centre plan) {
        Firm centre =
                other("i01", "12", story.place().seat(), "示例" + SampleCity.name() + plan.title(), Kind.INSTITUTION);
        built(plan, plan.call(), centre, plan.title(), plan.cost(), generosity(plan.percent(), plan.upperPercent()));
    }

    private void products(Products plan) {
        for (int i = 0; i < Math.min(vendors.size(), scaled(plan.ofAll())); i++) {
            Firm vendor = vendors.get(i);
            add(
                    plan,
                    turn(plan.calls(), i),
                    vendor,
                    plan.title(),
                    null,
                    null,
                    Market.product(vendor),
                    null,
                    generosity(between(plan.percent()), plan.upperPercent()));
        }
    }

    private void purchases(Purchases plan) {
        for (int i = 0; i < plan.contracts().size(); i++) {
            Purchase purchase = plan.contracts().get(i);
            Firm supplier = other(
                    "s%02d".formatted(i + 1),
                    "91",
                    plan.county(),
                    "示例%s供应商有限公司".formatted(SUPPLIERS.charAt(i % SUPPLIERS.length())),
                    Kind.INSTITUTION);
            add(plan, purchase.call(), supplier, purchase.title(), null, null, null, purchase.price(), Generosity.FULL);
        }
    }

    /** With few pilot enterprises there is too little money from above on renovation to put a fifth of it beside. */
    private Generosity generosity(int percent, int upperPercent) {
        return new Generosity(percent, size < MANY ? null : upperPercent);
    }

    private void honour(
            BidPlan plan,
            Call call,
            Firm firm,
            String title,
            String honour,
            @Nullable Integer grade,
            Generosity generosity) {
        add(plan, call, firm, title, honour, grade, null, null, generosity);
    }

    private void bid(BidPlan plan, Call call, Firm firm, String title, int percent) {
        add(plan, call, firm, title, null, null, null, null, new Generosity(percent, null));
    }

    private void built(BidPlan plan, Call call, Firm firm, String title, Fen cost, Generosity generosity) {
        add(plan, call, firm, title, null, null, null, cost, generosity);
    }

    private void add(
            BidPlan plan,
            Call call,
            Firm firm,
            String title,
            @Nullable String honour,
            @Nullable Integer grade,
            @Nullable String product,
            @Nullable Fen investment,
            Generosity generosity) {
        int n = numbers.merge(plan.direction(), 1, Integer::sum);
        bids.add(new Bid(
                "%s-%04d".formatted(plan.direction(), n),
                n,
                plan,
                call,
                firm,
                title,
                honour,
                grade,
                product,
                investment,
                generosity));
    }

    private Firm other(String key, String type, String county, String name, Kind kind) {
        Firm firm = firms.other(key, type, county, 30_000 + others.size(), name, kind);
        others.add(firm);
        return firm;
    }

    /** The next pilot enterprises in turn, so that not one gets everything. */
    private List<Firm> next(int count) {
        List<Firm> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add(pilots.get((cursor + i) % pilots.size()));
        }
        cursor += count;
        return out;
    }
}
