package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * What happens at one moment of the story. Lanes are independent of each other and may run at the same time; errands of
 * one lane run in order.
 */
record Phase(Moment moment, List<List<Errand>> lanes) {
    Phase {
        lanes = List.copyOf(lanes);
    }

    LocalDate date() {
        return moment.date();
    }

    int size() {
        return lanes.stream().mapToInt(List::size).sum();
    }
}
