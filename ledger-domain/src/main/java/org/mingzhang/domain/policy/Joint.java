package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * 连带责任: all members of a consortium owe together what is to come back, not the applicant alone.
 *
 * @param agreement the document of the checklist by which members bind themselves (联合申报协议) where they do not sign
 *     themselves; null where the pack knows none
 * @param clause the words that say so
 */
public record Joint(@Nullable String agreement, Clause clause) {}
