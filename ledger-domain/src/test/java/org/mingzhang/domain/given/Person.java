package org.mingzhang.domain.given;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;

/** Somebody who acts: for an organisation, in a post, for the whole city or one county. */
public record Person(
        String id, String org, Role role, @Nullable String county) {
    /** The first administrators, whom the ledger itself registers: who registers people, who gives them posts, who audits both. */
    public static final Person ADMINISTRATOR = new Person("admin", "data-office", Role.SYSTEM_ADMIN, null);

    public static final Person SECURITY = new Person("security-admin", "data-office", Role.SECURITY_ADMIN, null);
    public static final Person AUDIT = new Person("audit-admin", "data-office", Role.AUDIT_ADMIN, null);

    public static final Person ROSTER = city("roster");
    public static final Person NOTICE = city("notice");
    public static final Person DECISION = city("decision");
    public static final Person CALCULATOR = city("calculator");
    public static final Person APPROVER = city("approver");
    public static final Person BUDGET = finance("budget");
    public static final Person REVIEWER = finance("reviewer");
    public static final Person ORDERER = finance("orderer");
    public static final Person RELEASER = finance("releaser");
    public static final Person RECEIPTS = finance("receipts");
    public static final Person COUNTY = county("county", Given.COUNTY);
    public static final Person OTHER_COUNTY = county("other-county", Given.OTHER_COUNTY);
    public static final Person EXPERT = new Person("expert", "expert-pool", Role.EXPERT, null);
    public static final Person ASSESSOR = new Person("assessor", "assessors", Role.ASSESSOR, null);
    public static final Person SUPERVISOR = new Person("supervisor", "supervision", Role.SUPERVISOR, null);
    public static final Person AUDITOR = new Person("auditor", "audit-office", Role.AUDITOR, null);

    /** Everybody above. */
    public static final List<Person> OFFICIALS = List.of(
            ADMINISTRATOR,
            SECURITY,
            AUDIT,
            ROSTER,
            NOTICE,
            DECISION,
            CALCULATOR,
            APPROVER,
            BUDGET,
            REVIEWER,
            ORDERER,
            RELEASER,
            RECEIPTS,
            COUNTY,
            OTHER_COUNTY,
            EXPERT,
            ASSESSOR,
            SUPERVISOR,
            AUDITOR);

    public static Person city(String id) {
        return new Person(id, "industry-office", Role.CITY_INDUSTRY, null);
    }

    public static Person finance(String id) {
        return new Person(id, "finance-office", Role.FINANCE, null);
    }

    public static Person county(String id, String county) {
        return new Person(id, "county-" + county, Role.COUNTY_INDUSTRY, county);
    }

    /** Who acts for an enterprise. */
    public static Person applicant(String creditCode) {
        return new Person("for-" + creditCode, creditCode, Role.APPLICANT, null);
    }

    /** The same person acting for another organisation. */
    public Person of(String otherOrg) {
        return new Person(id, otherOrg, role, county);
    }

    /** The same person in another post. */
    public Person as(Role other) {
        return new Person(id, org, other, county);
    }

    public ActorRef ref() {
        return new ActorRef(id, org, role.name(), keyId());
    }

    /** Stands for a key that the tests of the rules never use. */
    public String keyId() {
        return String.format("%016x", id.hashCode() & 0xffffffffL);
    }
}
