/** The ledger command: one file per subcommand. */
@NullMarked
package org.mingzhang.tools;

import org.jspecify.annotations.NullMarked;
