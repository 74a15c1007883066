/** Exact money: integers in fen (分), exact ratios and named rounding. No float, double or BigDecimal anywhere. */
@NullMarked
package org.mingzhang.domain.money;

import org.jspecify.annotations.NullMarked;
