package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Likeness.Case;
import org.mingzhang.domain.policy.Likeness.Pair;

class LikenessTest {
    private static final String PLAN = "围绕电力装备产业链，牵头单位建设产业协同平台，带动参与单位完成设备联网。";
    private static final Ratio MEMBERS = Ratio.of(3, 5);
    private static final Ratio TEXTS = Ratio.of(4, 5);

    private static List<Pair> alike(Map<String, String> words, Case... cases) {
        return Likeness.alike(MEMBERS, TEXTS, List.of(cases), number -> Optional.ofNullable(words.get(number)));
    }

    @Test
    void exactlyTheThresholdIsReached() {
        Case one = new Case("1", "lead 1", Set.of("a", "b", "c", "d"));
        Case other = new Case("2", "lead 2", Set.of("b", "c", "d", "e"));
        Case fewer = new Case("3", "lead 3", Set.of("d", "x", "y"));
        Map<String, String> words = Map.of("1", PLAN, "2", PLAN, "3", PLAN);
        assertThat(alike(words, one, other, fewer)).containsExactly(new Pair("1", "2", 3, Ratio.of(3, 5), Ratio.ONE));
    }

    @Test
    void oneMemberMoreOrLessMakesTheDifference() {
        Case one = new Case("1", "lead 1", Set.of("a", "b", "c", "d"));
        Case other = new Case("2", "lead 2", Set.of("b", "c", "d", "e", "f"));
        assertThat(alike(Map.of("1", PLAN, "2", PLAN), one, other)).isEmpty();
    }

    @Test
    void whatIsCopiedIntoALongerTextIsStillCopied() {
        Case one = new Case("1", "lead 1", Set.of("a"));
        Case other = new Case("2", "lead 2", Set.of("a"));
        Map<String, String> words = Map.of("1", PLAN, "2", "另建能耗系统一套，三年内推广。".repeat(20) + PLAN);
        assertThat(alike(words, one, other))
                .singleElement()
                .extracting(Pair::texts)
                .isEqualTo(Ratio.ONE);
    }

    @Test
    void signsBlanksAndCaseOfLettersHideNothing() {
        assertThat(Likeness.runs("部署 MES 系统，联网"))
                .isEqualTo(Likeness.runs("部署mes系统联网"))
                .hasSize(5);
    }

    /** Characters beyond the basic plane are one each. */
    @Test
    void aRunIsOfCharactersAndNotOfHalves() {
        assertThat(Likeness.runs("\uD840\uDC00二三四五")).hasSize(1);
    }

    @Test
    void membersThatAreTheSameAreShownWhereOneHasNoWords() {
        Case one = new Case("1", "lead 1", Set.of("a", "b"));
        Case other = new Case("2", "lead 2", Set.of("a", "b"));
        assertThat(alike(Map.of("1", PLAN), one, other)).containsExactly(new Pair("1", "2", 2, Ratio.ONE, null));
    }

    @Test
    void otherWordsAreNotAlikeWhoeverTheMembersAre() {
        Case one = new Case("1", "lead 1", Set.of("a", "b"));
        Case other = new Case("2", "lead 2", Set.of("a", "b"));
        Map<String, String> words = Map.of("1", PLAN, "2", "面向食品纺织园区，由园区运营单位统一采购仓储系统，按月结算。");
        assertThat(alike(words, one, other)).isEmpty();
    }

    /** The same units under another lead. */
    @Test
    void aCaseIsNoOtherOneForAnotherLead() {
        Case one = new Case("1", "a", Set.of("b", "c", "d"));
        Case other = new Case("2", "b", Set.of("a", "c", "d"));
        assertThat(alike(Map.of("1", PLAN, "2", PLAN), one, other))
                .containsExactly(new Pair("1", "2", 4, Ratio.ONE, Ratio.ONE));
    }

    @Test
    void nothingHasNothingInCommon() {
        assertThat(Likeness.ofMembers(Set.of(), Set.of())).isEqualTo(Ratio.ZERO);
        assertThat(Likeness.ofRuns(Likeness.runs("短"), Likeness.runs(PLAN))).isEqualTo(Ratio.ZERO);
    }
}
