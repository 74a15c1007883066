/**
 * What {@code ledger simulate} writes: invented records of a whole programme in the form of the import workbook, coherent and
 * without a breach unless frauds are asked for. Everything follows from the arguments: each enterprise's story from the seed
 * and its number, so that nothing but a few numbers of each is held in memory.
 */
@NullMarked
package org.mingzhang.tools.simulate;

import org.jspecify.annotations.NullMarked;
