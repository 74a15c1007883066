package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.SampleCity;

/** Invents organisations: names that say 示例, credit codes that are right in form and belong to nobody. */
final class Firms {
    /**
     * One of the ten industries that the notice names.
     *
     * @param id the pack's industry id
     * @param code GB/T 4754 class
     * @param home the county where most of them are
     */
    private record Trade(String id, String code, String word, String home) {}

    private static final List<Trade> TRADES = List.of(
            new Trade("fasteners", "3482", "紧固件", "130408"),
            new Trade("fasteners", "3482", "标准件", "130408"),
            new Trade("fasteners", "3482", "螺栓", "130431"),
            new Trade("bearings", "3451", "轴承", "130433"),
            new Trade("valves", "3443", "阀门", "130435"),
            new Trade("gears", "3453", "齿轮", "130424"),
            new Trade("forgings", "3393", "锻造", "130407"),
            new Trade("steel-rolling", "3130", "轧钢", "130481"),
            new Trade("ferrous-casting", "3391", "铸造", "130406"),
            new Trade("metal-structures", "3311", "钢结构", "130404"),
            new Trade("beverages", "1512", "酒业", "130423"),
            new Trade("bakery", "1411", "烘焙食品", "130425"));

    private static final List<String> FIRST = chars("宏远鑫盛恒泰瑞达华昌永固精诚兴业广源德润嘉禾金石立信天工万力");
    private static final List<String> SECOND = chars("通达顺成隆丰和美光明腾飞利群旺佳安康新锐凯瑞博联众合启航卓越");

    private final long seed;
    private final List<String> counties;
    private final List<String> brands;

    Firms(PolicyPack pack, long seed) {
        this.seed = seed;
        this.counties = pack.counties().stream().map(County::code).toList();
        List<String> all = new ArrayList<>();
        for (String first : FIRST) {
            for (String second : SECOND) {
                all.add(first + second);
            }
        }
        this.brands = new Dice(seed, "brands").shuffled(all);
    }

    private static List<String> chars(String text) {
        return text.chars().mapToObj(Character::toString).distinct().toList();
    }

    /** The n-th pilot enterprise, from 0. */
    Firm pilot(int n) {
        Dice dice = new Dice(seed, "pilot " + n);
        Trade trade = dice.pick(TRADES);
        String county = dice.chance(60) ? trade.home : dice.pick(counties);
        Size size = dice.chance(15) ? Size.MEDIUM : dice.chance(80) ? Size.SMALL : Size.MICRO;
        int employees =
                switch (size) {
                    case MEDIUM, LARGE -> dice.between(301, 900);
                    case SMALL -> dice.between(30, 290);
                    case MICRO -> dice.between(8, 19);
                };
        return new Firm(
                "e%04d".formatted(n + 1),
                code("91", county, 10_000 + n),
                "%s示例%s%s有限公司".formatted(SampleCity.brand(), brands.get(n), trade.word),
                Kind.ENTERPRISE,
                county,
                trade.id,
                trade.code,
                size,
                size == Size.MEDIUM || (size == Size.SMALL && dice.chance(70)),
                employees,
                LocalDate.of(dice.between(1996, 2021), dice.between(1, 12), dice.between(1, 28)));
    }

    /** The n-th service provider, from 0; the first five are integrators. */
    Firm provider(int n, boolean integrator) {
        String name = "示例%s%s有限公司".formatted(brands.get(brands.size() - 1 - n), integrator ? "数字化集成" : "软件科技");
        return other("v%02d".formatted(n + 1), "91", "130403", 20_000 + n, name, Kind.PROVIDER);
    }

    /** An organisation of another kind. */
    Firm other(String key, String type, String county, int number, String name, Kind kind) {
        return new Firm(
                key,
                code(type, county, number),
                name,
                kind,
                county,
                null,
                null,
                Size.SMALL,
                false,
                new Dice(seed, key).between(20, 120),
                LocalDate.of(2015, 6, 1));
    }

    /**
     * A credit code whose organisation part begins with DEM, for demonstration.
     *
     * @param type registering department and kind of organisation
     */
    private static String code(String type, String county, int number) {
        String organisation = "DEM%05d".formatted(number);
        String first17 = type + county + organisation + organisationCheck(organisation);
        return first17 + CreditCode.checkCharacter(first17);
    }

    /** The check character of the organisation part by GB 11714. */
    private static String organisationCheck(String eight) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += value(eight.charAt(i)) * weights[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check);
    }

    private static int value(char c) {
        return Character.isDigit(c) ? c - '0' : c - 'A' + 10;
    }
}
