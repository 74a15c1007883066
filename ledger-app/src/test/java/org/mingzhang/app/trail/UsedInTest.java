package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever opens an invoice is told whether it is used elsewhere, as far as that is theirs to know. */
class UsedInTest {
    private static UsedIn told(boolean whole, int priors, Map<String, List<String>> cases) {
        Map<String, TreeSet<String>> byCode = new TreeMap<>();
        cases.forEach((code, some) -> byCode.put(code, new TreeSet<>(some)));
        return UsedIn.told(true, byCode, priors, whole);
    }

    @Test
    void oneThatIsUsedOnceIsSaidToBeUsedNowhereElse() {
        UsedIn once = told(true, 0, Map.of("", List.of("A-1")));
        assertThat(once.state()).isEqualTo("只在本项目列支，未用于其他申报");
        assertThat(once.cases()).extracting(TrailPages.Link::path).containsExactly("/trail/case/A-1");
        assertThat(once.beyond()).isNull();
        assertThat(once.tone()).isEqualTo("good");
    }

    @Test
    void oneThatIsUsedTwiceNamesBothAndAnEarlierAward() {
        UsedIn twice = told(true, 1, Map.of("", List.of("A-2", "A-1")));
        assertThat(twice.state()).isEqualTo("在 2 个项目列支；以往的其他奖补也用过（见下面的历史奖补）");
        assertThat(twice.cases()).extracting(TrailPages.Link::chinese).containsExactly("A-1", "A-2");
        assertThat(twice.tone()).isEqualTo("warn");
        assertThat(told(true, 0, Map.of("1", List.of("A-1"), "2", List.of("A-2")))
                        .state())
                .as("two invoices of one number")
                .isEqualTo("号码相同、代码不同的 2 张发票，各只在一个项目列支");
    }

    @Test
    void whoSeesAPartIsToldNothingOfTheRestNotEvenThatThereIsNone() {
        UsedIn part = told(false, 0, Map.of("", List.of("A-1")));
        assertThat(part.state()).isEqualTo("在本项目列支").doesNotContain("未用于");
        assertThat(part.beyond()).isEqualTo("这里只说您可看的申报；是否用于其他申报由市级核查");
        assertThat(part.tone()).isEmpty();
    }
}
