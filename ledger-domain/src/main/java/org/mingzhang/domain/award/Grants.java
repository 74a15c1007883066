package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * and what is recorded of others. What an award grants counts on the day on which that was granted: what was granted in advance
 * on its day, what the approval adds on the approval's. What is given up or comes back takes off the latest first.
 */
final class Grants {
    /** So many are named in a refusal. */
    private static final int NAMED = 5;

    private Grants() {}

    /**
     * One earlier award.
     *
     * @param fund for which it may count
     * @param standing what the pack says of it
     * @param on when it was granted; null where records do not say
     * @param label how a refusal names it
     */
    record Grant(
            Fund fund,
            Fund.Standing standing,
            Fen amount,
            @Nullable LocalDate on,
            long position,
            String label) {
        private Grant of(Fen other, long entry) {
            return new Grant(fund, standing, other, on, entry, label);
        }
    }

    /**
     * What was granted of the case itself, in parts.
     *
     * @param on when it was granted; null where records do not say
     */
    record Part(Fen amount, @Nullable LocalDate on) {}

    /** The parts of a case's own award, as far as they stand. */
    static List<Part> own(CaseParts parts) {
        List<Part> own = new ArrayList<>();
        for (Enterprise.Counted counted : parts.enterprise().awards()) {
            Fen amount = counted.event().amountFen();
            if (counted.event().award().equals(parts.number()) && amount.isPositive()) {
                own.add(new Part(amount, counted.on()));
            } else if (counted.event().award().equals(parts.number())) {
                takeOff(own, amount.negated());
            }
        }
        return List.copyOf(own);
    }

    private static void takeOff(List<Part> own, Fen less) {
        Fen off = less;
        for (int i = own.size() - 1; i >= 0; i--) {
            Part last = own.get(i);
            Fen taken = last.amount.min(off);
            own.set(i, new Part(last.amount.minus(taken), last.on));
            off = off.minus(taken);
        }
    }

    /** Everything that funds of a pack may count for a case; its own award never does. */
    static List<Grant> of(List<Fund> funds, CaseParts parts) {
        List<Grant> grants = new ArrayList<>();
        for (Fund fund : funds) {
            Map<String, List<Grant>> byAward = new LinkedHashMap<>();
            for (Enterprise.Counted counted : parts.enterprise().awards()) {
                if (!counted.event().award().equals(parts.number())) {
                    Grant grant = new Grant(
                            fund,
                            standing(fund, counted, parts),
                            counted.event().amountFen(),
                            counted.on(),
                            counted.position(),
                            "奖补 " + counted.event().award());
                    add(byAward.computeIfAbsent(counted.event().award(), award -> new ArrayList<>()), grant);
                }
            }
            byAward.values().forEach(grants::addAll);
            for (Enterprise.PriorAward prior : parts.enterprise().priorAwards()) {
                PriorAwardRecorded event = prior.event();
                grants.add(new Grant(
                        fund,
                        fund.ofRecorded(event.fund(), event.level(), event.direction()),
                        event.amountFen(),
                        prior.on(),
                        prior.position(),
                        "历史奖补“%s”（方向 %s）"
                                .formatted(event.fund(), Objects.requireNonNullElse(event.direction(), "未登记"))));
            }
        }
        grants.removeIf(grant -> grant.standing == Fund.Standing.NOT);
        return List.copyOf(grants);
    }

    /** More of an award behind what was granted of it before, or less of that. */
    private static void add(List<Grant> before, Grant more) {
        if (!more.amount.isNegative()) {
            before.add(more);
            return;
        }
        Fen off = more.amount.negated();
        for (int i = before.size() - 1; i >= 0 && off.isPositive(); i--) {
            Grant last = before.get(i);
            Fen taken = last.amount.min(off);
            before.set(i, last.of(last.amount.minus(taken), more.position));
            off = off.minus(taken);
        }
    }

