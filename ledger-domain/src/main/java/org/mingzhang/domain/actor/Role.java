package org.mingzhang.domain.actor;

/** Posts (岗位). What each may do is decided where the command is. */
public enum Role {
    LEDGER("账本自身"),
    SYSTEM_ADMIN("系统管理员"),
    SECURITY_ADMIN("安全保密管理员"),
    AUDIT_ADMIN("安全审计员"),
    CITY_INDUSTRY("市工信"),
    COUNTY_INDUSTRY("县级工信"),
    FINANCE("财政"),
    AUDITOR("审计"),
    SUPERVISOR("监督组"),
    EXPERT("专家"),
    ASSESSOR("评测机构"),
    APPLICANT("申报单位");

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether it is given with a registration: who registers people gives no post that moves public money, or looks after it. */
    public boolean comesWithRegistration() {
        return this == APPLICANT;
    }

    /** Whether people of an office alone have it: who reviews, pays and audits is of no business. */
    public boolean isOfAnOffice() {
        return switch (this) {
            case CITY_INDUSTRY, COUNTY_INDUSTRY, FINANCE, AUDITOR -> true;
            case LEDGER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, SUPERVISOR, EXPERT, ASSESSOR, APPLICANT -> false;
        };
    }

    /** Whether another person may stand in for it: what is a person's own, or keeps the posts of others, waits for its holder. */
    public boolean mayBeStoodInFor() {
        return switch (this) {
            case LEDGER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, EXPERT -> false;
            case CITY_INDUSTRY, COUNTY_INDUSTRY, FINANCE, AUDITOR, SUPERVISOR, ASSESSOR, APPLICANT -> true;
        };
    }
}
