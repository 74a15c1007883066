package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
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

    private static SubmitApplication of(Case it, @Nullable String batch) {
        SubmitApplication bare = it.submission();
        return new SubmitApplication(
                bare.application(),
                bare.programme(),
                bare.direction(),
                bare.applicant(),
                bare.title(),
                null,
                null,
                bare.levelBefore(),
                bare.honour(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                batch);
    }

    private @Nullable String batch(Case it) {
        return ((Application) given.ledger().state(StreamId.application(it.number())))
                .submitted()
                .batch();
    }

    @Test
    void itIsNamedByNumberOrByName() {
        Case first = given.applicant("HD-06");
        given.after(first.applicant(), of(first, "2"));
        assertThat(batch(first)).isEqualTo("2");
        Case second = given.applicant("HD-06");
        given.after(second.applicant(), of(second, "第三批"));
        assertThat(batch(second)).isEqualTo("3");
        Case none = given.applicant("HD-06").submitted();
        assertThat(batch(none)).isNull();
    }

    @Test
    void aBatchThatThePackDoesNotHaveIsRefused() {
        Case it = given.applicant("HD-06");
        given.when(it.applicant(), of(it, "9")).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aRenovationKeepsTheBatchOfTheRosterWhateverItNames() {
        Case it = given.pilot("1");
        assertThat(given.when(it.applicant(), of(it, "2"))
                        .rejected(RejectionCode.WRONG_STATE)
                        .facts())
                .containsEntry("needs", Scalar.of("与试点名单一致：1"));
        given.after(it.applicant(), of(it, "1"));
        assertThat(batch(it)).isEqualTo("1");
    }

    @Test
    void moneyOfAnAwardIsOfTheBatchThatWasNamedThoughTheApplicantIsOnTheRosterInAnother() {
        Case it = given.applicant("HD-06", given.pilot("1").code());
        given.after(it.applicant(), of(it, "3"));
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
