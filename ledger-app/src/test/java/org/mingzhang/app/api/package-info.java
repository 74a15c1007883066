/** Attacks on the interface for programs. */
@NullMarked
package org.mingzhang.app.api;

import org.jspecify.annotations.NullMarked;
