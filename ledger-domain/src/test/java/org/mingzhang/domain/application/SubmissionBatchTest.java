package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;

/** The batch for which an application comes in: what it names, but of a renovation what the roster says. */
class SubmissionBatchTest {
    private final Given given = Given.budget();

    private @Nullable String batch(Case it) {
        return ((Application) given.ledger().state(StreamId.application(it.number())))
                .submitted()
                .batch();
    }

    @Test
    void itIsNamedByNumberOrByName() {
        Case first = given.applicant("HD-06");
        given.after(first.applicant(), first.batch("2").submission());
        assertThat(batch(first)).isEqualTo("2");
        Case second = given.applicant("HD-06");
        given.after(second.applicant(), second.batch("第三批").submission());
        assertThat(batch(second)).isEqualTo("3");
        Case none = given.applicant("HD-06").submitted();
        assertThat(batch(none)).isNull();
    }

    @Test
    void aBatchThatThePackDoesNotHaveIsRefused() {
        Case it = given.applicant("HD-06");
        given.when(it.applicant(), it.batch("9").submission()).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aRenovationKeepsTheBatchOfTheRosterWhateverItNames() {
        Case it = given.pilot("1");
        assertThat(given.when(it.applicant(), it.batch("2").submission())
                        .rejected(RejectionCode.WRONG_STATE)
                        .facts())
                .containsEntry("needs", Scalar.of("与试点名单一致：1"));
        given.after(it.applicant(), it.batch("1").submission());
        assertThat(batch(it)).isEqualTo("1");
    }

    @Test
    void moneyOfAnAwardIsOfTheBatchThatWasNamedThoughTheApplicantIsOnTheRosterInAnother() {
        Case it = given.applicant("HD-06", given.pilot("1").code());
        given.after(it.applicant(), it.batch("3").submission());
        it.recommended().noticed();
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.awarded();
        assertThat(((AwardApproved)
                                Objects.requireNonNull(it.award().approval()).event())
                        .purpose()
                        .batch())
                .isEqualTo("3");
    }
}
