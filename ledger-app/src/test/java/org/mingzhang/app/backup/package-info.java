/** Tests of what a backup has. */
@NullMarked
package org.mingzhang.app.backup;

import org.jspecify.annotations.NullMarked;
