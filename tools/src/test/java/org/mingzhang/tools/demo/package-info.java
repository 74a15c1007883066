/** Tests of the demo's story against a ledger in memory. */
@NullMarked
package org.mingzhang.tools.demo;

import org.jspecify.annotations.NullMarked;
