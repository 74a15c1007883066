/**
 * 算例: the worked examples that stand beside a pack, from the bytes of their file to what holds and what does not, in a clerk's
 * words.
 */
@NullMarked
package org.mingzhang.domain.policy.examples;

import org.jspecify.annotations.NullMarked;
