package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Fact;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;

/**
 * 已奖补资金: what a beneficiary was granted before, as the funds of a pack sum it: awards of this ledger, of whatever programme,
 * and what is recorded of others. An award counts on the day on which it was granted, with what is left of it.
 */
final class Grants {
    private Grants() {}

    /**
     * One earlier award, as far as a fund counts it.
     *
     * @param fund which it counts for
     * @param on when it was granted; null where records do not say
     */
    record Grant(Fund fund, Fen amount, @Nullable LocalDate on, long position) {}

    /** Everything that funds of a pack count for a case; its own award never does. */
    static List<Grant> of(List<Fund> funds, CaseParts parts) {
        List<Grant> grants = new ArrayList<>();
        for (Fund fund : funds) {
            Map<String, Grant> byAward = new LinkedHashMap<>();
            for (Enterprise.Counted counted : parts.enterprise().awards()) {
                if (!counted.event().award().equals(parts.number()) && counts(fund, counted, parts)) {
                    byAward.merge(
                            counted.event().award(),
                            new Grant(fund, counted.event().amountFen(), counted.on(), counted.position()),
                            (one, more) -> new Grant(fund, one.amount.plus(more.amount), one.on, more.position));
                }
            }
            grants.addAll(byAward.values());
            for (Enterprise.PriorAward prior : parts.enterprise().priorAwards()) {
                PriorAwardRecorded event = prior.event();
                if (fund.recorded() != null && fund.recorded().counts(event.fund(), event.level(), event.direction())) {
                    grants.add(new Grant(fund, event.amountFen(), prior.on(), prior.position()));
                }
            }
        }
        return List.copyOf(grants);
    }

    private static boolean counts(Fund fund, Enterprise.Counted counted, CaseParts parts) {
        String programme = counted.event().programme();
        if (programme.equals(parts.programmeId())) {
            return fund.directions().contains(counted.event().direction());
        }
        if (fund.packs().isEmpty()) {
            return false;
        }
        Optional<Set<String>> directions = parts.others().packOf(programme).map(fund.packs()::get);
        return directions.isPresent()
                && (directions.get().isEmpty()
                        || directions.get().contains(counted.event().direction()));
    }

    /** Facts with the sums, as far as their time counts under these values. */
    static Facts with(Facts before, List<Fund> funds, List<Grant> grants, ParameterValues values, LocalDate on) {
        Facts facts = before;
        for (Fund fund : funds) {
            Optional<String> undecided = fund.undecided(values);
            if (undecided.isPresent()) {
                facts = facts.withOpen(fund.fact(), undecided.get());
                continue;
            }
            Fen sum = Fen.ZERO;
            Long last = null;
            for (Grant grant : grants) {
                if (grant.fund.id().equals(fund.id()) && fund.counts(grant.on, values, on)) {
                    sum = sum.plus(grant.amount);
                    last = last == null ? Long.valueOf(grant.position) : Long.valueOf(Math.max(last, grant.position));
                }
            }
            facts = facts.with(
                    fund.fact(), new Fact(Value.of(sum), last, fund.fact().source()));
        }
        return facts;
    }
}
