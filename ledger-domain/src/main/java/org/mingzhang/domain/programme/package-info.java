/** A programme and its money: sources, lines, parameters, ratios, commitments and payments. */
@NullMarked
package org.mingzhang.domain.programme;

import org.jspecify.annotations.NullMarked;
