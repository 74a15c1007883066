package org.mingzhang.domain.event;

/**
 * What a stream's events add up to. {@link #evolve} is the only thing that changes it; it is total, checks nothing and
 * ignores nothing, since what happened has happened.
 */
public interface StreamState {
    /** Takes in the next event of the stream. */
    void evolve(Recorded recorded);
}
