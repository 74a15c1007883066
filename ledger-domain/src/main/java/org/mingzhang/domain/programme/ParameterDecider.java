package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.policy.ParameterDecision;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;

/** The rules of deciding a parameter that the notice leaves open, under whichever versions of the policy know it. */
final class ParameterDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final Programme programme;

    ParameterDecider(Streams streams, Occasion occasion, Programme programme) {
        this.streams = streams;
        this.occasion = occasion;
        this.programme = programme;
    }

    /**
     * A value has to be good under the version in force and under those that are announced; where none of these knows the
     * parameter any more, under the last one that does, for the cases that stay under it.
     */
    Decision decide(DecideParameter c) {
        PolicyVersions versions = programme.versions();
        int inForce = versions.on(occasion.businessDate()).version();
        List<PolicyPack> later = packs(versions, version -> version.version() >= inForce, c.parameter());
        List<PolicyPack> earlier = packs(versions, version -> version.version() < inForce, c.parameter());
        PolicyPack pack = !later.isEmpty()
                ? later.getFirst()
                : !earlier.isEmpty()
                        ? earlier.getLast()
                        : streams.pack(versions.on(occasion.businessDate()).packSm3());
        for (PolicyPack announced : later) {
            if (programme.parameters(announced).decide(announced, c.parameter(), c.value())
                    instanceof ParameterDecision.Refused(Rejection no)) {
                return new Decision.Rejected(no);
            }
        }
        return decide(c, pack);
    }

    private List<PolicyPack> packs(PolicyVersions versions, Predicate<Version> wanted, String parameter) {
        return versions.all().stream()
                .filter(wanted)
                .map(version -> streams.pack(version.packSm3()))
                .filter(pack -> pack.parameter(parameter).isPresent())
                .toList();
    }

    private Decision decide(DecideParameter c, PolicyPack pack) {
        ParameterValues values = programme.parameters(pack);
        return switch (values.decide(pack, c.parameter(), c.value())) {
            case ParameterDecision.Refused(Rejection rejection) -> new Decision.Rejected(rejection);
            case ParameterDecision.Accepted accepted -> {
                boolean decidedSo = values.setting(c.parameter())
                        .filter(setting -> setting.decided() && setting.value().equals(accepted.value()))
                        .isPresent();
                LocalDate first = programme.decidableFrom(c.parameter());
                yield decidedSo
                        ? Decision.reject(
                                RejectionCode.ALREADY_EXISTS, Map.of("parameter", c.parameter(), "value", c.value()))
                        : occasion.businessDate().isBefore(first)
                                // What was decided last is in force; an earlier day would put it after what it comes
                                // before.
                                ? Decision.reject(
                                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                                        Map.of("parameter", c.parameter(), "notBefore", first))
                                : Decision.accept(
                                        c.subject(),
                                        new RuleParameterDecided(
                                                c.parameter(), accepted.value().scalar(), c.legalBasis()));
            }
        };
    }
}
