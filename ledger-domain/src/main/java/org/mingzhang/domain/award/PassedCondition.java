package org.mingzhang.domain.award;

import java.util.List;
import java.util.Optional;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * What was asked for of a case before its award, with the evidence of that moment, so that it can be judged under other values.
 *
 * @param moment when it came in or was approved
 * @param pack under which it did
 * @param evidence as on each of the days on one of which a requirement may be met; mostly one
 */
public record PassedCondition(Moment moment, PolicyPack pack, Direction direction, List<CaseEvidence> evidence) {
    public PassedCondition {
        evidence = List.copyOf(evidence);
    }

    /** What would have stood against the case then under these values of the pack's parameters. */
    public Optional<Rejection> refusal(ParameterValues values) {
        return AwardEngine.refusal(
                pack,
                values,
                direction,
                evidence.stream().map(each -> each.under(pack, values)).toList(),
                moment);
    }
}
