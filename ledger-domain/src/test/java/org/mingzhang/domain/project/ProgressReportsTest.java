package org.mingzhang.domain.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.project.ProjectCommand.ReportProgress;

class ProgressReportsTest {
    private final Given given = Given.budget();

    private static ReportProgress progress(Case it, int percent, @Nullable String note) {
        return new ReportProgress(it.number(), 50, percent, note);
    }

    /** An attack: a project that was accepted and paid is told to be half done. */
    @Test
    void ofAProjectThatIsDoneNoProgressIsReported() {
        Case it = given.pilot("1").approved().started().carriedOut(wan(40));
        given.when(it.applicant(), progress(it, 40, "示例")).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ASSESSOR, it.assessment(2, wan(40), false));
        given.when(it.applicant(), progress(it, 90, null)).accepted();
        Case done = given.pilot("1").accepted(2, wan(40));
        given.when(done.applicant(), progress(done, 40, "示例")).rejected(RejectionCode.WRONG_STATE);
        assertThat(given.history(Role.APPLICANT, done.code(), "示例某人", given.today(), progress(done, 40, null)))
                .contains("WRONG_STATE");
    }

    @Test
    void lessThanWasReportedLastWantsAReason() {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), progress(it, 60, null));
        given.when(it.applicant(), progress(it, 60, null)).accepted();
        assertThat(given.when(it.applicant(), progress(it, 59, null))
                        .rejected(RejectionCode.REASON_REQUIRED)
                        .facts()
                        .toString())
                .contains("不低于上次报告的 60%");
        given.after(it.applicant(), progress(it, 40, "设备退货重购"));
        given.when(it.applicant(), progress(it, 41, null)).accepted();
        assertThat(given.history(Role.APPLICANT, it.code(), "示例某人", given.today(), progress(it, 10, null)))
                .contains("REASON_REQUIRED");
    }
}
