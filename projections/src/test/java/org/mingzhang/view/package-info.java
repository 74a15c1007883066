/** Tests of read models, on a real PostgreSQL and logs of seeded events. */
@NullMarked
package org.mingzhang.view;

import org.jspecify.annotations.NullMarked;
