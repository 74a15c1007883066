package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.mingzhang.domain.event.StreamId;

/**
 * What makes one story differ from another; the same arguments tell the same story.
 *
 * @param programme the programme's stream id
 * @param seed of everything that is invented
 * @param enterprises pilot enterprises, 1–600: the notice has no more places
 * @param asOf nothing in the story happens after this day
 */
public record DemoArguments(String programme, long seed, int enterprises, LocalDate asOf) {
    public static final int MOST_ENTERPRISES = 600;

    public DemoArguments {
        StreamId.requireName(programme);
        if (enterprises < 1 || enterprises > MOST_ENTERPRISES) {
            throw new IllegalArgumentException("企业数应为 1–600（方案共遴选 600 家试点企业）：" + enterprises);
        }
    }
}
