/** Tests of the practice ledger's demonstrations. */
@NullMarked
package org.mingzhang.app.practice;

import org.jspecify.annotations.NullMarked;
