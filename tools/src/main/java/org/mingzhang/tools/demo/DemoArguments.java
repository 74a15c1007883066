package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.tools.SampleCity;

/**
 * What makes one story differ from another; the same arguments tell the same story.
 *
 * @param programme the programme's stream id
 * @param seed of everything that is invented
 * @param enterprises pilot enterprises, from 1 to as many as the notice has places
 * @param asOf nothing in the story happens after this day
 */
public record DemoArguments(String programme, long seed, int enterprises, LocalDate asOf) {
    public DemoArguments {
        StreamId.requireName(programme);
        int places = SampleCity.story().places();
        if (enterprises < 1 || enterprises > places) {
            throw new IllegalArgumentException("企业数应为 1–%d（方案共有 %d 个名额）：%d".formatted(places, places, enterprises));
        }
    }
}
