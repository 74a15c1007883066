/** What is given in tests of the rules: an in-memory ledger, invented people and enterprises, and cases led so far. */
@NullMarked
package org.mingzhang.domain.given;

import org.jspecify.annotations.NullMarked;
