/**
 * What a pack that reads well still gets wrong: rules that contradict one another or that no case can ever meet, and figures that
 * are not those of the words beside them. Asked of packs before they are published; whatever was published stays readable.
 */
@NullMarked
package org.mingzhang.domain.policy.scrutiny;

import org.jspecify.annotations.NullMarked;
