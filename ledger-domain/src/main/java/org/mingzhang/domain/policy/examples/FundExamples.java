package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code funds}: which earlier grants a fund counts, and what they come to. */
final class FundExamples {
    private final Given given;

    FundExamples(Given given) {
        this.given = given;
    }

    /** An earlier grant: what it is to the fund, when it was granted, how much is left of it. */
    private record Grant(Fund.Standing standing, @Nullable LocalDate on, Fen amount) {}

    Supplier<Outcome> fund(MapReader one) {
        Map<String, Fund> funds = new LinkedHashMap<>();
        given.pack().funds().forEach(fund -> funds.put(fund.id(), fund));
        Fund fund = funds.get(one.reference("fund", funds.keySet()));
        ParameterValues values = given.decided(one, "parameters");
        LocalDate on = Given.day(one, "on");
        List<Grant> grants = new ArrayList<>();
        if (fund != null) {
            one.maps("granted").forEach(grant -> grants.add(grant(grant, fund)));
        }
        Fen sum = one.has("sum") ? Given.amount(one, "sum") : null;
        String undecided = one.has("undecided") ? one.reference("undecided", given.parameters()) : null;
        if ((sum == null) == (undecided == null)) {
            one.report(
                    one.spot(),
                    sum == null ? "sum 和 undecided 都没有写" : "sum 和 undecided 都写了",
                    "应写明合计 sum，或者待定的参数 undecided");
        }
        String expected =
                sum == null ? "参数 " + undecided + " 未定" : Value.of(sum).display();
        return () -> new Outcome(given.pack())
                .same("合计", expected, sum(Objects.requireNonNull(fund), grants, values, on), text -> text);
    }

    private static Grant grant(MapReader grant, Fund fund) {
        Fund.Standing standing;
        if (grant.has("recorded")) {
            MapReader recorded = grant.map("recorded");
            String name = recorded.text("name");
            @Nullable
            String level = recorded.word("level").map(MapReader.Word::text).orElse(null);
            @Nullable
            String direction =
                    recorded.word("direction").map(MapReader.Word::text).orElse(null);
            recorded.done();
            standing = fund.ofRecorded(name, level, direction);
        } else {
            standing = fund.ofAward(grant.has("pack") ? grant.text("pack") : null, grant.text("direction"));
        }
        Grant read =
                new Grant(standing, grant.has("on") ? Given.day(grant, "on") : null, Given.amount(grant, "amount"));
        grant.done();
        return read;
    }

    private static String sum(Fund fund, List<Grant> grants, ParameterValues values, LocalDate on) {
        List<Grant> inTime = grants.stream()
                .filter(grant -> fund.counts(grant.on(), values, on))
                .toList();
        boolean others = inTime.stream().anyMatch(grant -> grant.standing() == Fund.Standing.OTHER);
        Optional<Boolean> counted = fund.others().counted(values);
        Optional<String> undecided = fund.undecided(values)
                .or(() -> others && counted.isEmpty()
                        ? Optional.ofNullable(fund.others().parameter())
                        : Optional.empty());
        return undecided.isPresent()
                ? "参数 " + undecided.get() + " 未定"
                : Value.of(inTime.stream()
                                .filter(grant -> grant.standing() == Fund.Standing.COUNTS
                                        || (grant.standing() == Fund.Standing.OTHER && counted.orElse(false)))
                                .map(Grant::amount)
                                .reduce(Fen.ZERO, Fen::plus))
                        .display();
    }
}
