package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.County;
import org.mingzhang.tools.story.Story;

/** Who else there is: service providers with their products, third parties, and the counties' own bodies. */
final class Market {
    private static final List<String> SERVICES = List.of("评测", "评测", "评测", "审计", "监理", "评审");
    private static final List<String> CATEGORIES = List.of("生产管控", "质量管理", "设备管理", "仓储物流", "能耗管理");

    private final List<Organisation> integrators = new ArrayList<>();
    private final List<Organisation> vendors = new ArrayList<>();
    private final List<Organisation> unfit = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Organisation> thirdParties = new ArrayList<>();
    private final List<Organisation> countyBodies = new ArrayList<>();

    Market(Story.Market size, LocalDate opens, Names names, int enterprises, long seed) {
        int sellers = 0;
        for (int i = 0; i < size.integrators() + enterprises / 3_000; i++) {
            integrators.add(names.other(
                    "J%03d".formatted(i + 1), 80_000 + sellers, "示例" + names.brand(sellers++) + "数字化集成有限公司"));
        }
        for (int i = 0; i < size.vendors() + enterprises / 150; i++) {
            vendors.add(names.other(
                    "C%03d".formatted(i + 1), 80_000 + sellers, "示例" + names.brand(sellers++) + "软件科技有限公司"));
        }
        for (int i = 0; i < 1 + enterprises / 3_000; i++) {
            unfit.add(names.other(
                    "T%03d".formatted(i + 1), 80_000 + sellers, "示例" + names.brand(sellers++) + "信息技术有限公司"));
        }
        for (Organisation seller : sellers()) {
            Chance chance = new Chance(seed, "product " + seller.key(), 0);
            products.add(new Product(
                    "XKQZ-" + seller.key(),
                    "示例" + CATEGORIES.get(products.size() % CATEGORIES.size()) + "系统" + seller.key(),
                    seller,
                    CATEGORIES.get(products.size() % CATEGORIES.size()),
                    Fen.ofYuan(chance.between(12, 60) * 1_000L),
                    LocalDate.of(opens.getYear(), chance.between(6, 11), chance.between(1, 28))));
        }
        for (int i = 0; i < SERVICES.size(); i++) {
            thirdParties.add(names.other(
                    "D%02d".formatted(i + 1), 90_000 + i, "示例" + names.brand(100 + i) + SERVICES.get(i) + "有限公司"));
        }
        for (County county : names.counties()) {
            int i = countyBodies.size();
            countyBodies.add(names.other("X%02d".formatted(i + 1), 90_000 + 18 * 5 + i, county.name() + "企业服务中心（示例）"));
        }
    }

    List<Organisation> integrators() {
        return integrators;
    }

    List<Organisation> vendors() {
        return vendors;
    }

    /** Integrators, then those who sell products. */
    List<Organisation> sellers() {
        List<Organisation> all = new ArrayList<>(integrators);
        all.addAll(vendors);
        return all;
    }

    /** Providers with whom nobody makes a contract, and who are removed from the pool. */
    List<Organisation> unfit() {
        return unfit;
    }

    /** One of each seller, in their order. */
    List<Product> products() {
        return products;
    }

    /** The product of a seller. */
    Product productOf(Organisation seller) {
        int place = seller.key().startsWith("J")
                ? Integer.parseInt(seller.key().substring(1)) - 1
                : integrators.size() + Integer.parseInt(seller.key().substring(1)) - 1;
        return products.get(place);
    }

    List<Organisation> thirdParties() {
        return thirdParties;
    }

    /** What a third party does. */
    static String service(int i) {
        return SERVICES.get(i);
    }

    /** One of those who assess. */
    Organisation assessor(int n) {
        return thirdParties.get(n % 3);
    }

    /** In the order of the pack's counties. */
    List<Organisation> countyBodies() {
        return countyBodies;
    }
}
