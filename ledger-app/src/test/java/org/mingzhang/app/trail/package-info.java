/** Who may see which entry, and that nobody learns of any other. */
@NullMarked
package org.mingzhang.app.trail;

import org.jspecify.annotations.NullMarked;
