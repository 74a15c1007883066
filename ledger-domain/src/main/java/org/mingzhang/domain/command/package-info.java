/** Commands as signed documents: what an actor asks for, in canonical bytes. */
@NullMarked
package org.mingzhang.domain.command;

import org.jspecify.annotations.NullMarked;
