package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;

class PackRendererTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final ParameterValues values = ParameterValues.defaults(pack);

    @Test
    void everyRuleStandsBesideItsClause() {
        String text = PackRenderer.text(pack, values);
        assertThat(text)
                .contains("【HD-09】工业互联网平台（含产业大脑）")
                .contains("2. 服务试点企业不少于5家（平台单位完工时逐家列名，均须在试点名单上）（服务试点企业数 ≥ 5家） 〔《…方案》资金安排（九）「服务试点企业数量不少于5家」〕")
                .contains("实际完成投资额的20%：不超过 实际完成投资额 × 20%，分以下舍去 〔《…方案》资金安排（九）「按照实际完成投资额的20%给予一次性奖补」〕")
                .contains("不低于 10万元 〔《…方案》资金安排（八）「给予10万~20万元奖励」〕");
        long rules = text.lines()
                .filter(line -> line.matches("    \\d+\\. .*|    \\S+：不超过 .*"))
                .count();
        long cited = text.lines()
                .filter(line -> line.matches("    \\d+\\. .*|    \\S+：不超过 .*"))
                .filter(line -> line.endsWith("」〕") || line.matches(".*〔拟定：.+〕"))
                .count();
        assertThat(rules).isGreaterThan(35).isEqualTo(cited);
    }

    @Test
    void nothingThatADirectionSaysStandsWithoutTheWordsItRestsOn() {
        for (String id : Packs.builtIn()) {
            PolicyPack city = Packs.builtIn(id);
            List<PackLine> lines = PackRenderer.lines(city, ParameterValues.defaults(city));
            boolean above = false;
            for (int i = indexOf(lines, "、支持方向"); i < indexOf(lines, "、参数（方案未定之处）"); i++) {
                PackLine line = lines.get(i);
                if (line.indent() <= 2) {
                    // What stands further in belongs to it.
                    above = line.indent() > 0 && line.clause() != null;
                }
                boolean heading = lines.get(i + 1).indent() > line.indent();
                if (line.indent() > 0 && !heading && !line.text().startsWith("说明：") && !above) {
                    assertThat(line.clause()).as(id + " " + line.text()).isNotNull();
                }
            }
        }
    }

    private static int indexOf(List<PackLine> lines, String heading) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).text().endsWith(heading)) {
                return i;
            }
        }
        throw new AssertionError(heading);
    }

    @Test
    void whoMayApplyWhoIsPaidAndTheCourseRestOnTheirOwnWordsWhereThePackGivesThem() {
        PolicyPack city = Packs.builtIn("shijiazhuang-2025");
        assertThat(PackRenderer.text(city, ParameterValues.defaults(city)))
                .contains("申报主体：企业或其他单位、资源池内的数字化服务商 〔《…通知》附件2-3「大企业或数字化服务商通过技术赋能")
                .contains("收款：申报企业 〔《…通知》附件2·五（一）「对通过市级“链式”企业评定的企业给予一次性奖补50万元」〕")
                .contains("环节：县级审核推荐、第三方评审、专项审计、公示、评审确定 〔《…通知》附件2·五（二）「专家评审、专项审计")
                .contains("科目：“数智”标杆与“链式”案例奖补 〔《…通知》");
        assertThat(PackStructure.of(city, ParameterValues.defaults(city)).toString())
                .contains("basis={applicants={proposed=false, document=notice, place=附件2-3");
    }

    @Test
    void whatParametersDecideIsSaidWhereItActs() {
        ParameterValues other = values.with("level.inclusive", Value.of("exclusive"), 7L)
                .with("phase.months", Value.of("end-exclusive"), 8L)
                .with("ratio.scope", Value.of("enterprise"), 9L);
        assertThat(PackRenderer.text(pack, values))
                .contains("科目：数字化服务提升（由参数「计入80%与20%的科目」决定，另可为数字化改造） 〔《…方案》资金安排「不少于80%的中央财政奖补资金将直接用于")
                .contains("不低于 95% 2027年（包括本数：参数「“以上”是否包括本数」） 〔")
                .contains("数字化产品服务商：不少于 40家 （包括本数")
                .contains("止月包括在内（参数「")
                .contains("；仅当 参数「数字化改造投入的范围」取“还不得超过合同明细")
                .contains("市工业和信息化局；不少于 5 个工作日（参数「公示期」）")
                .contains("；不符合的，按“对改造不达标企业实行退出机制”办理退出试点");
        assertThat(PackRenderer.text(pack, other))
                .contains("科目：数字化改造（由参数「计入80%与20%的科目」决定，另可为数字化服务提升） 〔《…方案》资金安排「不少于80%的中央财政奖补资金将直接用于")
                .contains("高于 95% 2027年（不包括本数：参数「“以上”是否包括本数」） 〔")
                .contains("数字化产品服务商：多于 40家")
                .contains("止月不包括在内（参数「");
        assertThat(PackStructure.of(pack, values).toString())
                .contains("line=service, lineBy={")
                .contains("comparison=>=, value=")
                .contains("lastMonth=true");
        assertThat(PackStructure.of(pack, other).toString())
                .contains("line=renovation, lineBy={")
                .contains("comparison=>, value=")
                .contains("lastMonth=false");
    }

    @Test
    void whatDecidesWhichTitlesCountAndHowOftenIsSaid() {
        assertThat(PackRenderer.text(pack, values))
                .contains(
                        "集群“领跑者”（cluster-leader）：记作集群“领跑者”、集群领跑者，级别为省级、国家级、工业和信息化部、工信部；"
                                + "仅当 参数「专精特新企业、集群“领跑者”计入优先的级别」取“不论级别，市级认定的也计入；“省级或国家级”只限定绿色工厂”，也认记作集群“领跑者”、集群领跑者，不限级别 〔《…方案》资金安排（一）")
                .contains("省级智能工厂（provincial-smart-factory）：记作智能工厂，级别为省级 〔")
                .contains("次数：由参数「工业互联网平台奖补的次数」决定 〔《…方案》资金安排（九）「给予一次性奖补」〕")
                .containsPattern("HD-01.honourLevel　专精特新企业、集群“领跑者”计入优先的级别：.+（provincial）（默认） 〔")
                .containsPattern("HD-04.national　国家级链式转型案例是否即入选典型案例集：.+（collection）（默认） 〔")
                .contains("AMB-HD-10　平台的“一次性奖补”")
                .containsPattern("相关参数「.+」（HD-06.once）：.+（默认）；另可取 ")
                .contains("」（HD-07.once）：");
    }

    @Test
    void aChecklistOfOurOwnIsMarkedAsOursAndItsAbsenceIsSaid() {
        assertThat(PackRenderer.text(pack, values))
                .contains("  材料：文件未列材料清单（未决定）；以下为本系统拟定，不据此限制办理")
                .contains("    2. 营业执照（licence）：建议，「县级审核推荐」前 〔拟定：")
                .contains("    6. 合同扫描件（contract）：建议，评测验收前 〔拟定：")
                .contains("  材料：未决定，不据此限制办理 〔拟定：文件未列材料清单〕");
    }

    @Test
    void whatSeveralDirectionsRequireAlikeStandsOnceAndIsReferredTo() {
        PolicyPack city = Packs.builtIn("shijiazhuang-2025");
        List<String> sheet = PackRenderer.sheet(city, ParameterValues.defaults(city)).stream()
                .map(PackLine::text)
                .toList();
        assertThat(sheet)
                .filteredOn(line -> line.contains("能够配合开展调研和宣传推广等工作"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("共同条件 ").endsWith("；适用于 数字化转型“小灯塔”标杆企业、数字化车间及智能工厂、创新能力显著提升中小企业"));
        assertThat(sheet).filteredOn(line -> line.contains(". 见共同条件 ")).hasSizeGreaterThanOrEqualTo(3);
        // Each direction for itself still says all, for whoever compares versions.
        assertThat(PackRenderer.lines(city, ParameterValues.defaults(city)))
                .filteredOn(line -> line.text().contains("能够配合开展调研和宣传推广等工作"))
                .hasSize(3);
    }

    @Test
    void everyDirectionStillSaysEachOfItsConditions() {
        for (String id : Packs.builtIn()) {
            PolicyPack city = Packs.builtIn(id);
            String sheet = PackRenderer.sheet(city, ParameterValues.defaults(city)).stream()
                    .map(PackLine::text)
                    .collect(java.util.stream.Collectors.joining("\n"));
            for (Direction direction : city.directions()) {
                for (Requirement requirement : direction.requirements()) {
                    assertThat(sheet).contains(RuleText.requirement(city, requirement));
                }
            }
        }
    }

    @Test
    void everyAmbiguityOfEveryPackIsShownWithItsDoubtDefaultAndOptions() {
        for (String id : Packs.builtIn()) {
            PolicyPack city = Packs.builtIn(id);
            String text = PackRenderer.text(city, ParameterValues.defaults(city));
            for (Ambiguity ambiguity : city.ambiguities()) {
                assertThat(text).contains(ambiguity.id() + "　" + ambiguity.question(), "取读法：" + ambiguity.reading());
                ambiguity.parameters().forEach(parameter -> assertThat(text).contains("」（" + parameter + "）："));
            }
            for (Parameter parameter : city.parameters()) {
                assertThat(text).contains("疑义：" + parameter.doubt());
                parameter.options().forEach(option -> assertThat(text)
                        .contains("可选 " + option.id() + "：" + option.meaning()));
            }
        }
    }

    @Test
    void aReadingThatWasDecidedAnewIsNoLongerShownAsTheOneInForce() {
        PolicyPack pack = Packs.builtIn("qingdao-2025");
        String open = PackRenderer.text(pack, ParameterValues.defaults(pack));
        String decided =
                PackRenderer.text(pack, ParameterValues.defaults(pack).with("QD-1.rate", Value.of("separate"), 9L));
        String reading = pack.ambiguities().stream()
                .filter(ambiguity -> ambiguity.parameters().contains("QD-1.rate"))
                .findFirst()
                .orElseThrow()
                .reading();
        assertThat(open).contains("      取读法：" + reading);
        assertThat(decided).contains("原取读法，现已另有决定：" + reading).doesNotContain("      取读法：" + reading);
    }

    @Test
    void whatIsUndecidedSaysSoUntilItIsDecided() {
        assertThat(PackRenderer.text(pack, values)).contains("HD-01.cap.L2.batch2　第二批二级企业最高补助：未决定 〔");
        assertThat(PackRenderer.text(pack, values.with("HD-01.cap.L2.batch2", Value.of(Fen.ofWan(15)), 88L)))
                .contains("HD-01.cap.L2.batch2　第二批二级企业最高补助：15万元（已决定，账目 88） 〔");
    }

    @Test
    void whatThePolicyDoesNotSayIsMarkedAsProposed() {
        assertThat(PackRenderer.text(pack, values)).contains("notice.workingDays　公示期：5工作日（默认） 〔拟定：");
    }

    @Test
    void theStructureHoldsOnlyWhatJsonHolds() {
        assertThat(foreign(PackStructure.of(pack, values))).isEmpty();
    }

    @Test
    void theStructureKeepsAmountsInFen() {
        Map<String, Object> json =
                PackStructure.of(pack, values.with("HD-01.cap.L2.batch2", Value.of(Fen.ofWan(15)), 88L));
        assertThat(json.toString())
                .contains("id=central, name=中央财政奖补资金, amountFen=10000000000")
                .contains("state=DECIDED, valueFen=15000000")
                .contains("state=UNDECIDED");
        assertThat(json.get("directions"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(13);
    }

    private static List<Object> foreign(Object value) {
        Stream<?> inside =
                switch (value) {
                    case Map<?, ?> map ->
                        Stream.concat(
                                map.keySet().stream().filter(key -> !(key instanceof String)), map.values().stream());
                    case List<?> list -> list.stream();
                    case String text -> Stream.empty();
                    case Integer number -> Stream.empty();
                    case Long number -> Stream.empty();
                    case Boolean flag -> Stream.empty();
                    default -> null;
                };
        return inside == null
                ? List.of(value)
                : inside.flatMap(each -> foreign(each).stream())
                        .map(Object.class::cast)
                        .toList();
    }
}
