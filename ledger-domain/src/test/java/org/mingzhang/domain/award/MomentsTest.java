package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

class MomentsTest {
    private final Given given = Gates.benchmark();

    private Case benchmark(Case renovated) {
        return given.applicant("HD-13", renovated.code());
    }

    @Test
    void whoDoesNotMeetWhatIsAskedForAtSubmissionIsNotTakenIn() {
        Case it = benchmark(given.pilot("1").accepted(2, wan(40)));
        given.when(it.applicant(), it.submission()).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void factsThatAreMissingAtSubmissionAreNamedAllAtOnce() {
        Case it = given.applicant("HD-13");
        String missing = String.valueOf(given.when(it.applicant(), it.submission())
                .rejected(RejectionCode.FACT_MISSING)
                .facts()
                .get("missing"));
        assertThat(missing).contains("acceptance.levelAfter").contains("acceptance.score");
    }

    @Test
    void anOldApplicationThatDidNotMeetItBearsTheBreach() {
        Case it = benchmark(given.pilot("1").accepted(2, wan(40)));
        assertThat(given.history(Role.APPLICANT, it.code(), "旧经办", given.today(), it.submission()))
                .contains("NOT_ELIGIBLE");
    }

    @Test
    void whatIsAskedForAtApprovalStopsTheLastStageOnly() {
        Case it = benchmark(given.pilot("1").accepted(3, wan(40)));
        it.submitted().recommended().noticed();
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.NOT_ELIGIBLE);
        Case led = benchmark(given.pilot("1").accepted(3, wan(40)))
                .with(given.pilot("2").code());
        led.approved();
    }

    @Test
    void aDirectionWithoutMoneyEndsAtItsApproval() {
        Case it = benchmark(given.pilot("1").accepted(3, wan(40)))
                .with(given.pilot("2").code())
                .approved();
        assertThat(((Application) given.ledger().state(StreamId.application(it.number()))).status())
                .isEqualTo(Application.Status.APPROVED);
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.APPROVER, new RefuseAward(it.number(), "无")).rejected(RejectionCode.NOT_FOUND);
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> given.ledger().pack());
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            book.take(position++, entry);
        }
        assertThat(book.cases()).noneMatch(entry -> entry.number().equals(it.number()));
    }
}
