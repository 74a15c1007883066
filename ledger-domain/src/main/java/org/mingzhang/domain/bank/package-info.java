/** What banks and the treasury say was paid. */
@NullMarked
package org.mingzhang.domain.bank;

import org.jspecify.annotations.NullMarked;
