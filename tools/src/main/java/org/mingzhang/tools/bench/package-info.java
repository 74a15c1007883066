/** Benchmarks: ours and the framework's own store, interleaved in one run on one durable database. */
@NullMarked
package org.mingzhang.tools.bench;

import org.jspecify.annotations.NullMarked;
