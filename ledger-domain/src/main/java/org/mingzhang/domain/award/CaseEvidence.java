package org.mingzhang.domain.award;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/**
 * What the streams of one case state. Which of it counts may hang on parameters, such as the days between which a title
 * must have been obtained: so evidence becomes facts only under given values.
 *
 * @param stated what hangs on no parameter
 * @param claimed the pack's honour id that the application rests on
 * @param titles of the applicant, as far as they were obtained by the day that is looked at
 */
public record CaseEvidence(Facts stated, @Nullable String claimed, List<Enterprise.Honour> titles) {
    public CaseEvidence {
        titles = List.copyOf(titles);
    }

    /** The facts of the case under these values. */
    public Facts under(PolicyPack pack, ParameterValues values) {
        Facts facts = stated;
        Long priorityAt = null;
        Enterprise.Honour meant = null;
        for (Enterprise.Honour title : titles) {
            String kind = title.event().kind();
            String level = Objects.requireNonNullElse(title.event().level(), "");
            boolean isClaimed = pack.honour(kind, level, values)
                    .filter(known -> known.id().equals(claimed))
                    .isPresent();
            meant = isClaimed ? title : meant;
            Honour.Held held = new Honour.Held(
                    kind, level, Objects.requireNonNull(title.event().obtainedOn()));
            if (priorityAt == null && Honour.gainedInPilot(pack, values, List.of(held))) {
                priorityAt = title.position();
            }
        }
        facts = facts.with(FactName.ENTERPRISE_HONOURED_IN_PILOT, priorityAt != null, priorityAt);
        if (meant != null && claimed != null) {
            Integer grade = meant.event().grade();
            facts = facts.with(FactName.HONOUR_ID, claimed, meant.position())
                    .with(FactName.HONOUR_GRADE, grade == null ? 0L : grade.longValue(), meant.position())
                    .with(
                            FactName.HONOUR_OBTAINED_ON,
                            Value.of(Objects.requireNonNull(meant.event().obtainedOn())),
                            meant.position());
        }
        return facts;
    }
}
