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

/** Who applies for what beside renovation, in numbers that fit the size of the story and always stay within the budget. */
final class Bids {
    /** The three industries of the notice, each with its 产业大脑. */
    private static final List<String> BRAINS = List.of("关键标准件", "结构性金属制品", "现代食品");

    /** Fewer pilot enterprises than that no platform may serve; the smallest stories have fewer. */
    private static final int SERVED_AT_LEAST = 5;

    private static final List<String> COUNTIES = List.of("130408", "130481", "130431");

    /** From that size on central money bears part of what is not renovation. */
    private static final int MANY = 300;

    private record Purchase(Call call, String title, long wan) {}

    private static final List<Purchase> PURCHASES = List.of(
            new Purchase(Call.WINTER, "智库支撑服务", 96),
            new Purchase(Call.WINTER, "过程监督服务", 88),
            new Purchase(Call.SPRING, "评测验收服务", 180),
            new Purchase(Call.AUTUMN, "专项审计服务（第一年）", 65),
            new Purchase(Call.YEAR_END, "专项审计服务（第二年）", 65));

    private final int size;
    private final Firms firms;
    private final Dice dice;
    private final List<Firm> pilots;
    private final List<String> served;
    private final List<Firm> vendors;
    private final List<Firm> others = new ArrayList<>();
    private final List<Bid> bids = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int cursor;

