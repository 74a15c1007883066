package org.mingzhang.tools.demo;

import org.mingzhang.domain.actor.Role;
import org.mingzhang.tools.SampleCity;

/** What an official of the story does. Desks that check each other never share a person. */
enum Desk {
    ROSTER("city-roster", "名单管理", Office.INDUSTRY, Role.CITY_INDUSTRY, 2),
    NOTICE("city-notice", "公示经办", Office.INDUSTRY, Role.CITY_INDUSTRY, 2),
    DECISION("city-decision", "认定", Office.INDUSTRY, Role.CITY_INDUSTRY, 2),
    CALCULATION("city-calculation", "测算", Office.INDUSTRY, Role.CITY_INDUSTRY, 2),
    APPROVAL("city-approval", "核定", Office.INDUSTRY, Role.CITY_INDUSTRY, 2),
    POLICY("city-policy", "政策法规", Office.INDUSTRY, Role.CITY_INDUSTRY, 1),
    PURCHASE("city-purchase", "采购", Office.INDUSTRY, Role.CITY_INDUSTRY, 1),
    BUDGET("finance-budget", "预算", Office.FINANCE, Role.FINANCE, 1),
    REVIEW("finance-review", "复核", Office.FINANCE, Role.FINANCE, 2),
    ORDER("finance-order", "拨付经办", Office.FINANCE, Role.FINANCE, 2),
    PAYMENT("finance-payment", "拨付审批", Office.FINANCE, Role.FINANCE, 2),
    CONFIRMATION("finance-receipt", "支付回单", Office.FINANCE, Role.FINANCE, 2),
    TREASURY("finance-treasury", "国库对账", Office.FINANCE, Role.FINANCE, 1),
    SUPERVISION("supervisor", "监督", Office.SUPERVISION, Role.SUPERVISOR, 3),
    AUDIT("auditor", "审计", Office.AUDIT, Role.AUDITOR, 2),
    EXPERT("expert", "评审专家", Office.EXPERTS, Role.EXPERT, 12),
    ASSESSMENT("assessor", "评测", Office.ASSESSORS, Role.ASSESSOR, 4);

    /** Where they sit. */
    enum Office {
        DATA("data", SampleCity.name() + "数据管理部门（示例）"),
        INDUSTRY("industry", SampleCity.name() + "工业和信息化局（示例）"),
        FINANCE("finance", SampleCity.name() + "财政局（示例）"),
        SUPERVISION("supervision", "专项监督小组（示例）"),
        AUDIT("audit", SampleCity.name() + "审计局（示例）"),
        EXPERTS("experts", "数字化转型专家库（示例）"),
        ASSESSORS("assessors", "第三方评测机构（示例）");

        private final String id;
        private final String title;

        Office(String what, String title) {
            this.id = id(what);
            this.title = title;
        }

        /** The id of an office of the sample city. */
        static String id(String what) {
            return SampleCity.story().place().offices() + "-" + what;
        }

        String id() {
            return id;
        }

        String title() {
            return title;
        }
    }

    private final String prefix;
    private final String title;
    private final Office office;
    private final Role role;
    private final int heads;

    Desk(String prefix, String title, Office office, Role role, int heads) {
        this.prefix = prefix;
        this.title = title;
        this.office = office;
        this.role = role;
        this.heads = heads;
    }

    int heads() {
        return heads;
    }

    /** The n-th of those who share the desk; counts on from the first when there are fewer. */
    Person person(int n) {
        int head = Math.floorMod(n, heads) + 1;
        return new Person(
                "%s-%02d".formatted(prefix, head),
                "示例%s%02d".formatted(title, head),
                office.id,
                office.title,
                role,
                null);
    }
}
