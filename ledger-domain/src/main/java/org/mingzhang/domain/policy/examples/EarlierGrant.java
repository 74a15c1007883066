package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Fact;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/**
 * What was granted before, as an example says it: by this programme, by another pack's, or as old records have it.
 *
 * @param old how old records name it; null of an award of the ledger
 * @param pack whose programme granted it; null where it is the own one
 * @param direction of the award; empty of what old records name
 * @param on when it was granted; null where the example does not say
 */
record EarlierGrant(
        @Nullable Old old,
        @Nullable String pack,
        String direction,
        @Nullable LocalDate on,
        Fen amount) {

    /** A row of 历史奖补. */
    record Old(
            String name, @Nullable String level, @Nullable String direction) {}

    /** An award of this programme. */
    static EarlierGrant own(Direction direction, LocalDate on, Fen amount) {
        return new EarlierGrant(null, null, direction.id(), on, amount);
    }

    /** The list {@code granted} of an example. */
    static List<EarlierGrant> list(MapReader one, Given given) {
        List<EarlierGrant> grants = new ArrayList<>();
        one.maps("granted").forEach(grant -> grants.add(read(grant, given)));
        return grants;
    }

    private static EarlierGrant read(MapReader grant, Given given) {
        Old old = null;
        String pack = null;
        String direction = "";
        if (grant.has("recorded")) {
            MapReader recorded = grant.map("recorded");
            old = new Old(recorded.text("name"), given.level(recorded), word(recorded, "direction"));
            recorded.done();
        } else if (grant.has("pack")) {
            pack = grant.text("pack");
            direction = grant.text("direction");
        } else {
            direction = given.direction(grant).map(Direction::id).orElse("");
        }
        LocalDate on = grant.has("on") ? Given.day(grant, "on") : null;
        EarlierGrant read = new EarlierGrant(old, pack, direction, on, Given.amount(grant, "amount"));
        grant.done();
        return read;
    }

    private static @Nullable String word(MapReader map, String key) {
        return map.word(key).map(MapReader.Word::text).orElse(null);
    }

    /** What it is to a fund. */
    private Fund.Standing to(Fund fund) {
        return old == null ? fund.ofAward(pack, direction) : fund.ofRecorded(old.name, old.level, old.direction);
    }

    /** What a fund sums up of them, or the parameter without which nobody can say it. */
    record Sum(Fen amount, @Nullable String undecided) {}

    static Sum sum(Fund fund, List<EarlierGrant> grants, ParameterValues values, LocalDate on) {
        List<EarlierGrant> inTime = grants.stream()
                .filter(grant -> fund.counts(grant.on, values, on))
                .toList();
        boolean others = inTime.stream().anyMatch(grant -> grant.to(fund) == Fund.Standing.OTHER);
        Optional<Boolean> counted = fund.others().counted(values);
        Optional<String> undecided = fund.undecided(values)
                .or(() -> others && counted.isEmpty()
                        ? Optional.ofNullable(fund.others().parameter())
                        : Optional.empty());
        return new Sum(
                inTime.stream()
                        .filter(grant -> grant.to(fund) == Fund.Standing.COUNTS
                                || (grant.to(fund) == Fund.Standing.OTHER && counted.orElse(false)))
                        .map(EarlierGrant::amount)
                        .reduce(Fen.ZERO, Fen::plus),
                undecided.orElse(null));
    }

    /** Facts with what each fund of the pack comes to, and what a direction takes off of its {@code prior}. */
    static Facts with(
            Facts before,
            List<Fund> funds,
            Direction direction,
            List<EarlierGrant> grants,
            ParameterValues values,
            LocalDate on) {
        Facts facts = before;
        for (Fund fund : funds) {
            Sum sum = sum(fund, grants, values, on);
            facts = sum.undecided == null
                    ? facts.with(
                            fund.fact(),
                            new Fact(Value.of(sum.amount), 1L, fund.fact().source()))
                    : facts.withOpen(fund.fact(), Objects.requireNonNull(sum.undecided));
        }
        Fen prior = grants.stream()
                .filter(grant -> grant.old == null
                        && grant.pack == null
                        && direction.prior().contains(grant.direction))
                .map(EarlierGrant::amount)
                .reduce(Fen.ZERO, Fen::plus);
        return direction.prior().isEmpty() ? facts : facts.with(FactName.AWARDS_ALREADY_GRANTED, Value.of(prior), 1L);
    }
}
