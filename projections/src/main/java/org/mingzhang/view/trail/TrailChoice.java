package org.mingzhang.view.trail;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.view.projection.Entry;

/** Which of some entries whoever asks may see, and wants to. */
public interface TrailChoice {
    /** Everything. */
    TrailChoice ALL = entries -> entries.stream().map(Entry::position).collect(Collectors.toUnmodifiableSet());

    /** The positions of those that are told; asked for many at once. */
    Set<Long> of(Collection<Entry> entries);
}
