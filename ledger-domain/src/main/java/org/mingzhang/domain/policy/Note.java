package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * 说明: what an official should know of a direction, or of the programme as a whole, and no rule computes.
 *
 * @param text in Chinese, one sentence or two
 * @param clause the words that it rests on; null where it only tells how the direction is computed or kept
 */
public record Note(String text, @Nullable Clause clause) {}
