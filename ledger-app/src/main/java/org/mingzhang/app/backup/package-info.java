/**
 * Backups that prove themselves: the ground state copied out in one transaction with the digest of each file, put back into a new
 * home and verified there like any log; and what the log says of backups made and proven.
 */
@NullMarked
package org.mingzhang.app.backup;

import org.jspecify.annotations.NullMarked;
