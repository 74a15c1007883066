package org.mingzhang.domain.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * Something that a stream as it stands lacks by the rules. The commands let none come about; imported history may have some,
 * and a correction may neither make one nor make one greater.
 *
 * @param place names it among those of its stream
 * @param by how far it goes; 1 fen where it is no matter of amounts
 * @param refusal how making it is refused
 */
public record Shortfall(String place, Fen by, Rejection refusal) {
    /** The first of the shortfalls that were not there before, or not as great. */
    public static @Nullable Rejection worse(List<Shortfall> before, List<Shortfall> after) {
        for (Shortfall now : after) {
            Fen known = Fen.ZERO;
            for (Shortfall then : before) {
                known = then.place.equals(now.place) ? known.max(then.by) : known;
            }
            if (now.by.exceeds(known)) {
                return now.refusal;
            }
        }
        return null;
    }
}
