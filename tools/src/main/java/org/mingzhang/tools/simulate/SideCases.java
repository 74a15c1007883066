package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.SimulationPlan;
import org.mingzhang.tools.story.SimulationPlan.Offer;
import org.mingzhang.tools.story.SimulationPlan.Title;
import org.mingzhang.tools.story.Story;

/** Applications under the other directions: of enterprises in proportion to their number, of others a handful. */
final class SideCases {
    private static final String DISCRETION = "按评审得分在上限内核定（示例）";

    private final Story story;
    private final SimulationPlan plan;
    private final long seed;
    private final int enterprises;
    private final Market market;
    private final Cases cases;

    SideCases(Story story, long seed, int enterprises, Market market, Cases cases) {
        this.story = story;
        this.plan = story.simulation();
        this.seed = seed;
        this.enterprises = enterprises;
        this.market = market;
        this.cases = cases;
    }

    /** Whether the enterprise's last invoice is shared between its renovation and another application. */
    static boolean sharesInvoice(Story story, long seed, int n, Works works) {
        return story.simulation().offers().stream()
                .filter(offer -> offer.sharesInvoice() && n % offer.oneOf() == offer.remainder())
                .anyMatch(offer -> !works.bills().isEmpty()
                        && works.bills()
                                .getLast()
                                .issuedOn()
                                .isAfter(path(seed, offer.direction(), n, Wave.of(story, offer.call()))
                                        .decidedOn()));
    }

    /** Whether it may have a part of an invoice of the enterprise's renovation. */
    boolean sharesInvoice(SideCase it) {
        return offered(it, Offer::sharesInvoice);
    }

    /** Whether it is handed in together with two others. */
    boolean joint(SideCase it) {
        return offered(it, Offer::joint);
    }

    private boolean offered(SideCase it, Predicate<Offer> how) {
        return plan.offers().stream().anyMatch(offer -> offer.direction().equals(it.direction()) && how.test(offer));
    }

    private static ReviewPath path(long seed, String direction, int n, Wave wave) {
        return Cases.path(wave, Fate.SMOOTH, n, new Chance(seed, "path " + direction, n));
    }

    /** What an enterprise applies for beside renovation. */
    List<SideCase> of(PilotCase pilot) {
        List<SideCase> out = new ArrayList<>();
        Works works = pilot.works();
        if (works == null || works.completedOn() == null) {
            return out;
        }
        for (Offer offer : plan.offers()) {
            if (pilot.firm().n() % offer.oneOf() == offer.remainder()) {
                out.add(ofFirm(pilot.firm(), offer));
            }
        }
        return out;
    }

    private SideCase ofFirm(Firm firm, Offer offer) {
        int n = firm.n();
        boolean higher = offer.higher() != null && n % (2 * offer.oneOf()) == offer.remainder();
        Chance chance = new Chance(seed, offer.direction(), n);
        Title title = higher ? offer.higher() : offer.title();
        Fen ceiling = higher ? offer.higherCeiling() : offer.ceiling();
        return new SideCase(
                "%s-%05d".formatted(offer.direction(), n + 1),
                offer.direction(),
                firm.org(),
                firm,
                firm.org().name() + (title == null ? "典型应用" : title.kind()),
                title == null ? "" : title.kind(),
                title == null ? "" : title.level(),
                path(seed, offer.direction(), n, Wave.of(story, offer.call())),
                null,
                Fen.ZERO,
                tenths(ceiling, chance.between(6, 10)),
                DISCRETION);
    }

    /** So many tenths, in whole 万元. */
    private static Fen tenths(Fen amount, int tenths) {
        long wan = Fen.ofWan(1).value();
        return Fen.ofWan(amount.value() / wan * tenths / 10);
    }

    /** An amount in whole 万元 between two. */
    private static Fen between(Chance chance, Fen low, Fen high) {
        long wan = Fen.ofWan(1).value();
        return Fen.ofWan(chance.between((int) (low.value() / wan), (int) (high.value() / wan)));
    }

    /** When the title on which an application rests was obtained: in the pilot's period, before the call. */
    static LocalDate obtainedOn(SideCase it) {
        return plus(it.path().submittedOn(), -it.title().length() - 10);
    }

    /** Hands on everything that nobody of the enterprises applies for. */
    void others(Consumer<SideCase> out) {
        counties(out);
        platforms(out);
        centre(out);
        products(out);
        purchases(out);
    }

    private void counties(Consumer<SideCase> out) {
        SimulationPlan.County county = plan.county();
        for (int i = 0; i < Math.min(county.most(), Math.max(1, enterprises / county.oneFor())); i++) {
            Chance chance = new Chance(seed, county.direction(), i);
            out.accept(other(
                    county.direction(),
                    i,
                    market.countyBodies().get(i),
                    county.title(),
                    county.call(),
                    null,
                    Fen.ZERO,
                    between(chance, county.floor(), county.ceiling()),
                    DISCRETION));
        }
    }

