/**
 * The story that {@code ledger demo} tells: the pilot of a city with invented enterprises, as a sequence of signed commands on
 * a simulated clock. The plan follows from its arguments alone; only amounts are taken from what the ledger answers.
 */
@NullMarked
package org.mingzhang.tools.demo;

import org.jspecify.annotations.NullMarked;
