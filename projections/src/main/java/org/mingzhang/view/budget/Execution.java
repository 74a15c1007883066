package org.mingzhang.view.budget;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;

/**
 * 资金执行: how far the money of a programme has gone out, against how much of its time is over.
 *
 * @param from first day of the programme
 * @param to last day
 * @param elapsed 序时进度: the share of its days that are over, today included, in tenths of a percent
 * @param sources by source, in the order of the pack; empty for who does not see the city
 * @param counties by county, the one furthest behind first
 */
public record Execution(
        LocalDate from, LocalDate to, LocalDate today, int elapsed, List<Source> sources, List<County> counties) {
    private static final int WHOLE = 1000;

    public Execution {
        sources = List.copyOf(sources);
        counties = List.copyOf(counties);
    }

    /**
     * One source.
     *
     * @param receivedFen 到位
     * @param paidFen net of what banks sent back
     * @param share paid of appropriated, in tenths of a percent; null while nothing is appropriated
     */
    public record Source(
            String source,
            Fen appropriatedFen,
            Fen receivedFen,
            Fen committedFen,
            Fen paidFen,
            @Nullable Integer share) {}

    /**
     * One county.
     *
     * @param county null for beneficiaries of the whole city
     * @param share paid of committed, in tenths of a percent; null while nothing is committed
     * @param awards how many awards have money promised
     * @param paidAwards of how many something was paid and did not come back from the bank
     */
    public record County(
            @Nullable String county,
            Fen committedFen,
            Fen paidFen,
            @Nullable Integer share,
            int awards,
            int paidAwards) {
        /** What is committed and not paid. */
        public Fen unpaidFen() {
            return committedFen.minus(paidFen);
        }
    }

    /** The share of a programme's days that are over, in tenths of a percent. */
    static int elapsed(LocalDate from, LocalDate to, LocalDate today) {
        long all = ChronoUnit.DAYS.between(from, to) + 1;
        long over = Math.clamp(ChronoUnit.DAYS.between(from, today) + 1, 0, Math.max(all, 1));
        return all < 1 ? WHOLE : share(over, all);
    }

    /** A part of a whole in tenths of a percent, rounded half up; null of nothing. */
    public static @Nullable Integer share(Fen part, Fen whole) {
        return whole.isPositive() ? share(part.value(), whole.value()) : null;
    }

    private static int share(long part, long whole) {
        return Math.toIntExact(Rounding.HALF_UP.divide(
                BigInteger.valueOf(part).multiply(BigInteger.valueOf(WHOLE)), BigInteger.valueOf(whole)));
    }

    /** Tenths of a percent as people write them. */
    public static String percent(int tenths) {
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10 + "%";
    }

    /** How a share stands against the time that is over: 比序时进度慢 12.3 个百分点. */
    public String against(int share) {
        int ahead = share - elapsed;
        return ahead == 0
                ? "与序时进度持平"
                : "比序时进度" + (ahead > 0 ? "快 " : "慢 ") + percent(Math.abs(ahead)).replace("%", "") + " 个百分点";
    }
}
