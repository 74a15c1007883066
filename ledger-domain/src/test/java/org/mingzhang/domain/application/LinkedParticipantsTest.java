package org.mingzhang.domain.application;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.LinkEnterprise;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;

/** Whoever is put on record as taking part takes part as much as whoever the application names; and what ends gives its place back. */
class LinkedParticipantsTest {
    private static final String ONCE =
            "exclusions:\n  X2: {text: 只能参加一个联合体, directions: [A], role: [lead, participant], atMost: 1, at: submission, proposed: 例}";

    private final Given given = Given.programme(SmallPack.empty()
            .section(ONCE)
            .direction("A", "consortium: {members: required, proposed: 例}")
            .read());

    LinkedParticipantsTest() {
        IntStream.rangeClosed(1, 7)
                .forEach(n -> given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY));
    }

    private Answer submit(String number, int lead, int member) {
        return given.when(
                Person.applicant(Given.code(lead)), Submissions.of(number, "A", Given.code(lead), Given.code(member)));
    }

    private Answer link(String number, int participant) {
        return given.when(Person.COUNTY, new LinkEnterprise(number, Given.code(participant), Link.PARTICIPATES));
    }

    @Test
    void whoTakesPartInOneConsortiumIsNotPutOnRecordForAnother() {
        submit("A-1", 1, 2).accepted();
        submit("A-2", 3, 4).accepted();
        link("A-2", 2).rejected(RejectionCode.EXCLUDED);
        link("A-2", 1).rejected(RejectionCode.EXCLUDED);
        link("A-1", 5).accepted();
        link("A-2", 5).rejected(RejectionCode.EXCLUDED);
    }

    @Test
    void whoIsOnRecordForOneIsNamedByNoOther() {
        submit("A-1", 1, 2).accepted();
        link("A-1", 5).accepted();
        submit("A-3", 6, 5).rejected(RejectionCode.EXCLUDED);
        submit("A-4", 5, 6).rejected(RejectionCode.EXCLUDED);
    }

    @Test
    void whatIsWithdrawnLetsThemGo() {
        submit("A-1", 1, 2).accepted();
        link("A-1", 5).accepted();
        given.after(Person.applicant(Given.code(1)), new WithdrawApplication("A-1", "不再申报"));
        submit("A-3", 6, 5).accepted();
    }

    private static DecideStage passed(String number, String stage) {
        return new DecideStage(number, stage, Outcome.PASSED, null, "意见");
    }

    /** No award follows that could be refused: the place would be lost for good. */
    @Test
    void anUpheldObjectionAgainstWhoIsSelectedWithoutMoneyGivesThePlaceBackOnce() {
        Given city = Given.programme(SmallPack.empty()
                .direction("A", "quota: {most: 1, at: approval, proposed: 例}")
                .read());
        for (int n = 1; n <= 3; n++) {
            String code = city.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
            city.after(Person.applicant(code), Submissions.of("A-" + n, "A", code));
            city.after(Person.COUNTY, passed("A-" + n, "county"));
        }
        city.after(Person.DECISION, passed("A-1", "decision"));
        city.when(Person.DECISION, passed("A-2", "decision")).rejected(RejectionCode.QUOTA_EXCEEDED);
        city.after(Person.SUPERVISOR, new FileObjection("A-1", "异议1", "虚假"));
        city.after(Person.SUPERVISOR, new FileObjection("A-1", "异议2", "虚假"));
        city.after(Person.NOTICE, new ResolveObjection("A-1", "异议1", true, "属实"));
        city.after(Person.NOTICE, new ResolveObjection("A-1", "异议2", true, "属实"));
        city.after(Person.DECISION, passed("A-2", "decision"));
        city.when(Person.DECISION, passed("A-3", "decision")).rejected(RejectionCode.QUOTA_EXCEEDED);
    }
}
