package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Exclusion.CaseRole;

/** The rule of 限报: of the directions that exclude each other, an organisation has only so many cases. */
public final class Exclusions {
    private Exclusions() {}

    /**
     * A case of an organisation.
     *
     * @param application its number
     * @param role the organisation's part in it; {@code APPLICANT} where it hands in alone
     * @param reached how far it has come
     */
    public record Held(String application, String direction, CaseRole role, Moment reached) {}

    /**
     * Why an organisation may not have one more case at a moment.
     *
     * @param organisation its credit code
     * @param adds the case, at the moment that it is to reach
     * @param has its cases; that case itself among them does not count
     */
    public static Optional<Rejection> refuse(
            PolicyPack pack, ParameterValues values, String organisation, Held adds, List<Held> has) {
        for (Exclusion exclusion : pack.exclusions()) {
            if (exclusion.at() == adds.reached() && concerns(exclusion, adds.direction(), adds.role())) {
                Optional<Rejection> no = refuse(pack, values, exclusion, organisation, adds, has);
                if (no.isPresent()) {
                    return no;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> refuse(
            PolicyPack pack,
            ParameterValues values,
            Exclusion exclusion,
            String organisation,
            Held adds,
            List<Held> has) {
        List<Held> others = has.stream()
                .filter(held -> !held.application().equals(adds.application())
                        && held.reached().compareTo(exclusion.at()) >= 0
                        && concerns(exclusion, held.direction(), held.role()))
                .toList();
        Direction direction = pack.direction(adds.direction()).orElseThrow();
        return switch (Allowance.of(pack, values, exclusion.atMost(), Facts.NONE, direction, exclusion.clause())) {
            case Allowance.Open(Rejection why) -> Optional.of(why);
            case Allowance.Known(long most)
            when others.size() >= most -> {
                TreeMap<String, Object> facts = new TreeMap<>();
                facts.put("direction", adds.direction());
                facts.put("organisation", organisation);
                facts.put("required", exclusion.text());
                facts.put("limit", most);
                facts.put(
                        "others",
                        others.isEmpty()
                                ? "无"
                                : others.stream().map(Held::application).collect(Collectors.joining("、")));
                yield Optional.of(Rejection.of(RejectionCode.EXCLUDED, exclusion.clause(), facts));
            }
            case Allowance.Known enough -> Optional.empty();
        };
    }

    /** Whether some rule counts such cases of an organisation from this moment on. */
    public static boolean count(PolicyPack pack, String direction, CaseRole role, Moment at) {
        return pack.exclusions().stream()
                .anyMatch(exclusion -> exclusion.at() == at && concerns(exclusion, direction, role));
    }

    private static boolean concerns(Exclusion exclusion, String direction, CaseRole role) {
        // Whoever hands in for a consortium hands in.
        boolean part = exclusion.roles().contains(role)
                || (role == CaseRole.LEAD && exclusion.roles().contains(CaseRole.APPLICANT));
        return part && exclusion.directions().contains(direction);
    }
}
