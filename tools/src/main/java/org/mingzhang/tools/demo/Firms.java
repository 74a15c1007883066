package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.policy.County;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Trade;

/** Invents organisations: names that say 示例, credit codes that are right in form and belong to nobody. */
final class Firms {
    private static final List<String> FIRST = chars("宏远鑫盛恒泰瑞达华昌永固精诚兴业广源德润嘉禾金石立信天工万力");
    private static final List<String> SECOND = chars("通达顺成隆丰和美光明腾飞利群旺佳安康新锐凯瑞博联众合启航卓越");

    private final long seed;
    private final List<Trade> trades;
    private final String seat;
    private final List<String> counties;
    private final List<String> brands;

    Firms(Story story, long seed) {
        this.seed = seed;
        this.trades = story.trades();
        this.seat = story.place().seat();
        this.counties = story.pack().counties().stream().map(County::code).toList();
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
        Trade trade = dice.pick(trades);
        String county = dice.chance(60) ? trade.home() : dice.pick(counties);
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
                "%s示例%s%s有限公司".formatted(SampleCity.brand(), brands.get(n), trade.word()),
                Kind.ENTERPRISE,
                county,
                trade.industry(),
                trade.code(),
                size,
                size == Size.MEDIUM || (size == Size.SMALL && dice.chance(70)),
                employees,
                LocalDate.of(dice.between(1996, 2021), dice.between(1, 12), dice.between(1, 28)));
    }

    /** The n-th service provider, from 0; integrators come first. */
    Firm provider(int n, boolean integrator) {
        String name = "示例%s%s有限公司".formatted(brands.get(brands.size() - 1 - n), integrator ? "数字化集成" : "软件科技");
        return other("v%02d".formatted(n + 1), "91", seat, 20_000 + n, name, Kind.PROVIDER);
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
