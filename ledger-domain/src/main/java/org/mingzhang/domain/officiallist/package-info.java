/** Lists that officials acted on: recommended, noticed, decided, paid, left, removed. */
@NullMarked
package org.mingzhang.domain.officiallist;

import org.jspecify.annotations.NullMarked;
