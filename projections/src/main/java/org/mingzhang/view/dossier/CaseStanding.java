package org.mingzhang.view.dossier;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;

/**
 * How far a case is: what it takes to tell which steps of it are out of the question.
 *
 * @param project how far its project is, such as STARTED; null before it began
 * @param unorderedFen what of the approved award no payment was ordered for; null before the approval
 * @param payments by their ids
 * @param openRecoveries recoveries that are not paid in
 * @param receivedRecoveries recoveries of which something was paid in
 */
public record CaseStanding(
        Application.Status application,
        long openObjections,
        @Nullable String project,
        long openRectifications,
        Award.Status award,
        long holds,
        @Nullable Long unorderedFen,
        Map<String, Payment.State> payments,
        long openRecoveries,
        long receivedRecoveries) {
    public CaseStanding {
        payments = Map.copyOf(payments);
    }
}
