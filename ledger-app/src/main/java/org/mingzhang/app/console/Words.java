package org.mingzhang.app.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.County;
import org.springframework.stereotype.Component;

/** How values stand in pages: dates as 2026-11-20, times in the ledger's zone, nothing as a dash. */
@Component("words")
public final class Words {
    /** Where there is nothing. */
    public static final String NOTHING = "—";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ZoneId zone;

    Words(LedgerIdentity identity) {
        this.zone = identity.zone();
    }

    /** An amount in a unit, without the unit's name. */
    public String money(@Nullable Fen amount, Unit unit) {
        return amount == null ? NOTHING : unit.figure(amount);
    }

    /** An amount in fen, likewise. */
    public String fen(@Nullable Long fen, Unit unit) {
        return fen == null ? NOTHING : unit.figure(Fen.of(fen));
    }

    /**
     * An amount in a column: all of them have as many decimals as the one that needs most, so that they stand in line.
     *
     * @param column the amounts of the column, or how many decimals it has
     */
    public String money(@Nullable Fen amount, Unit unit, Object column) {
        return amount == null ? NOTHING : unit.figure(amount, decimals(column, unit));
    }

    /** An amount in fen, likewise. */
    public String fen(@Nullable Long fen, Unit unit, Object column) {
        return fen == null ? NOTHING : unit.figure(Fen.of(fen), decimals(column, unit));
    }

    /** How many decimals a column has: of amounts, of columns that are to be alike, or that number itself. */
    public int decimals(@Nullable Object column, Unit unit) {
        return switch (column) {
            case Integer known -> known;
            case Fen amount -> unit.decimals(amount);
            case Long fen -> unit.decimals(Fen.of(fen));
            case Iterable<?> all -> {
                int most = 2;
                for (Object one : all) {
                    most = Math.max(most, decimals(one, unit));
                }
                yield most;
            }
            case null, default -> 2;
        };
    }

    /** In 元 with two decimals, as on vouchers. */
    public String yuan(@Nullable Fen amount) {
        return amount == null ? NOTHING : amount.toYuan();
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? NOTHING : day.toString();
    }

    /** To the minute. */
    public String moment(@Nullable Instant time) {
        return time == null ? NOTHING : MOMENT.format(time.atZone(zone));
    }

    /** To the second. */
    public String second(@Nullable Instant time) {
        return time == null ? NOTHING : SECOND.format(time.atZone(zone));
    }

    /** A post with its county by name, as far as the programme's policy names it. */
    public String post(Post post, @Nullable Chosen chosen) {
        String county = post.county();
        if (county == null) {
            return post.role().chinese();
        }
        return post.role().chinese() + "·" + county(county, chosen);
    }

    /** A county by name, as far as the programme's policy names it. */
    public String county(String county, @Nullable Chosen chosen) {
        return chosen == null
                ? county
                : chosen.pack().county(county).map(County::name).orElse(county);
    }

    public String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? NOTHING : value.toString();
    }

    /** A number with separators. */
    public String count(long number) {
        return String.format("%,d", number);
    }
}