    private static Fund.Standing standing(Fund fund, Enterprise.Counted counted, CaseParts parts) {
        String programme = counted.event().programme();
        if (programme.equals(parts.programmeId())) {
            return fund.ofAward(null, counted.event().direction());
        }
        if (fund.packs().isEmpty() && fund.others().equals(Fund.Others.IGNORED)) {
            return Fund.Standing.NOT;
        }
        // Whose pack nobody knows is named neither way.
        return parts.others()
                .packOf(programme)
                .map(pack -> fund.ofAward(pack.id(), counted.event().direction()))
                .orElse(Fund.Standing.OTHER);
    }

    /** Facts with the sums, as far as their time counts under these values. */
    static Facts with(
            Facts before, List<Fund> funds, List<Grant> grants, List<Part> own, ParameterValues values, LocalDate on) {
        Facts facts = before;
        for (Fund fund : funds) {
            List<Fact.Apart> apart = apart(fund, grants, own, values, on);
            List<Grant> inTime = grants.stream()
                    .filter(grant -> grant.fund.id().equals(fund.id()) && fund.counts(grant.on, values, on))
                    .toList();
            facts = sum(facts, fund, inTime, apart, values);
        }
        return facts;
    }

    /** What of the case was granted outside the time of a fund, with what others had been granted beside it in its own. */
    private static List<Fact.Apart> apart(
            Fund fund, List<Grant> grants, List<Part> own, ParameterValues values, LocalDate on) {
        List<Fact.Apart> apart = new ArrayList<>();
        Fen before = Fen.ZERO;
        LocalDate last = null;
        for (Part part : own) {
            LocalDate day = part.on;
            if (day == null || fund.counts(day, values, on)) {
                continue;
            }
            boolean bounded = fund.counts(day, values, day);
            // Parts of one time share what its cap left.
            before = last != null && fund.counts(last, values, day) ? before : Fen.ZERO;
            Fen beside = before;
            for (Grant grant : grants) {
                boolean known = grant.on == null || !grant.on.isAfter(day);
                boolean counts = grant.fund.id().equals(fund.id())
                        && (grant.standing == Fund.Standing.COUNTS
                                || fund.others().counted(values).orElse(false));
                beside = known && counts && fund.counts(grant.on, values, day) ? beside.plus(grant.amount) : beside;
            }
            apart.add(new Fact.Apart(part.amount, bounded ? beside : null));
            before = before.plus(part.amount);
            last = day;
        }
        return apart;
    }

    private static Facts sum(
            Facts facts, Fund fund, List<Grant> inTime, List<Fact.Apart> apart, ParameterValues values) {
        Optional<String> undecided = fund.undecided(values);
        if (undecided.isPresent()) {
            return facts.withOpen(fund.fact(), undecided.get());
        }
        List<Grant> others = inTime.stream()
                .filter(grant -> grant.standing == Fund.Standing.OTHER && !grant.amount.isZero())
                .toList();
        Optional<Boolean> counted = fund.others().counted(values);
        if (!others.isEmpty() && counted.isEmpty()) {
            return facts.withOpen(
                    fund.fact(), Objects.requireNonNull(fund.others().parameter()), labels(others));
        }
        Fen sum = Fen.ZERO;
        Long last = null;
        for (Grant grant : inTime) {
            if (grant.standing == Fund.Standing.COUNTS || counted.orElse(false)) {
                sum = sum.plus(grant.amount);
                last = last == null ? Long.valueOf(grant.position) : Long.valueOf(Math.max(last, grant.position));
            }
        }
        return facts.with(fund.fact(), new Fact(Value.of(sum), last, fund.fact().source(), null, apart));
    }

    private static String labels(List<Grant> grants) {
        List<String> labels = grants.stream().map(Grant::label).distinct().toList();
        String first = labels.stream().limit(NAMED).collect(Collectors.joining("、"));
        return labels.size() > NAMED ? first + " 等 " + labels.size() + " 笔" : first;
    }
}
