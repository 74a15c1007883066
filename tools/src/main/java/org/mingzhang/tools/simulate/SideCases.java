package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** Applications under the other directions: of enterprises in proportion to their number, of others a handful. */
final class SideCases {
    private static final String DISCRETION = "按评审得分在上限内核定（示例）";

    private final long seed;
    private final int enterprises;
    private final Market market;
    private final Cases cases;

    SideCases(long seed, int enterprises, Market market, Cases cases) {
        this.seed = seed;
        this.enterprises = enterprises;
        this.market = market;
        this.cases = cases;
    }

    /** A direction for enterprises: one of so many applies. */
    private record Offer(String direction, int of, int place, Wave wave, int wan) {}

    private static final List<Offer> OFFERS = List.of(
            new Offer("HD-02", 40, 1, Wave.SPRING, 20),
            new Offer("HD-03", 35, 2, Wave.AUTUMN, 30),
            new Offer("HD-04", 40, 3, Wave.SPRING, 5),
            new Offer("HD-05a", 40, 14, Wave.SPRING, 0),
            new Offer("HD-05b", 60, 15, Wave.SPRING, 0),
            new Offer("HD-06", 40, 5, Wave.SPRING, 30),
            new Offer("HD-07", 50, 6, Wave.AUTUMN, 20));

    /** Whether the enterprise's last invoice is shared with its application for a scene of artificial intelligence. */
    static boolean sharesInvoice(long seed, int n, Works works) {
        return n % 40 == 5
                && !works.bills().isEmpty()
                && works.bills()
                        .getLast()
                        .issuedOn()
                        .isAfter(path(seed, "HD-06", n, Wave.SPRING).decidedOn());
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
        for (Offer offer : OFFERS) {
            if (pilot.firm().n() % offer.of == offer.place) {
                out.add(ofFirm(pilot.firm(), offer));
            }
        }
        return out;
    }

    private SideCase ofFirm(Firm firm, Offer offer) {
        int n = firm.n();
        boolean higher = n % (2 * offer.of) == offer.place;
        Chance chance = new Chance(seed, offer.direction, n);
        String kind =
                switch (offer.direction) {
                    case "HD-02" -> "智能工厂";
                    case "HD-04" -> "链式转型案例";
                    case "HD-05a" -> "两化融合管理体系贯标";
                    case "HD-05b" -> "CMMM";
                    default -> "";
                };
        String level =
                switch (offer.direction) {
                    case "HD-02" -> higher ? "国家级" : "省级";
                    case "HD-04" -> higher ? "省级" : "市级";
                    case "HD-05a" -> "二级";
                    case "HD-05b" -> "三级";
                    default -> "";
                };
        int wan = higher && offer.direction.equals("HD-02")
                ? 50
                : higher && offer.direction.equals("HD-04") ? 10 : offer.wan;
        Fen amount = Fen.ofWan(wan * (long) chance.between(6, 10) / 10);
        return new SideCase(
                "%s-%05d".formatted(offer.direction, n + 1),
                offer.direction,
                firm.org(),
                firm,
                firm.org().name() + (kind.isEmpty() ? "典型应用" : kind),
                kind,
                level,
                path(seed, offer.direction, n, offer.wave),
                null,
                Fen.ZERO,
                amount,
                DISCRETION);
    }

    /** When the title on which an application rests was obtained: in the pilot's period, before the call. */
    static LocalDate obtainedOn(SideCase it) {
        return plus(it.path().submittedOn(), -it.title().length() - 10);
    }

    /** Hands on everything that nobody of the enterprises applies for. */
    void others(Consumer<SideCase> out) {
        for (int i = 0; i < Math.min(4, Math.max(1, enterprises / 15)); i++) {
            Chance chance = new Chance(seed, "HD-08", i);
            out.accept(other(
                    "HD-08",
                    i,
                    market.countyBodies().get(i),
                    "优秀县（市、区）",
                    Wave.AUTUMN,
                    null,
                    Fen.ZERO,
                    Fen.ofWan(chance.between(10, 20)),
                    DISCRETION));
        }
        for (int i = 0; i < 2 && served(i).size() >= 5; i++) {
            Chance chance = new Chance(seed, "HD-09", i);
            Organisation builder = market.integrators().get(i);
            Works works = built("HD-09", i, Fen.ofYuan(chance.around(2_000_000) / 1_000 * 1_000), chance);
            out.accept(other(
                    "HD-09",
                    i,
                    builder,
                    "工业互联网平台",
                    Wave.SPRING,
                    works,
                    Fen.ZERO,
                    Fen.of(works.claimed().value() / 5).min(Fen.ofWan(100)),
                    ""));
        }
        Chance centre = new Chance(seed, "HD-10", 0);
        Works house = built("HD-10", 0, Fen.ofYuan(centre.around(3_000_000) / 1_000 * 1_000), centre);
        out.accept(other(
                "HD-10",
                0,
                market.integrators().get(2),
                "数字化转型促进中心",
                Wave.SPRING,
                house,
                Fen.ZERO,
                Cases.hundreds(house.claimed(), 60).min(Fen.ofWan(300)),
                DISCRETION));
        for (int i = 0; i < Math.min(15, Math.max(1, enterprises / 40)); i++) {
            Organisation vendor = market.vendors().get(i);
            Chance chance = new Chance(seed, "HD-11", i);
            out.accept(other(
                    "HD-11",
                    i,
                    vendor,
                    market.productOf(vendor).name(),
                    Wave.AUTUMN,
                    null,
                    Fen.ZERO,
                    Fen.ofWan(chance.between(8, 20)),
                    DISCRETION));
        }
        for (int i = 0; i < 3; i++) {
            Chance chance = new Chance(seed, "HD-12", i);
            Fen price = Fen.ofYuan(chance.between(300, 800) * 1_000L);
            out.accept(other(
                    "HD-12",
                    i,
                    market.thirdParties().get(2 + i),
                    "购买" + Market.service(2 + i) + "服务",
                    Wave.SPRING,
                    null,
                    price,
                    price,
                    ""));
        }
    }

    private Works built(String direction, int i, Fen total, Chance chance) {
        ReviewPath path = path(seed, direction, i, Wave.SPRING);
        return cases.carriedOut(
                number(direction, i),
                path.decidedOn(),
                chance.between(40, 55),
                market.vendors().get(20 + i),
                Cases.hundreds(total, 60),
                market.vendors().get(30 + i),
                total.minus(Cases.hundreds(total, 60)),
                // Beyond every enterprise's number, so that no invoice is anybody else's.
                direction.equals("HD-09") ? 999_000 + 4 * i : 999_100,
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
            Wave wave,
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
                path(seed, direction, i, wave),
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
