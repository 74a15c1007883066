package org.mingzhang.tools.demo;

import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Round;

/** A group of pilot enterprises that go through their applications together; the sample city says on which days. */
enum Wave {
    /** Renovated first. */
    FIRST(Round.FIRST),
    /** Chosen when the first are under way. */
    SECOND(Round.SECOND),
    /** Those who take the places of first-batch enterprises that left. */
    SECOND_LATE(Round.LATE),
    /** Done in less time than the others: the pilot ends. */
    THIRD(Round.THIRD);

    private final Round round;

    Wave(Round round) {
        this.round = round;
    }

    /** Its days. */
    Story.Wave days(Story story) {
        return story.wave(round);
    }
}