    private void platforms(Consumer<SideCase> out) {
        SimulationPlan.Platform platform = plan.platform();
        for (int i = 0; i < platform.most() && served(i).size() >= platform.serves(); i++) {
            Chance chance = new Chance(seed, platform.direction(), i);
            Organisation builder = market.integrators().get(i);
            Works works = built(platform.direction(), platform.call(), i, around(chance, platform.cost()), chance);
            out.accept(other(
                    platform.direction(),
                    i,
                    builder,
                    platform.title(),
                    platform.call(),
                    works,
                    Fen.ZERO,
                    cases.platformAward(works.claimed(), served(i).size()),
                    ""));
        }
    }

    private void centre(Consumer<SideCase> out) {
        SimulationPlan.Centre centre = plan.centre();
        Chance chance = new Chance(seed, centre.direction(), 0);
        Works house = built(centre.direction(), centre.call(), 0, around(chance, centre.cost()), chance);
        out.accept(other(
                centre.direction(),
                0,
                market.integrators().get(2),
                centre.title(),
                centre.call(),
                house,
                Fen.ZERO,
                Cases.hundreds(house.claimed(), centre.percent()).min(centre.atMost()),
                DISCRETION));
    }

    /** Around a cost, in whole thousands of yuan. */
    private static Fen around(Chance chance, Fen cost) {
        return Fen.ofYuan(chance.around(cost.value() / 100) / 1_000 * 1_000);
    }

    private void products(Consumer<SideCase> out) {
        SimulationPlan.Product product = plan.product();
        for (int i = 0; i < Math.min(product.most(), Math.max(1, enterprises / product.oneFor())); i++) {
            Organisation vendor = market.vendors().get(i);
            Chance chance = new Chance(seed, product.direction(), i);
            out.accept(other(
                    product.direction(),
                    i,
                    vendor,
                    market.productOf(vendor).name(),
                    product.call(),
                    null,
                    Fen.ZERO,
                    between(chance, product.atLeast(), product.ceiling()),
                    DISCRETION));
        }
    }

    private void purchases(Consumer<SideCase> out) {
        SimulationPlan.Purchase purchase = plan.purchase();
        for (int i = 0; i < 3; i++) {
            Chance chance = new Chance(seed, purchase.direction(), i);
            Fen price = Fen.ofYuan(chance.between(300, 800) * 1_000L);
            out.accept(other(
                    purchase.direction(),
                    i,
                    market.thirdParties().get(2 + i),
                    "购买" + Market.service(2 + i) + "服务",
                    purchase.call(),
                    null,
                    price,
                    price,
                    ""));
        }
    }

    private Works built(String direction, String call, int i, Fen total, Chance chance) {
        ReviewPath path = path(seed, direction, i, Wave.of(story, call));
        return cases.carriedOut(
                number(direction, i),
                path.decidedOn(),
                chance.between(40, 55),
                market.vendors().get(20 + i),
                Cases.hundreds(total, 60),
                market.vendors().get(30 + i),
                total.minus(Cases.hundreds(total, 60)),
                // Beyond every enterprise's number, so that no invoice is anybody else's.
                direction.equals(plan.platform().direction()) ? 999_000 + 4 * i : 999_100,
                chance);
    }

    private static String number(String direction, int i) {
        return "%s-K%04d".formatted(direction, i + 1);
    }

    private SideCase other(
            String direction,
            int i,
            Organisation applicant,
            String title,
            String call,
            @Nullable Works works,
            Fen price,
            Fen amount,
            String reason) {
        return new SideCase(
                number(direction, i),
                direction,
                applicant,
                null,
                title,
                "",
                "",
                path(seed, direction, i, Wave.of(story, call)),
                works,
                price,
                amount,
                reason);
    }

    /** Pilot enterprises that the i-th platform serves; all of the first batch, none of which leaves. */
    List<Integer> served(int i) {
        List<Integer> out = new ArrayList<>();
        for (int n = 20 * i; n < 20 * i + 7 && n < enterprises; n++) {
            if (Fate.of(n) == Fate.SMOOTH || Fate.of(n) == Fate.ASSESSED_TWICE) {
                out.add(n);
            }
        }
        return out;
    }

    /** When an award of this is decided at the earliest. */
    static LocalDate ripeOn(SideCase it) {
        Works works = it.works();
        return works == null ? it.path().decidedOn() : Objects.requireNonNull(works.completedOn());
    }
}
