package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.SampleCity;

/** The officials of the story. Applicants come with their organisations, in {@link Firm}. */
final class Cast {
    /** Registers everybody; the first whom the genesis of a demo ledger names. */
    static final Person ADMINISTRATOR = administrator("admin", "示例系统管理员", Role.SYSTEM_ADMIN);

    /** Gives everybody their posts; the second. */
    static final Person SECURITY_ADMINISTRATOR = administrator("security-admin", "示例安全保密管理员", Role.SECURITY_ADMIN);

    /** The third of the administrators (三员分立), who looks at what the other two do. */
    static final Person AUDIT_ADMINISTRATOR = administrator("audit-admin", "示例安全审计员", Role.AUDIT_ADMIN);

    private static final int COUNTY_STAFF = 2;

    private static final Map<String, String> COUNTIES =
            SampleCity.pack().counties().stream().collect(Collectors.toUnmodifiableMap(County::code, County::name));

    private Cast() {}

    private static Person administrator(String id, String name, Role role) {
        return new Person(id, name, Desk.Office.DATA.id(), Desk.Office.DATA.title(), role, null);
    }

    /** One of a county's two: who reviews papers (0), or who goes and looks (1). */
    static Person county(String county, int n) {
        int head = Math.floorMod(n, COUNTY_STAFF) + 1;
        return new Person(
                "county-%s-%02d".formatted(county, head),
                "示例%s经办%02d".formatted(countyName(county), head),
                Desk.Office.id("county-" + county),
                countyName(county) + "工业和信息化主管部门（示例）",
                Role.COUNTY_INDUSTRY,
                county);
    }

    /** A county's name. */
    static String countyName(String county) {
        return Objects.requireNonNull(COUNTIES.get(county), county);
    }

    /** Everyone who is registered before anything else happens. */
    static List<Person> officials(PolicyPack pack) {
        List<Person> out = new ArrayList<>();
        for (Desk desk : Desk.values()) {
            for (int n = 0; n < desk.heads(); n++) {
                out.add(desk.person(n));
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
