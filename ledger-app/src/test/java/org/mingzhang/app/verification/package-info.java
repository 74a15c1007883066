/** What somebody is told who trusts nobody's word. */
@NullMarked
package org.mingzhang.app.verification;

import org.jspecify.annotations.NullMarked;
