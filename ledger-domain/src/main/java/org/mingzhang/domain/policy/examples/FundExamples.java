package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

    Supplier<Outcome> fund(MapReader one) {
        Map<String, Fund> funds = new LinkedHashMap<>();
        given.pack().funds().forEach(fund -> funds.put(fund.id(), fund));
        Fund fund = funds.get(one.reference("fund", funds.keySet()));
        ParameterValues values = given.decided(one, "parameters");
        LocalDate on = Given.day(one, "on");
        List<EarlierGrant> grants = EarlierGrant.list(one, given);
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

    private static String sum(Fund fund, List<EarlierGrant> grants, ParameterValues values, LocalDate on) {
        EarlierGrant.Sum sum = EarlierGrant.sum(fund, grants, values, on);
        return sum.undecided() == null ? Value.of(sum.amount()).display() : "参数 " + sum.undecided() + " 未定";
    }
}
