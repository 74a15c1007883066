package org.mingzhang.domain.application;

import static org.mingzhang.domain.given.Given.PROGRAMME;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;

/** An amendment that lowers, or raises, what one applicant may have. */
class AmendedQuotaTest {
    private static String limited(String text, int most, String per) {
        return text.replace(
                "  HD-06:\n",
                "  HD-06:\n    quota: {most: " + most + ", per: " + per + ", at: approval, proposed: 示例}\n");
    }

    private static void amended(Given given, int most, String per) {
        PolicyPack next = Given.version(
                2, "from: " + given.today().plusDays(1) + ", transition: submitted", text -> limited(text, most, per));
        given.after(Person.ROSTER, new AmendProgramme(PROGRAMME, given.brings(next), "《示例修订通知》"));
        given.later(1);
    }

    private static void decidedAgain(Given given, Case it, boolean passes) {
        if (passes) {
            given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        } else {
            given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.QUOTA_EXCEEDED);
        }
    }

    @Test
    void whoCameBeforeKeepsWhatOneApplicantMightHave() {
        Given given = Given.budgetUnder(text -> limited(text, 2, "applicant"));
        Case first = given.applicant("HD-06").approved();
        Case second = given.applicant("HD-06", first.code()).submitted().recommended();
        amended(given, 1, "applicant");
        decidedAgain(given, second.noticed(), true);
        Case third = given.applicant("HD-06", first.code()).submitted().recommended();
        decidedAgain(given, third.noticed(), false);
    }

    @Test
    void raisingItGivesNothingToWhoCameBefore() {
        Given given = Given.budgetUnder(text -> limited(text, 1, "applicant"));
        Case first = given.applicant("HD-06").approved();
        Case second = given.applicant("HD-06", first.code()).submitted().recommended();
        amended(given, 2, "applicant");
        decidedAgain(given, second.noticed(), false);
    }

    @Test
    void placesForAllAreThoseInForce() {
        Given given = Given.budgetUnder(text -> limited(text, 2, "programme"));
        given.applicant("HD-06").approved();
        Case second = given.applicant("HD-06").submitted().recommended();
        amended(given, 1, "programme");
        decidedAgain(given, second.noticed(), false);
    }
}
