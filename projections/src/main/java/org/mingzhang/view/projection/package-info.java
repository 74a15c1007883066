/**
 * How entries become rows, whatever the rows mean: projectors are handed batches of entries and write in the same
 * transaction in which their position moves, so that nothing is applied twice or left out, whoever drives them.
 */
@NullMarked
package org.mingzhang.view.projection;

import org.jspecify.annotations.NullMarked;
