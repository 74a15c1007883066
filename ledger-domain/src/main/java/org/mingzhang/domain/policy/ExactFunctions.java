package org.mingzhang.domain.policy;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;

/** Exact amounts, rates and dates for the expression language: each operation declared and bound in one place. */
@SuppressWarnings("Immutable") // CEL asks for functions without state; every body here is one
final class ExactFunctions {
    static final CelType AMOUNT = OpaqueType.create("amount");
    static final CelType SHARE = OpaqueType.create("share");
    static final CelType DATE = OpaqueType.create("date");
    static final CelType POINTS = OpaqueType.create("points");
    private static final ExactFunctions ALL = new ExactFunctions();

    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    private ExactFunctions() {
        one("amount", AMOUNT, SimpleType.STRING, String.class, Amounts::parse);
        one("rate", SHARE, SimpleType.STRING, String.class, Ratio::parse);
        one("date", DATE, SimpleType.STRING, String.class, LocalDate::parse);
        one("floor", SimpleType.INT, SHARE, Ratio.class, share -> share.floor().longValueExact());

        one("points", POINTS, SimpleType.STRING, String.class, ValueType.POINTS::parse);
        one("year", SimpleType.INT, DATE, LocalDate.class, date -> (long) date.getYear());
        two(
                ExpressionLanguage.YEARS_BEFORE,
                DATE,
                DATE,
                LocalDate.class,
                SimpleType.INT,
                Long.class,
                (date, years) -> date.minusYears(years));
        two(
                ExpressionLanguage.MONTHS_BEFORE,
                DATE,
                DATE,
                LocalDate.class,
                SimpleType.INT,
                Long.class,
                (date, months) -> date.minusMonths(months));
        two("monthsAfter", DATE, DATE, LocalDate.class, SimpleType.INT, Long.class, (date, n) -> date.plusMonths(n));
        two("yearsAfter", DATE, DATE, LocalDate.class, SimpleType.INT, Long.class, (date, n) -> date.plusYears(n));
        two("daysAfter", DATE, DATE, LocalDate.class, SimpleType.INT, Long.class, (date, n) -> date.plusDays(n));
        two("share", SHARE, AMOUNT, Fen.class, AMOUNT, Fen.class, (a, b) -> share(a.value(), b.value()));
        two("share", SHARE, SimpleType.INT, Long.class, SimpleType.INT, Long.class, ExactFunctions::share);
        two("_+_", SHARE, SHARE, Ratio.class, SHARE, Ratio.class, Ratio::plus);
        two("_-_", SHARE, SHARE, Ratio.class, SHARE, Ratio.class, Ratio::minus);

        // A rate of an amount is rounded down to the fen, so that a rounding never pays more than the rate.
        two("_*_", AMOUNT, SHARE, Ratio.class, AMOUNT, Fen.class, (rate, base) -> base.times(rate, Rounding.DOWN));
        two("_*_", AMOUNT, AMOUNT, Fen.class, SHARE, Ratio.class, (base, rate) -> base.times(rate, Rounding.DOWN));
        two("_*_", SHARE, SHARE, Ratio.class, SimpleType.INT, Long.class, Ratio::times);
        two("_*_", SHARE, SimpleType.INT, Long.class, SHARE, Ratio.class, (n, rate) -> rate.times(n));
        two("_*_", AMOUNT, AMOUNT, Fen.class, SimpleType.INT, Long.class, ExactFunctions::times);
        two("_*_", AMOUNT, SimpleType.INT, Long.class, AMOUNT, Fen.class, (n, amount) -> times(amount, n));
        two("_+_", AMOUNT, AMOUNT, Fen.class, AMOUNT, Fen.class, Fen::plus);
        two("_-_", AMOUNT, AMOUNT, Fen.class, AMOUNT, Fen.class, Fen::minus);
        two("min", AMOUNT, AMOUNT, Fen.class, AMOUNT, Fen.class, Fen::min);
        two("max", AMOUNT, AMOUNT, Fen.class, AMOUNT, Fen.class, Fen::max);
        two("min", SimpleType.INT, SimpleType.INT, Long.class, SimpleType.INT, Long.class, Math::min);
        two("max", SimpleType.INT, SimpleType.INT, Long.class, SimpleType.INT, Long.class, Math::max);
        ordered(AMOUNT, Fen.class, Fen::compareTo);
        ordered(SHARE, Ratio.class, Ratio::compareTo);
        ordered(DATE, LocalDate.class, LocalDate::compareTo);
        ordered(POINTS, Value.Points.class, (a, b) -> Integer.compare(a.tenths(), b.tenths()));
    }

    static List<CelFunctionDecl> declarations() {
        return ALL.overloads.entrySet().stream()
                .map(function -> CelFunctionDecl.newFunctionDeclaration(function.getKey(), function.getValue()))
                .toList();
    }

    static List<CelFunctionBinding> bindings() {
        return ALL.bindings;
    }

    private <T> void ordered(CelType type, Class<T> javaType, BiFunction<T, T, Integer> comparison) {
        two("_<_", SimpleType.BOOL, type, javaType, type, javaType, (a, b) -> comparison.apply(a, b) < 0);
        two("_<=_", SimpleType.BOOL, type, javaType, type, javaType, (a, b) -> comparison.apply(a, b) <= 0);
        two("_>_", SimpleType.BOOL, type, javaType, type, javaType, (a, b) -> comparison.apply(a, b) > 0);
        two("_>=_", SimpleType.BOOL, type, javaType, type, javaType, (a, b) -> comparison.apply(a, b) >= 0);
    }

    private <T> void one(String function, CelType result, CelType type, Class<T> javaType, Function<T, Object> body) {
        String id = "exact_" + function + "_" + type.name();
        overloads
                .computeIfAbsent(function, name -> new ArrayList<>())
                .add(CelOverloadDecl.newGlobalOverload(id, result, type));
        bindings.add(CelFunctionBinding.from(id, javaType, body::apply));
    }

    private <A, B> void two(
            String function,
            CelType result,
            CelType first,
            Class<A> firstJava,
            CelType second,
            Class<B> secondJava,
            BiFunction<A, B, Object> body) {
        String id = "exact_" + function + "_" + first.name() + "_" + second.name();
        overloads
                .computeIfAbsent(function, name -> new ArrayList<>())
                .add(CelOverloadDecl.newGlobalOverload(id, result, first, second));
        bindings.add(CelFunctionBinding.from(id, firstJava, secondJava, body::apply));
    }

    /** The exact part of a whole; of nothing it is nothing. */
    private static Ratio share(long part, long whole) {
        return whole == 0
                ? Ratio.ZERO
                : whole < 0 ? Ratio.of(Math.negateExact(part), Math.negateExact(whole)) : Ratio.of(part, whole);
    }

    private static Fen times(Fen amount, long number) {
        return Fen.of(Math.multiplyExact(amount.value(), number));
    }
}
