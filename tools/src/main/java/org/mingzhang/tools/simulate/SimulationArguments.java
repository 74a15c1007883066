package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.SortedMap;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.SampleCity;

/**
 * What makes one simulated workbook differ from another; the same arguments write the same bytes.
 *
 * @param enterprises on the roster or in its reserve, 1–60,000
 * @param asOf nothing happens after this day
 * @param frauds how often each is planted
 */
public record SimulationArguments(
        PolicyPack pack, int enterprises, long seed, LocalDate asOf, SortedMap<Fraud, Integer> frauds) {
    /** More would not fit on the sheets. */
    public static final int MOST_ENTERPRISES = 60_000;

    /** The pack whose formulas and dates the story follows. */
    public static final String PACK = SampleCity.PACK;

    /** The first day of the pilot: before it there is nothing to tell. */
    public static LocalDate begin() {
        return SampleCity.story().opens();
    }

    public SimulationArguments {
        if (!pack.id().equals(PACK)) {
            throw new IllegalArgumentException("目前只会按 " + PACK + " 编写示例数据，不会按 " + pack.id());
        }
        if (enterprises < 1 || enterprises > MOST_ENTERPRISES) {
            throw new IllegalArgumentException("企业数应为 1–60000：" + enterprises);
        }
        LocalDate begin = begin();
        if (asOf.isBefore(begin)) {
            throw new IllegalArgumentException("截止日 " + asOf + " 早于实施期起日 " + begin);
        }
    }
}
