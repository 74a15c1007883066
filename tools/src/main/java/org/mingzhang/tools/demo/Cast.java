package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;

/** The officials of the story. Applicants come with their organisations, in {@link Firm}. */
final class Cast {
    /** Signs everyone's registration; who the genesis of a demo ledger registers. */
    static final Person ADMINISTRATOR =
            new Person("admin", "示例系统管理员", Duty.Office.DATA.id(), Duty.Office.DATA.title(), Role.SYSTEM_ADMIN, null);

    private static final int COUNTY_STAFF = 2;

    private Cast() {}

    /** One of a county's two: who reviews papers (0), or who goes and looks (1). */
    static Person county(String county, int n) {
        int head = Math.floorMod(n, COUNTY_STAFF) + 1;
        return new Person(
                "county-%s-%02d".formatted(county, head),
                "示例县级经办%s-%02d".formatted(county, head),
                "hd-county-" + county,
                "县（市、区）工业和信息化主管部门（示例，%s）".formatted(county),
                Role.COUNTY_INDUSTRY,
                county);
    }

    /** Everyone who is registered before anything else happens. */
    static List<Person> officials(PolicyPack pack) {
        List<Person> out = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            for (int n = 0; n < duty.heads(); n++) {
                out.add(duty.person(n));
            }
        }
        for (County county : pack.counties()) {
            for (int n = 0; n < COUNTY_STAFF; n++) {
                out.add(county(county.code(), n));
            }
        }
        return out;
    }
}
