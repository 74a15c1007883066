package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.Note;
import org.mingzhang.domain.policy.Quota;

/** What a direction says of its stages and limits fits together, or the checker says where it does not. */
class DirectionChecksTest {
    private static PackProblem only(SmallPack pack) {
        List<PackProblem> problems =
                PackChecker.check(pack.text().getBytes(StandardCharsets.UTF_8)).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void aSmallPackWithoutMoneyIsSound() {
        assertThat(SmallPack.empty()
                        .direction("A")
                        .read()
                        .direction("A")
                        .orElseThrow()
                        .hasMoney())
                .isFalse();
    }

    @Test
    void aDocumentIsNeededByAStageOfItsOwnDirection() {
        PackProblem problem = only(SmallPack.empty()
                .direction("A", "documents: {form: {name: 申报书, need: recommended, by: review, proposed: 例}}"));
        assertThat(problem.path()).isEqualTo("directions.A.documents.form.by");
        assertThat(problem.expected()).contains("county、decision");
    }

    @Test
    void aRequirementIsJudgedAtAStageOfItsOwnDirection() {
        assertThat(only(SmallPack.empty().direction("A", "requires: {good: {text: 好, judgedAt: review, proposed: 例}}"))
                        .path())
                .isEqualTo("directions.A.requires.good.judgedAt");
    }

    @Test
    void wordsAreGivenOnlyForWhatTheDirectionSays() {
        for (String aspect : List.of("applicants", "payee")) {
            PackProblem problem = only(SmallPack.empty().direction("A", "basis: {" + aspect + ": {proposed: 例}}"));
            assertThat(problem.path()).isEqualTo("directions.A.basis." + aspect);
            assertThat(problem.expected()).contains("方向写了").contains(aspect);
        }
        assertThat(only(SmallPack.empty()
                                .direction(
                                        "A",
                                        "basis: {documents: {proposed: 例}}",
                                        "documents: {form: {name: 申报书, need: recommended, by: county, proposed: 例}}"))
                        .expected())
                .contains("材料清单各条自己有 clause 或 proposed");
        assertThat(only(SmallPack.empty().direction("A", "basis: {kind: {proposed: 例}}"))
                        .expected())
                .contains("applicants、payee、flow、stages、documents");
        assertThat(only(SmallPack.empty().direction("A", "basis: {flow: {}}")).expected())
                .contains("clause");
    }

    @Test
    void aNoteIsATextOrATextWithTheWordsItRestsOn() {
        assertThat(SmallPack.empty()
                        .direction("A", "notes: [一, {text: 二, proposed: 例}]")
                        .read()
                        .direction("A")
                        .orElseThrow()
                        .notes())
                .containsExactly(new Note("一", null), new Note("二", Clause.proposed("例")));
        assertThat(only(SmallPack.empty().direction("A", "notes: [一, {text: 二}]"))
                        .path())
                .isEqualTo("directions.A.notes[1]");
        assertThat(only(SmallPack.empty().direction("A", "notes: [[一]]")).expected())
                .isEqualTo("应为一段文字，或一组“键: 值”");
        assertThat(only(SmallPack.empty().direction("A", "notes: {一: 二}")).path())
                .isEqualTo("directions.A.notes");
    }

    @Test
    void aStageIsPassedOnce() {
        assertThat(only(SmallPack.empty().direction("A", "stages: [county, county]"))
                        .found())
                .contains("写了两次");
        assertThat(only(SmallPack.empty().direction("A", "stages: []")).path()).isEqualTo("directions.A.stages");
    }

    @Test
    void whereThereIsNoMoneyNothingIsLookedAtWhenItIsAwarded() {
        assertThat(only(SmallPack.empty().direction("A", "quota: {most: 1, at: award, proposed: 例}"))
                        .expected())
                .isEqualTo("应为 submission 或 approval");
        assertThat(only(SmallPack.empty()
                                .direction(
                                        "A",
                                        "requires: {good: {text: 好, holds: enterprise.pilot, at: award, proposed: 例}}"))
                        .path())
                .isEqualTo("directions.A.requires.good.at");
        assertThat(only(SmallPack.empty()
                                .direction("A")
                                .section(
                                        "exclusions:\n  X1: {text: 限报, directions: [A], atMost: 1, at: award, proposed: 例}"))
                        .path())
                .isEqualTo("exclusions.X1.at");
    }

    @Test
    void aQuotaWithoutMoneyCountsApprovals() {
        assertThat(SmallPack.empty()
                        .direction("A", "quota: {most: 1, proposed: 例}")
                        .read()
                        .direction("A")
                        .orElseThrow()
                        .quotas())
                .extracting(Quota::at)
                .containsExactly(Moment.APPROVAL);
    }

    @Test
    void limitsRestOnNothingOfOneCase() {
        assertThat(only(SmallPack.empty()
                                .direction(
                                        "A",
                                        "quota: {most: {gives: application.levelBefore}, at: approval, proposed: 例}"))
                        .found())
                .contains("application.levelBefore");
        assertThat(only(SmallPack.empty()
                                .direction("A")
                                .section("exclusions:\n  X1: {text: 限报, directions: [A], "
                                        + "atMost: {gives: application.levelBefore}, at: submission, proposed: 例}"))
                        .path())
                .isEqualTo("exclusions.X1.atMost");
    }

    @Test
    void whatBelongsToACaseHangsOnWhatItsApplicationStatesAlone() {
        PackProblem problem = only(SmallPack.empty()
                .direction("A", "documents: {form: {name: 申报书, need: optional, when: enterprise.pilot, proposed: 例}}"));
        assertThat(problem.path()).isEqualTo("directions.A.documents.form.when");
        assertThat(problem.expected()).contains("application.consortium").contains("form(\"栏目\")");
    }

    @Test
    void noDocumentIsNeededBeforeAPaymentThatThereIsNot() {
        assertThat(only(SmallPack.empty()
                                .direction(
                                        "A",
                                        "documents: {form: {name: 申报书, need: optional, by: payment, proposed: 例}}"))
                        .path())
                .isEqualTo("directions.A.documents.form.by");
    }

    @Test
    void aDutyIsMetByADocumentThatItsCasesMayHave() {
        PackProblem problem = only(
                SmallPack.empty()
                        .direction("A")
                        .section(
                                "duties:\n  report: {name: 自评, kind: document, document: report, directions: [A], days: 30, proposed: 例}"));
        assertThat(problem.path()).isEqualTo("duties.report.document");
        assertThat(problem.found()).contains("A").contains("report");
    }

    @Test
    void aTextThatCanNeverBeThereIsASlipOfThePen() {
        PackProblem kind = only(SmallPack.empty()
                .direction("A")
                .section("counts:\n  a: {name: 事故, of: incidents, where: 'incident.kind in [\"安全事件\"]', proposed: 例}"));
        assertThat(kind.expected()).contains("“安全事件” 不会出现").contains("安全事故");
    }

    private static final String STAGES = "stages: [county, experts, decision]";

    private static SmallPack scored(String stage, String... indicators) {
        return SmallPack.empty()
                .direction(
                        "A",
                        STAGES,
                        "rubric: {stage: " + stage + ", indicators: {" + String.join(", ", indicators)
                                + "}, proposed: 例}");
    }

    private static String weighs(String id, String weight) {
        return id + ": {name: 指标" + id + ", weight: " + weight + ", proposed: 例}";
    }

    @Test
    void weightsThatAreWrittenAreAHundredTogether() {
        PackProblem problem = only(scored("experts", weighs("a", "60"), weighs("b", "39")));
        assertThat(problem.path()).isEqualTo("directions.A.rubric.indicators");
        assertThat(problem.found()).isEqualTo("权重合计 99 分");
        assertThat(problem.expected()).isEqualTo("各项权重应合计 100 分");
        assertThat(scored("experts", weighs("a", "60"), weighs("b", "40"))
                        .read()
                        .direction("A")
                        .orElseThrow()
                        .rubric())
                .isNotNull();
    }

    @Test
    void aWeightIsANumberOrAParameterOfThatType() {
        String text = "w: {name: 权重, type: text, default: undecided, options: {a: 甲}, doubt: 例, proposed: 例}";
        assertThat(only(scored("experts", weighs("a", "param(w)")).parameter(text))
                        .path())
                .isEqualTo("directions.A.rubric.indicators.a.weight");
        assertThat(only(scored("experts", weighs("a", "{gives: '50 + 50'}"))).found())
                .isEqualTo("权重不是一个数");
        assertThat(only(scored("experts", weighs("a", "一半"))).path())
                .isEqualTo("directions.A.rubric.indicators.a.weight");
    }

    @Test
    void whatIsScoredIsScoredByExpertsBeforeTheDecision() {
        assertThat(only(scored("county", weighs("a", "100"))).expected()).contains("by: experts");
        assertThat(only(scored("review", weighs("a", "100"))).path()).isEqualTo("directions.A.rubric.stage");
        assertThat(only(SmallPack.empty()
                                .direction(
                                        "A",
                                        "stages: [county, experts]",
                                        "rubric: {stage: experts, indicators: {" + weighs("a", "100")
                                                + "}, proposed: 例}"))
                        .path())
                .isEqualTo("directions.A.rubric.stage");
    }

    @Test
    void twoIndicatorsHaveTwoNames() {
        assertThat(only(scored(
                                "experts",
                                "a: {name: 成效, weight: 50, proposed: 例}",
                                "b: {name: 成效, weight: 50, proposed: 例}"))
                        .found())
                .contains("写了两次");
        assertThat(only(scored("experts")).found()).isEqualTo("没有写评分指标");
    }

    @Test
    void placesForTheBestAreTakenAtTheApprovalAndGoByAScore() {
        String ranked = "quota: {most: 1, at: %s, per: %s, rankBy: score, proposed: 例}";
        assertThat(only(SmallPack.empty().direction("A", STAGES, ranked.formatted("submission", "programme")))
                        .path())
                .isEqualTo("directions.A.quota.rankBy");
        assertThat(only(SmallPack.empty().direction("A", STAGES, ranked.formatted("approval", "applicant")))
                        .path())
                .isEqualTo("directions.A.quota.rankBy");
        assertThat(only(SmallPack.empty().direction("A", ranked.formatted("approval", "programme")))
                        .found())
                .isEqualTo("本方向没有由专家评审的环节");
        assertThat(only(SmallPack.empty()
                                .direction(
                                        "A",
                                        STAGES,
                                        ranked.formatted("approval", "county").replace("rankBy: score", "rankBy: day")))
                        .path())
                .isEqualTo("directions.A.quota.rankBy");
    }

    private static SmallPack choosing(String kind) {
        return SmallPack.empty().parameter("CHOICE: {name: 读法, type: text, " + kind + ", doubt: 例, proposed: 例}");
    }

    private static PackProblem staged(String stage, String when) {
        String text = choosing("default: yes, options: {yes: 是, no: 否}")
                .direction(
                        "A",
                        "stages: [county, review, decision]",
                        "quota: {most: 1, when: 'param(\"CHOICE\") == \"no\"', proposed: 例}")
                .text();
        List<PackProblem> problems = PackChecker.check(
                        text.replace("  " + stage + ": {", "  " + stage + ": {when: '" + when + "', ")
                                .getBytes(StandardCharsets.UTF_8))
                .problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void onlyParametersSayWhetherAStageIsPassedAndTheOneThatDecidesAlwaysIs() {
        assertThat(staged("review", "enterprise.pilot").found()).contains("enterprise.pilot");
        PackProblem last = staged("decision", "param(\"CHOICE\") == \"yes\"");
        assertThat(last.path()).isEqualTo("stages.decision.when");
        assertThat(last.found()).contains("最后一个环节");
    }

    @Test
    void onlyParametersSayWhetherAQuotaLimits() {
        assertThat(only(SmallPack.empty().direction("A", "quota: {most: 1, when: application.consortium, proposed: 例}"))
                        .path())
                .isEqualTo("directions.A.quota.when");
    }

    @Test
    void aLengthThatAParameterSaysIsKnownFromTheStart() {
        String counting =
                "text.counting: {name: 字数, type: text, default: word, options: {word: 词, character: 字}, doubt: 例, proposed: 例}";
        String texts = "texts: {case: {name: 正文, most: param(LENGTH), proposed: 例}}";
        assertThat(only(SmallPack.empty()
                                .parameter(counting)
                                .parameter(
                                        "LENGTH: {name: 字数上限, type: number, default: undecided, doubt: 例, proposed: 例}")
                                .direction("A", texts))
                        .found())
                .contains("没有大于零的默认值");
        assertThat(SmallPack.empty()
                        .parameter(counting)
                        .parameter("LENGTH: {name: 字数上限, type: number, default: 200, doubt: 例, proposed: 例}")
                        .direction("A", texts)
                        .read()
                        .direction("A")
                        .orElseThrow()
                        .texts()
                        .getFirst()
                        .most())
                .isEqualTo(200L);
    }

    @Test
    void wordsThatAreOnlyShownHaveNoOptionsAndADefault() {
        SmallPack open = choosing("default: undecided").direction("A");
        assertThat(numbered(open).getFirst().found()).contains("不能作文号");
        SmallPack some = choosing("default: yes, options: {yes: 是, no: 否}").direction("A");
        assertThat(numbered(some).getFirst().expected()).contains("不写 options");
        assertThat(numbered(choosing("default: 未载明").direction("A"))).isEmpty();
    }

    private static List<PackProblem> numbered(SmallPack pack) {
        String text = pack.text().replace("number: 未载明", "number: param(CHOICE)");
        return PackChecker.check(text.getBytes(StandardCharsets.UTF_8)).problems();
    }

    @Test
    void onlyAFieldOfSeveralValuesHasAMostOfThem() {
        assertThat(only(SmallPack.empty()
                                .section(
                                        "forms:\n  F: {name: 表, fields: {a: {name: 甲, type: text, atMost: 2}}, proposed: 例}")
                                .direction("A", "form: F"))
                        .path())
                .isEqualTo("forms.F.fields.a.atMost");
    }
}