    Bids(DemoArguments arguments, Firms firms, Market market, List<Pilot> all) {
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
        factories();
        benchmarks();
        chains();
        standards();
        scenes();
        counties();
        platforms();
        products();
        purchases();
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

    /** That many of 600, at least one, at most as many as there are to take part. */
    private int scaled(int of600) {
        return Math.min(pilots.size(), Math.max(1, (of600 * size + 300) / 600));
    }

    private void factories() {
        List<Firm> provincial = next(scaled(12));
        for (int i = 0; i < provincial.size(); i++) {
            honour(
                    "HD-02",
                    i % 3 == 2 ? Call.YEAR_END : Call.AUTUMN,
                    provincial.get(i),
                    "省级智能工厂",
                    "provincial-smart-factory");
        }
        // The ladder: whoever rises to the ministry's title gets the difference.
        honour("HD-02", Call.YEAR_END, provincial.get(0), "工业和信息化部智能工厂", "miit-smart-factory");
    }

    private void benchmarks() {
        List<Firm> chosen = pilots.subList(0, scaled(18));
        for (int i = 0; i < chosen.size(); i++) {
            bid("HD-03", i % 2 == 0 ? Call.AUTUMN : Call.YEAR_END, chosen.get(i), "数字化转型标杆", dice.between(80, 100));
        }
    }

    private void chains() {
        List<Firm> municipal = next(scaled(8));
        municipal.forEach(firm -> honour("HD-04", Call.EARLY_SUMMER, firm, "市级链式转型案例", "municipal-chain-case"));
        honour("HD-04", Call.LATE_AUTUMN, municipal.get(0), "省级链式转型案例", "provincial-chain-case");
        next(scaled(5)).stream()
                .filter(firm -> !municipal.contains(firm))
                .forEach(firm ->
                        honour("HD-04", Call.LATE_AUTUMN, firm, "省级“共享智造”案例", "provincial-shared-manufacturing"));
        next(scaled(3)).stream()
                .filter(firm -> !municipal.contains(firm))
                .forEach(firm -> honour("HD-04", Call.YEAR_END, firm, "典型案例集", "miit-case-collection"));
    }

    private void standards() {
        for (Firm firm : next(scaled(10))) {
            graded("HD-05a", Call.EARLY_SUMMER, firm, "两化融合贯标", "integration-standard", dice.between(2, 3));
        }
        for (Firm firm : next(scaled(8))) {
            graded("HD-05b", Call.LATE_AUTUMN, firm, "数据管理能力成熟度评估", "dcmm", dice.between(3, 4));
        }
    }

    private void scenes() {
        for (Firm firm : next(scaled(12))) {
            bid("HD-06", dice.chance(65) ? Call.AUTUMN : Call.YEAR_END, firm, "“中小企业+人工智能”应用场景", dice.between(60, 100));
        }
        for (Firm firm : next(scaled(6))) {
            bid("HD-07", Call.LATE_AUTUMN, firm, "“中小企业+数据要素”应用场景", dice.between(60, 100));
        }
    }

    private void counties() {
        for (int i = 0; i < Math.min(COUNTIES.size(), scaled(3)); i++) {
            String county = COUNTIES.get(i);
            Firm body = other("c" + county, "11", county, Cast.countyName(county) + "人民政府（示例）", Kind.COUNTY_BODY);
            bid("HD-08", Call.LATE_AUTUMN, body, "标杆县（市、区）", 75);
        }
    }

    private void platforms() {
        int brains = served.size() < SERVED_AT_LEAST ? 0 : Math.min(BRAINS.size(), scaled(3));
        for (int i = 0; i < brains; i++) {
            String name = "示例%s产业大脑运营有限公司".formatted(BRAINS.get(i));
            Firm operator = other("p%02d".formatted(i + 1), "91", "130403", name, Kind.PLATFORM_OPERATOR);
            built("HD-09", operator, BRAINS.get(i) + "产业大脑", dice.between(260, 620), generosity(100, 50));
        }
        Firm centre = other("i01", "12", "130403", "示例" + SampleCity.name() + "数字化转型促进中心", Kind.INSTITUTION);
        built("HD-10", centre, "数字化转型促进中心", 640, generosity(90, 60));
    }

    private void products() {
        for (int i = 0; i < Math.min(vendors.size(), scaled(20)); i++) {
            Firm vendor = vendors.get(i);
            Call call = i % 5 < 3 ? Call.EARLY_SUMMER : Call.YEAR_END;
            add(
                    "HD-11",
                    call,
                    vendor,
                    "优秀“小快轻准”产品",
                    null,
                    null,
                    Market.product(vendor),
                    null,
                    generosity(dice.between(60, 100), 50));
        }
    }

    private void purchases() {
        for (int i = 0; i < PURCHASES.size(); i++) {
            Purchase purchase = PURCHASES.get(i);
            Firm supplier = other(
                    "s%02d".formatted(i + 1),
                    "91",
                    "130402",
                    "示例%s供应商有限公司".formatted("甲乙丙丁戊".charAt(i)),
                    Kind.INSTITUTION);
            add(
                    "HD-12",
                    purchase.call,
                    supplier,
                    purchase.title,
                    null,
                    null,
                    null,
                    Fen.ofWan(purchase.wan),
                    Generosity.FULL);
        }
    }

    /** With few pilot enterprises there is too little central money on renovation to put a fifth of it beside. */
    private Generosity generosity(int percent, int centralPercent) {
        return new Generosity(percent, size < MANY ? null : centralPercent);
    }

    private void honour(String direction, Call call, Firm firm, String title, String honour) {
        add(direction, call, firm, title, honour, null, null, null, Generosity.FULL);
    }

    private void graded(String direction, Call call, Firm firm, String title, String honour, int grade) {
        add(direction, call, firm, title, honour, grade, null, null, new Generosity(dice.between(70, 100), null));
    }

    private void bid(String direction, Call call, Firm firm, String title, int percent) {
        add(direction, call, firm, title, null, null, null, null, new Generosity(percent, null));
    }

    private void built(String direction, Firm firm, String title, long wan, Generosity generosity) {
        add(direction, Call.SPRING, firm, title, null, null, null, Fen.ofWan(wan), generosity);
    }

    private void add(
            String direction,
            Call call,
            Firm firm,
            String title,
            @Nullable String honour,
            @Nullable Integer grade,
            @Nullable String product,
            @Nullable Fen investment,
            Generosity generosity) {
        int n = numbers.merge(direction, 1, Integer::sum);
        bids.add(new Bid(
                "%s-%04d".formatted(direction, n),
                n,
                direction,
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
