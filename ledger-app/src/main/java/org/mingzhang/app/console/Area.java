package org.mingzhang.app.console;

import static org.mingzhang.domain.actor.Role.APPLICANT;
import static org.mingzhang.domain.actor.Role.ASSESSOR;
import static org.mingzhang.domain.actor.Role.AUDITOR;
import static org.mingzhang.domain.actor.Role.AUDIT_ADMIN;
import static org.mingzhang.domain.actor.Role.CITY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.COUNTY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.EXPERT;
import static org.mingzhang.domain.actor.Role.FINANCE;
import static org.mingzhang.domain.actor.Role.LEDGER;
import static org.mingzhang.domain.actor.Role.SECURITY_ADMIN;
import static org.mingzhang.domain.actor.Role.SUPERVISOR;
import static org.mingzhang.domain.actor.Role.SYSTEM_ADMIN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;

/**
 * A part of the console, and in which posts it may be opened: the one list from which both the menu is drawn and requests are
 * let through. What no area covers is open to nobody; {@link Practice} opens one more where everything is invented.
 */
public enum Area {
    WORKBENCH("/", "工作台", Group.TOP, everybody()),
    PRACTICE("/practice", "演练", Group.PRACTICE, EnumSet.noneOf(Role.class)),
    BUDGET("/budget", "资金总览", Group.MONEY, officials()),
    DIFFERENCES("/differences", "账实差异", Group.MONEY, EnumSet.of(FINANCE, CITY_INDUSTRY, AUDITOR, SUPERVISOR)),
    WHATIF("/whatif", "假设测算", Group.MONEY, EnumSet.of(FINANCE, CITY_INDUSTRY, AUDITOR)),
    REGISTERS("/registers", "台账", Group.REGISTERS, business()),
    ENTERPRISES("/enterprises", "一企一档", null, business()),
    PROVIDERS("/providers", "一服务商一档", null, business()),
    SIGN("/do", "办理", Group.WORK, everybody()),
    IMPORTS("/imports", "导入", Group.WORK, EnumSet.of(CITY_INDUSTRY, FINANCE)),
    PACKS("/packs", "政策包", Group.WORK, everybody()),
    VERIFY("/verify", "核验", Group.PROOF, everybody()),
    TRAIL("/trail", "来龙去脉", null, business()),
    ENTRIES("/entries", "账目", null, business()),
    FIND("/find", "查找", null, business()),
    LIMITS("/limits", "本系统不能证明什么", Group.PROOF, everybody()),
    SYSTEM("/system", "系统", Group.SYSTEM, EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN)),
    READS("/reads", "查阅与导出记录", Group.SYSTEM, EnumSet.of(AUDIT_ADMIN, AUDITOR)),
    ACCOUNT("/account", "账号与密钥", null, everybody());

    /** Where a menu entry stands. */
    public enum Group {
        TOP(""),
        PRACTICE("演练"),
        MONEY("资金"),
        REGISTERS("台账"),
        WORK("办理"),
        PROOF("核验"),
        SYSTEM("系统");

        private final String chinese;

        Group(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    private final String path;
    private final String chinese;
    private final @Nullable Group group;
    private final Set<Role> roles;

    Area(String path, String chinese, @Nullable Group group, Set<Role> roles) {
        this.path = path;
        this.chinese = chinese;
        this.group = group;
        this.roles = roles;
    }

    private static Set<Role> officials() {
        return EnumSet.of(CITY_INDUSTRY, COUNTY_INDUSTRY, FINANCE, AUDITOR, SUPERVISOR);
    }

    /** All who have to do with cases; the three administrators have not. */
    private static Set<Role> business() {
        Set<Role> roles = officials();
        roles.addAll(EnumSet.of(EXPERT, ASSESSOR, APPLICANT));
        return roles;
    }

    private static Set<Role> everybody() {
        return EnumSet.complementOf(EnumSet.of(LEDGER));
    }

    public String path() {
        return path;
    }

    public String chinese() {
        return chinese;
    }

    public @Nullable Group group() {
        return group;
    }

    /** Whether it may be opened in a post. */
    public boolean opensTo(Role role) {
        return roles.contains(role);
    }

    /** The posts in which it may be opened. */
    public Set<Role> roles() {
        return EnumSet.copyOf(roles);
    }

    /** The area of a path within the application; empty where there is none. */
    public static Optional<Area> of(String path) {
        if (path.equals(WORKBENCH.path)) {
            return Optional.of(WORKBENCH);
        }
        return Arrays.stream(values())
                .filter(area -> area != WORKBENCH && (path.equals(area.path) || path.startsWith(area.path + "/")))
                .findFirst();
    }

    /** What the menu has in a group, for those to whom it is open. */
    static List<Area> menu(Group group) {
        return Arrays.stream(values()).filter(area -> area.group == group).toList();
    }
}
