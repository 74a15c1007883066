/** What parameters would do. */
@NullMarked
package org.mingzhang.app.policy;

import org.jspecify.annotations.NullMarked;
