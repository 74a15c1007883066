package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;

class CatalogueTest {
    private static Catalogue catalogue(Map<ItemCategory, Ratio> atMost) {
        return new Catalogue(
                "investment",
                "改造投入",
                Set.of(ItemCategory.SOFTWARE, ItemCategory.CLOUD, ItemCategory.SERVICE),
                atMost,
                Set.of("电脑"),
                new Clause(Clause.PROPOSED, "", "示例"));
    }

    private static Catalogue.Item item(String name, @Nullable ItemCategory category, long fen) {
        return new Catalogue.Item(name, category, Fen.of(fen), fen);
    }

    private static Fen sum(Catalogue catalogue, Catalogue.Item... items) {
        return ((Value.Amount) catalogue.sum(List.of(items)).value()).fen();
    }

    @Test
    void onlyItemsOfTheCategoriesCountAndNoneThatIsExceptedByName() {
        Catalogue.Item[] items = {
            item("系统", ItemCategory.SOFTWARE, 100),
            item("电脑", ItemCategory.SOFTWARE, 10),
            item("网关", ItemCategory.EQUIPMENT, 7),
            item("杂项", null, 3)
        };
        assertThat(sum(catalogue(Map.of()), items)).isEqualTo(Fen.of(100));
        Fact fact = catalogue(Map.of()).sum(List.of(items));
        assertThat(Objects.requireNonNull(fact.note()))
                .contains("合同明细共 4 项")
                .contains("计入 软件 1 项")
                .contains("不计的项目 1 项")
                .contains("采集设备 1 项")
                .contains("未写类别的 1 项");
        assertThat(fact.position()).isEqualTo(100L);
    }

    @Test
    void aCategoryCountsForNoMoreThanItsShareOfAllThatCounts() {
        Catalogue third = catalogue(Map.of(ItemCategory.SERVICE, Ratio.parse("0.3")));
        assertThat(sum(third, item("系统", ItemCategory.SOFTWARE, 70), item("实施", ItemCategory.SERVICE, 30)))
                .isEqualTo(Fen.of(100));
        assertThat(sum(third, item("系统", ItemCategory.SOFTWARE, 70), item("实施", ItemCategory.SERVICE, 31)))
                .isEqualTo(Fen.of(100));
        assertThat(sum(third, item("实施", ItemCategory.SERVICE, 31))).isEqualTo(Fen.ZERO);
    }

    @Test
    void severalSharesHoldTogetherAndTheLargestThatKeepToThemCount() {
        Catalogue two =
                catalogue(Map.of(ItemCategory.SERVICE, Ratio.parse("0.2"), ItemCategory.CLOUD, Ratio.parse("0.3")));
        Fen all = sum(
                two,
                item("系统", ItemCategory.SOFTWARE, 50),
                item("实施", ItemCategory.SERVICE, 1_000),
                item("云", ItemCategory.CLOUD, 1_000));
        assertThat(all).isEqualTo(Fen.of(100));
    }
}
