package org.mingzhang.domain.decision;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A state that has a Chinese word, by which refusals name it. */
public interface Worded {
    /** The word. */
    String chinese();

    /** Several in one line: {@code 已提出、已审批}. */
    static String list(Worded... states) {
        return Arrays.stream(states).map(Worded::chinese).collect(Collectors.joining("、"));
    }
}
