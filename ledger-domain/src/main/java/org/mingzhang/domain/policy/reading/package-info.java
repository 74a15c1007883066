/**
 * From the bytes of a pack's file to a {@link org.mingzhang.domain.policy.PolicyPack}: reads YAML without ever building
 * foreign objects, keeps the line and column of every node, and reports every mistake at once in a clerk's words.
 */
@NullMarked
package org.mingzhang.domain.policy.reading;

import org.jspecify.annotations.NullMarked;
