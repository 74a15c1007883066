package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.mingzhang.domain.policy.reading.Packs;

/** A rule in words can be read in one way only, and names things as the pack does. */
class RuleWordsTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    static final List<Arguments> RULES = List.of(
            flag("enterprise.pilot && acceptance.passed || application.consortium", "（试点企业 且 通过验收） 或者 联合申报"),
            flag("enterprise.pilot && (acceptance.passed || application.consortium)", "试点企业 且 （通过验收 或者 联合申报）"),
            flag("enterprise.pilot && acceptance.passed && application.consortium", "试点企业 且 通过验收 且 联合申报"),
            flag("!(enterprise.pilot || acceptance.passed)", "并非（试点企业 或者 通过验收）"),
            flag("!enterprise.pilot || acceptance.passed", "并非 试点企业 或者 通过验收"),
            flag("acceptance.levelAfter >= 2", "改造后等级 ≥ 2级"),
            flag("acceptance.levelAfter - application.levelBefore >= 1", "改造后等级 - 改造前等级 ≥ 1"),
            flag("2 <= acceptance.levelAfter", "2级 ≤ 改造后等级"),
            flag("application.batch == 2", "批次 为 第二批"),
            flag("honour.id in [\"cmmm\", \"dcmm\"]", "称号 为 「智能制造能力成熟度(CMMM)评估」、「数据管理能力成熟度(DCMM)评估」 之一"),
            flag("param(\"report.period\") == \"monthly\"", "参数「进度报告周期」取“每月”"),
            flag("param(\"report.period\") != \"monthly\"", "参数「进度报告周期」不取“每月”"),
            flag("honour.obtainedOn > yearsAgo(3)", "称号取得日期 > 办理之日前3年"),
            flag("decision.on <= yearsAfter(contract.signedOn, 1)", "办理之日 ≤ 合同签订日期后1年"),
            flag("decision.on <= monthsAfter(acceptance.assessedOn, 6)", "办理之日 ≤ 评测日期后6个月"),
            flag("enterprise.establishedOn <= monthsAgo(6)", "成立日期 ≤ 办理之日前6个月"),
            flag(
                    "share(acceptance.equipmentDigital, acceptance.equipmentTotal) >= rate(\"60%\")",
                    "数字化设备数 占 生产设备总数 的比例 ≥ 60%"),
            amount("max(amount(\"0元\"), amount(\"50万元\") - contract.priceFen)", "取大者（0元，50万元 - 合同价）"),
            amount("rate(\"20%\") * (contract.priceFen - amount(\"1万元\"))", "20% × （合同价 - 1万元）"),
            amount("contract.priceFen - (contract.priceFen - amount(\"1万元\"))", "合同价 - （合同价 - 1万元）"),
            amount("enterprise.aboveScale ? amount(\"1万元\") : amount(\"2万元\")", "若 规上企业，取 1万元；否则取 2万元"));

    private static Arguments flag(String rule, String words) {
        return Arguments.of(ValueType.FLAG, rule, words);
    }

    private static Arguments amount(String rule, String words) {
        return Arguments.of(ValueType.AMOUNT, rule, words);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void aRuleIsSaidInWords(ValueType type, String rule, String words) {
        ExpressionLanguage language = new ExpressionLanguage(Map.of("report.period", ValueType.TEXT));
        ExpressionLanguage.Result result = language.compile(rule, type);
        assertThat(result).isInstanceOf(ExpressionLanguage.Result.Compiled.class);
        assertThat(RuleWords.of(PACK, ((ExpressionLanguage.Result.Compiled) result).expression()))
                .isEqualTo(words);
    }
}
