/** The hand-wired framework: what it is made of, and whom it talks to. */
@NullMarked
package org.mingzhang.app.platform.framework;

import org.jspecify.annotations.NullMarked;
