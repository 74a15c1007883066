package org.mingzhang.view.trail;

import org.jspecify.annotations.Nullable;

/**
 * A field of an event as a person reads it.
 *
 * @param title what it is called, with what it is part of
 * @param value what it is; of what a correction touches, what it should be
 * @param was what a correction touches, as it was; null in any other event
 * @param changed whether a correction changes it
 */
public record EventField(
        String title, String value, @Nullable String was, boolean changed) {}
