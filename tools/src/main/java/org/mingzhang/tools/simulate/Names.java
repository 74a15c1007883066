package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Span;
import org.mingzhang.tools.story.Story.Trade;

/** Invents organisations: names that say 示例, credit codes that are right in form and belong to nobody. */
final class Names {
    private static final String FIRST = "宏远鑫盛恒泰瑞达华昌永固精诚兴业广源德润嘉禾金石立信天工万";
    private static final String SECOND = "通顺成隆丰和美光明腾飞利群旺佳安康新锐凯博联众合启航卓越益正仁";
    private static final List<String> OWNERSHIP = List.of("民营", "民营", "民营", "民营", "民营", "民营", "国有", "合资", "外资");
    private static final int PAIRS = FIRST.length() * SECOND.length();

    private final PolicyPack pack;
    private final Span honoured;
    private final List<Trade> trades;
    private final long seed;
    private final List<County> counties;

    Names(Story story, PolicyPack pack, long seed) {
        this.pack = pack;
        this.honoured = story.simulation().obtained();
        this.trades = story.trades().stream().filter(Trade::simulated).toList();
        this.seed = seed;
        this.counties = pack.counties();
    }

    /** The counties of the pack. */
    List<County> counties() {
        return counties;
    }

    /** The n-th enterprise, from 0. */
    Firm firm(int n) {
        Chance chance = new Chance(seed, "firm", n);
        Trade trade = chance.pick(trades);
        County county = chance.pick(counties);
        boolean medium = chance.percent(15);
        boolean micro = !medium && chance.percent(18);
        int employees = medium ? chance.between(301, 900) : micro ? chance.between(8, 19) : chance.between(30, 290);
        LocalDate founded = LocalDate.of(chance.between(1996, 2021), chance.between(1, 12), chance.between(1, 28));
        return new Firm(
                n,
                organisation(
                        "%05d".formatted(n + 1),
                        n,
                        SampleCity.brand() + "示例" + brand(n) + trade.word() + "有限公司",
                        county,
                        founded,
                        chance),
                pack.industry(trade.industry()).orElseThrow().name(),
                trade.code(),
                medium ? "中型" : micro ? "微型" : "小型",
                medium || (!micro && chance.percent(70)),
                chance.pick(OWNERSHIP),
                employees,
                "SB-" + chance.hex(10),
                n % 30 == 10 ? honoured(chance) : null);
    }

    private LocalDate honoured(Chance chance) {
        int days = (int) honoured.from().until(honoured.to(), ChronoUnit.DAYS);
        return honoured.from().plusDays(chance.between(0, days));
    }

    /**
     * Another organisation.
     *
     * @param number 80,000 and more: smaller ones are enterprises'
     */
    Organisation other(String key, int number, String name) {
        Chance chance = new Chance(seed, "other", number);
        return organisation(
                key, number, name, counties.get(number % counties.size()), LocalDate.of(2015, 6, 1), chance);
    }

    private Organisation organisation(
            String key, int number, String name, County county, LocalDate founded, Chance chance) {
        String code = code(county.code(), number);
        String digits = "%06d".formatted(number);
        String representative = "示例法人" + key;
        return new Organisation(
                key,
                code,
                name,
                county.name(),
                "示例银行" + SampleCity.brand() + "分行",
                "99990000" + digits + chance.between(10_000, 99_999),
                representative,
                chance.percent(70) ? representative : "示例控制人" + key,
                "1550%07d".formatted(number),
                SampleCity.name() + county.name() + "示例路" + (number + 1) + "号",
                "sl" + digits + "@example.com",
                founded);
    }

    /** A brand of two characters, or of three when those are used up; no two alike. */
    String brand(int n) {
        int pair = Math.floorMod(n % PAIRS * 613L + seed, PAIRS);
        String two = "" + FIRST.charAt(pair / SECOND.length()) + SECOND.charAt(pair % SECOND.length());
        StringBuilder more = new StringBuilder(two);
        for (int rest = n / PAIRS; rest > 0; rest /= SECOND.length()) {
            more.append(SECOND.charAt(rest % SECOND.length()));
        }
        return more.toString();
    }

    /** A credit code whose organisation part begins with XN, for 虚拟. */
    private static String code(String county, int number) {
        String organisation = "XN%06d".formatted(number);
        String first17 = "91" + county + organisation + organisationCheck(organisation);
        return first17 + CreditCode.checkCharacter(first17);
    }

    /** The check character of the organisation part by GB 11714. */
    private static String organisationCheck(String eight) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = eight.charAt(i);
            sum += (Character.isDigit(c) ? c - '0' : c - 'A' + 10) * weights[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check);
    }
}
