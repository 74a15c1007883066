package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;

/** Two versions differ in what they say, not in where it stands or by which id a document is cited. */
class VersionDifferenceTest {
    private static final String OLD = new String(Packs.bytes("handan-2025", "pack.yaml"), StandardCharsets.UTF_8);

    private static List<VersionDifference> from(String now) {
        assertThat(now).isNotEqualTo(OLD);
        return VersionDifference.between(
                Packs.builtIn("handan-2025"), PackReader.read(now.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aDocumentUnderAnotherIdSaysTheSame() {
        assertThat(from(OLD.replace("\n  plan:\n", "\n  scheme:\n").replace("clause: plan ", "clause: scheme ")))
                .isEmpty();
    }

    @Test
    void aFurtherDocumentOfTheKindChangesNoRule() {
        List<VersionDifference> found = from(
                OLD.replaceFirst(
                        "documents:\n",
                        "documents:\n  second:\n    title: 另一个工作方案\n    issuer: 示例\n    number: 未载明\n    issued: 未载明\n    passages:\n      一: 示例。\n"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().before()).isEmpty();
        assertThat(found.getFirst().after()).singleElement().asString().contains("另一个工作方案");
    }

    @Test
    void aConditionBetweenOthersIsTheOnlyDifference() {
        List<VersionDifference> found = from(OLD.replaceFirst(
                "    requires:\n",
                "    requires:\n      local: {text: 在本地注册, holds: enterprise.inRegion, proposed: 例}\n"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().after()).singleElement().asString().contains("在本地注册");
    }

    @Test
    void anotherAmountIsADifference() {
        List<VersionDifference> found = from(OLD.replaceFirst("amount: 30万元", "amount: 31万元"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().before()).singleElement().asString().contains("30万元");
        assertThat(found.getFirst().after()).singleElement().asString().contains("31万元");
    }

    @Test
    void otherWordsOfTheSameDocumentAreADifference() {
        List<VersionDifference> found =
                from(OLD.replaceFirst("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: plan 资金安排「奖补资金1亿元」"));
        assertThat(found).hasSize(1);
    }
}
