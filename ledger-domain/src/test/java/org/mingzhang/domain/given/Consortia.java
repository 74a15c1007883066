package org.mingzhang.domain.given;

import java.util.List;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;

/** Applications of an enterprise together with another one, under packs that make them liable together. */
public final class Consortia {
    private static final String WORDS = "  HD-06:\n    name:";
    private static final String AGREED = """
              HD-06:
                joint:
                  agreement: agreement
                  proposed: 联合申报协议约定各成员连带责任
                documents:
                  agreement:
                    name: 联合申报协议
                    need: optional
                    copies: 1
                    seal: true
                    proposed: 联合体提交
                name:""".indent(2).stripTrailing();

    private Consortia() {}

    /** Members are liable once they have signed themselves. */
    public static Given liable() {
        return liable("");
    }

    /**
     * The same with further keys.
     *
     * @param keys such as {@code by: lead}, with a comma behind each
     */
    public static Given liable(String keys) {
        return Given.budgetWith(WORDS, joint(keys));
    }

    /** Who is liable a parameter says, which nobody has decided. */
    public static Given liableAsDecided() {
        return Given.budgetUnder(text -> text.replace(WORDS, joint("by: param(HD-06.joint), "))
                .replace(
                        "\nparameters:\n",
                        "\nparameters:\n  HD-06.joint: {name: 连带责任, type: text, default: undecided,"
                                + " options: {everyone: 各成员, lead: 牵头单位}, doubt: 例, proposed: 例}\n"));
    }

    private static String joint(String keys) {
        return "  HD-06:\n    joint: {" + keys + "proposed: 联合申报协议约定各成员连带责任}\n    name:";
    }

    /** Members are liable also by an agreement with their seals. */
    public static Given liableByAgreement() {
        return Given.budgetWith(WORDS, AGREED);
    }

    /** An application that names a member; nothing is decided. */
    public static Case applied(Given given, String member) {
        Case it = given.applicant("HD-06");
        SubmitApplication alone = it.submission();
        given.after(
                it.applicant(),
                new SubmitApplication(
                        alone.application(),
                        Given.PROGRAMME,
                        alone.direction(),
                        alone.applicant(),
                        alone.title(),
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(member),
                        null,
                        null,
                        null));
        return it;
    }

    /** The county passes an application whose member has not said that it joins. */
    public static Answer unjoined() {
        Given liable = liable();
        String named = liable.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        return liable.when(Person.COUNTY, applied(liable, named).stage("county", Outcome.PASSED));
    }

    /** Somebody who signs for a member. */
    public static Person member(Given given, String code) {
        Person member = new Person("member-" + code, code, Role.APPLICANT, null);
        given.person(member);
        return member;
    }
}
