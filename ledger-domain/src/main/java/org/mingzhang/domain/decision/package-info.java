/** What a decision answers: accepted with events, or rejected with a stable code, the clause and the facts. */
@NullMarked
package org.mingzhang.domain.decision;

import org.jspecify.annotations.NullMarked;
