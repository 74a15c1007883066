package org.mingzhang.tools.simulate;

import org.mingzhang.tools.SampleCity;

/** Who does what in the story: invented, and those who check each other are never the same. */
final class Officials {
    static final String INDUSTRY = SampleCity.name() + "工业和信息化局（示例）";
    static final String FINANCE = SampleCity.name() + "财政局（示例）";
    static final String EXPERTS = "数字化转型专家库（示例）";
    static final String SUPERVISION = "专项监督小组（示例）";

    private Officials() {}

    /** One of those who share a duty. */
    static String one(String duty, int n, int heads) {
        return "示例%s%02d".formatted(duty, n % heads + 1);
    }

    /** A county's office. */
    static String office(String county) {
        return county + "工业和信息化主管部门（示例）";
    }
}
