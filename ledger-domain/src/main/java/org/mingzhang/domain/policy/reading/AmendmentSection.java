package org.mingzhang.domain.policy.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.Amendment.Transition;

/** Reads what a later version says of itself: every version but the first does, and the first does not. */
final class AmendmentSection {
    private final Known known;

    AmendmentSection(Known known) {
        this.known = known;
    }

    @Nullable
    Amendment read(MapReader pack, int version) {
        if (version == 1) {
            if (pack.has("amends")) {
                pack.map("amends");
                pack.report(pack.spotOf("amends"), "第 1 版写了 amends", "第 1 版没有可修订的前一版；修订时把 version 写成下一个数");
            }
            return null;
        }
        if (!pack.has("amends")) {
            pack.report(
                    pack.spot(),
                    "第 " + version + " 版没有写 amends",
                    "第 2 版起写 amends：from 写施行日期，text 写过渡办法，并写 clause 或 proposed");
            return null;
        }
        MapReader map = pack.map("amends");
        Map<String, Transition> words = new LinkedHashMap<>();
        for (Transition transition : Transition.values()) {
            words.put(transition.word(), transition);
        }
        Amendment amendment = new Amendment(
                map.read("from", "应为日期，例如 2026-07-01", LocalDate.EPOCH, AmendmentSection::day),
                map.has("transition") ? map.choice("transition", words, Transition.SUBMITTED) : Transition.SUBMITTED,
                map.text("text"),
                known.quotes().of(map));
        map.done();
        return amendment;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(notADay);
        }
    }
}
