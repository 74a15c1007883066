package org.mingzhang.domain.given;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;

/** A pack without money, of as many directions as a test needs; each of them passes the county's stage and the decision. */
public final class SmallPack {
    private static final String HEAD = """
            pack: small
            version: 1
            title: 示例通知
            issuer: 示例部门
            zone: Asia/Shanghai
            documents:
              notice:
                title: 示例通知
                issuer: 示例部门
                number: 未载明
                issued: 未载明
                passages:
                  一: 每个单位限报1项，每县限报2项。
            counties:
              proposed: 例
              list: {130402: 甲区, 130403: 乙区}
            industries: {}
            stages:
              county: {name: 县级推荐, responsible: 县级主管部门, proposed: 例}
              review: {name: 第三方评审, by: thirdParty, responsible: 第三方机构, proposed: 例}
              experts: {name: 专家评审, responsible: 专家组, proposed: 例}
              decision: {name: 认定, responsible: 市级主管部门, proposed: 例}
            """;
    private static final String PARAMETERS = """
            parameters:
              pilot.from: {name: 起, type: date, default: 2025-09-01, doubt: 例, proposed: 例}
              pilot.to: {name: 止, type: date, default: 2027-06-30, doubt: 例, proposed: 例}
            """;

    private final List<String> directions = new ArrayList<>();
    private final StringBuilder sections = new StringBuilder();
    private final StringBuilder parameters = new StringBuilder(PARAMETERS);

    /** Begins without directions. */
    public static SmallPack empty() {
        return new SmallPack();
    }

    /**
     * One more direction.
     *
     * @param rules further keys, one a line
     */
    public SmallPack direction(String id, String... rules) {
        StringBuilder text =
                new StringBuilder("  %s:\n    name: 方向%s\n    kind: case\n    proposed: 例\n".formatted(id, id));
        boolean staged = false;
        for (String rule : rules) {
            staged |= rule.startsWith("stages:");
            text.append("    ").append(rule).append('\n');
        }
        directions.add(staged ? text.toString() : text + "    stages: [county, decision]\n");
        return this;
    }

    /** One more section of the pack, as it is written. */
    public SmallPack section(String text) {
        sections.append(text).append('\n');
        return this;
    }

    /** One more parameter, as a line of the section. */
    public SmallPack parameter(String text) {
        parameters.append("  ").append(text).append('\n');
        return this;
    }

    public String text() {
        return HEAD + sections + "directions:\n" + String.join("", directions) + parameters;
    }

    /**
     * Read as the second version of a pack.
     *
     * @param transition what becomes of cases on their way
     */
    public PolicyPack amending(LocalDate from, String transition) {
        String head =
                "version: 2\namends: {from: " + from + ", transition: " + transition + ", text: 示例过渡办法, proposed: 例}\n";
        return PackReader.read(text().replace("version: 1\n", head).getBytes(StandardCharsets.UTF_8));
    }

    public PolicyPack read() {
        return PackReader.read(text().getBytes(StandardCharsets.UTF_8));
    }
}
