/** Lists over HTTP. */
@NullMarked
package org.mingzhang.app.officiallist;

import org.jspecify.annotations.NullMarked;
