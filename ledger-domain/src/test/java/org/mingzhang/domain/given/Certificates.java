package org.mingzhang.domain.given;

import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordAcceptance;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Suite;

/** Pilot enterprises of programmes without renovation of their own, whose acceptances are certified elsewhere. */
public final class Certificates {
    public static final LocalDate ASSESSED = LocalDate.of(2025, 6, 30);

    private Certificates() {}

    /** A pilot enterprise with an industry of the pack, in a county of the pack. */
    public static String pilot(Given given, int n, String county, @Nullable String industry) {
        String code = Given.code(n);
        String name = "示例企业" + n;
        given.after(
                Person.ROSTER,
                new RegisterEnterprise(
                        code,
                        new Details(
                                name,
                                Kind.ENTERPRISE,
                                county,
                                industry,
                                null,
                                null,
                                true,
                                null,
                                50,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        Given.account(name)));
        given.person(Person.applicant(code));
        given.after(Person.ROSTER, new AdmitEnterprise(code, PROGRAMME, "1", "名单1号"));
        return code;
    }

    /** A certificate of 40万 recognised, eighty machines of which sixty are digital and forty in the network. */
    public static RecordAcceptance certificate(String code, String documentNo, int level, boolean passed) {
        return certificate(code, documentNo, level, passed, ASSESSED);
    }

    /** The same of another day. */
    public static RecordAcceptance certificate(
            String code, String documentNo, int level, boolean passed, LocalDate assessedOn) {
        return new RecordAcceptance(
                code,
                PROGRAMME,
                "示例评测机构",
                documentNo,
                assessedOn,
                passed,
                level,
                850,
                4,
                1,
                wan(40),
                80,
                60,
                40,
                null,
                null,
                List.of(new Acceptance.Scene("排产", level, true), new Acceptance.Scene("仓储", 1, null)));
    }

    /** An application that is approved already, by nobody whom a test names. */
    public static Case approved(
            Given given, PolicyPack pack, String number, String direction, String code, String county) {
        StreamId application = StreamId.application(number);
        given.recorded(List.of(
                new StreamEvent(
                        application,
                        new ApplicationSubmitted(
                                PROGRAMME,
                                Suite.SM3.hash(pack.bytes().toArray()).toString(),
                                pack.version(),
                                direction,
                                code,
                                "1",
                                county,
                                "示例申报",
                                null,
                                null,
                                2,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null)),
                new StreamEvent(application, new ApplicationApproved())));
        return new Case(given, number, code, direction);
    }
}
