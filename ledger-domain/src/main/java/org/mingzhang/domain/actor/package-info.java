/** Who may act: people, their organisations, keys and roles. */
@NullMarked
package org.mingzhang.domain.actor;

import org.jspecify.annotations.NullMarked;
