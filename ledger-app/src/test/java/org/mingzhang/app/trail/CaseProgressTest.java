package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.dossier.CaseStanding;
import org.mingzhang.view.treasury.VoucherStandings.PaymentStanding;

class CaseProgressTest {
    private static CaseProgress approved(
            long holds, @Nullable Long unordered, long openRecoveries, Map<String, Payment.State> payments) {
        return CaseProgress.of(
                new CaseStanding(
                        Application.Status.APPROVED,
                        0,
                        "ACCEPTED",
                        0,
                        Award.Status.APPROVED,
                        holds,
                        unordered,
                        payments,
                        openRecoveries,
                        0),
                Set.of());
    }

    private static CaseProgress project(@Nullable String project, long rectifications, Award.Status award) {
        return CaseProgress.of(
                new CaseStanding(
                        Application.Status.APPROVED, 0, project, rectifications, award, 0, null, Map.of(), 0, 0),
                Set.of());
    }

    private static CaseProgress review(Application.Status status, long objections) {
        return CaseProgress.of(
                new CaseStanding(status, objections, null, 0, Award.Status.NONE, 0, null, Map.of(), 0, 0), Set.of());
    }

    @Test
    void whatIsNotPaidYetSaysWhoPaysIt() {
        assertThat(approved(0, 100L, 0, Map.of())).isEqualTo(new CaseProgress("已核定，待拨付", "财政提出拨付", "warn"));
        assertThat(approved(0, 0L, 0, Map.of("P1", Payment.State.ORDERED)).next())
                .contains("另一人审批");
        assertThat(approved(0, 0L, 0, Map.of("P1", Payment.State.APPROVED)).next())
                .startsWith("财政凭回单");
        assertThat(approved(0, 100L, 0, Map.of("P1", Payment.State.CONFIRMED)).state())
                .isEqualTo("已拨付一部分");
        assertThat(approved(1, 100L, 0, Map.of()).state()).isEqualTo("已核定，拨付已暂停");
    }

    @Test
    void whatIsPaidIsDoneUnlessItIsToComeBack() {
        assertThat(approved(0, 0L, 0, Map.of("P1", Payment.State.CONFIRMED)))
                .isEqualTo(new CaseProgress("已拨付完", null, "good"));
        assertThat(approved(0, 0L, 1, Map.of("P1", Payment.State.CONFIRMED)).state())
                .isEqualTo("已拨付，有追回未缴清");
    }

    @Test
    void whatTheTreasuryDoesNotKnowOfIsNotDone() {
        CaseStanding paid = new CaseStanding(
                Application.Status.APPROVED,
                0,
                null,
                0,
                Award.Status.APPROVED,
                0,
                0L,
                Map.of("P1", Payment.State.CONFIRMED),
                0,
                0);
        assertThat(CaseProgress.of(paid, Set.of(PaymentStanding.AGREES)).next()).isNull();
        assertThat(CaseProgress.of(paid, Set.of(PaymentStanding.AGREES, PaymentStanding.MISSING))
                        .tone())
                .isEqualTo("bad");
        assertThat(CaseProgress.of(paid, Set.of(PaymentStanding.NOT_YET_DUE)).next())
                .startsWith("财政导入");
        assertThat(CaseProgress.of(paid, Set.of(PaymentStanding.UNREVIEWED)).state())
                .contains("待复核");
    }

    @Test
    void aCaseBeforeItsAwardSaysWhatItWaitsFor() {
        assertThat(review(Application.Status.IN_REVIEW, 0).state()).isEqualTo("审核中");
        assertThat(review(Application.Status.IN_REVIEW, 1).state()).contains("异议");
        assertThat(review(Application.Status.RETURNED, 0).next()).startsWith("申报单位");
        assertThat(review(Application.Status.REJECTED, 0).next()).isNull();
        for (String project : new String[] {"STARTED", "COMPLETED", "ACCEPTANCE_REQUESTED", "ACCEPTED", "FAILED"}) {
            assertThat(project(project, 0, Award.Status.NONE).next())
                    .as(project)
                    .isNotNull();
        }
        assertThat(project("STARTED", 2, Award.Status.NONE).state()).contains("整改");
        assertThat(project("TERMINATED", 0, Award.Status.NONE).next()).isNull();
        assertThat(project("ACCEPTED", 0, Award.Status.CALCULATED).next()).contains("复核");
        assertThat(project("ACCEPTED", 0, Award.Status.REVIEWED).next()).contains("核定");
        assertThat(project("ACCEPTED", 0, Award.Status.REFUSED).next()).isNull();
    }
}
