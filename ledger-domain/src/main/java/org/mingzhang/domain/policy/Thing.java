package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a count may count: an organisation, a scene, a title, an incident.
 *
 * @param label by which an official knows it
 * @param facts what is recorded of it, by {@link ThingFact}
 * @param position the entry that states it; null where none does
 */
public record Thing(String label, Facts facts, @Nullable Long position) {}
