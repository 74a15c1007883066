package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.PackLine;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;

/** A printed pack is a table that fits the paper, whatever the notice says. */
class PackSheetTest {
    private static List<String> sheet(String id) {
        PolicyPack pack = Packs.builtIn(id);
        StringWriter out = new StringWriter();
        PackSheet.print(pack, PackRenderer.sheet(pack, ParameterValues.defaults(pack)), new PrintWriter(out));
        return out.toString().lines().toList();
    }

    @Test
    void noLineIsWiderThanThePaperAndAllColumnsStandUnderEachOther() {
        for (String id : Packs.builtIn()) {
            List<String> lines = sheet(id);
            assertThat(lines)
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(PackSheet.COLUMNS));
            List<Integer> bars = lines.stream()
                    .filter(line -> line.contains(" | "))
                    .map(line -> DisplayWidth.of(line.substring(0, line.indexOf(" | "))))
                    .distinct()
                    .toList();
            assertThat(bars).as(id).hasSize(1);
        }
    }

    @Test
    void eachDirectionIsATableWithTheClauseBesideTheRule() {
        List<String> lines = sheet("handan-2025");
        int at = lines.indexOf("【HD-09】工业互联网平台（含产业大脑）");
        assertThat(at).isPositive();
        assertThat(lines.get(at + 2)).startsWith("事项 ").contains("| 规定").contains("| 依据");
        assertThat(String.join("\n", lines.subList(at, at + 60)))
                .contains("| 2. 服务试点企业不少于5家")
                .contains("资金安排（九）「服务");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(" | 〔拟定〕"));
    }

    @Test
    void anIdStandsWholeUnderItsRuleAndTheNameBeforeIt() {
        for (String id : Packs.builtIn()) {
            PolicyPack pack = Packs.builtIn(id);
            List<String> lines = sheet(id);
            pack.parameters().forEach(parameter -> assertThat(lines)
                    .anySatisfy(line -> assertThat(line).contains("| 编号 " + parameter.id() + " ")));
            pack.honours().forEach(honour -> assertThat(lines)
                    .anySatisfy(line -> assertThat(line).contains("| 编号 " + honour.id() + " ")));
        }
    }

    @Test
    void amountsPlacesWeightsAndExclusionsNameNothingByItsId() {
        for (String id : Packs.builtIn()) {
            PolicyPack pack = Packs.builtIn(id);
            List<PackLine> lines = PackRenderer.sheet(pack, ParameterValues.defaults(pack));
            for (Parameter parameter : pack.parameters()) {
                assertThat(lines)
                        .filteredOn(line -> line.text()
                                .matches("(?s).*(?<![\\w.-])" + Pattern.quote(parameter.id()) + "(?![\\w.-]).*"))
                        .allSatisfy(line -> assertThat(line.text())
                                .matches("(?s)" + Pattern.quote(parameter.id()) + "　.*|.*（"
                                        + Pattern.quote(parameter.id()) + "）.*|(?:取读法|疑义|说明|可选).*"));
            }
        }
    }

    @Test
    void noWordOfARuleIsLostInTheTable() {
        for (String id : Packs.builtIn()) {
            PolicyPack pack = Packs.builtIn(id);
            String rules = sheet(id).stream()
                    .filter(line -> line.contains(" | "))
                    .map(line -> line.split(" \\| ", 3)[1])
                    .collect(Collectors.joining())
                    .replaceAll("[\\s　|]", "");
            assertThat(PackRenderer.sheet(pack, ParameterValues.defaults(pack)))
                    .filteredOn(line -> line.indent() > 2)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(line -> assertThat(rules).contains(line.text().replaceAll("[\\s　]", "")));
        }
    }

    @Test
    void aLineBreaksNeitherWordsNorFiguresNorBeforeAClosingMark() {
        assertThat(PackSheet.Wrapping.lines("每家最高补助20万元（含税）。另奖5万元", 14))
                .containsExactly("每家最高补助", "20万元（含", "税）。另奖", "5万元");
        assertThat(PackSheet.Wrapping.lines("编号 HD-01.cap.L2 的参数", 12)).containsExactly("编号", "HD-01.cap.L2", "的参数");
        assertThat(PackSheet.Wrapping.lines("HD-01.cap.L2.batch1", 12)).containsExactly("HD-01.cap.", "L2.batch1");
        assertThat(PackSheet.Wrapping.lines("", 10)).isEmpty();
    }
}
