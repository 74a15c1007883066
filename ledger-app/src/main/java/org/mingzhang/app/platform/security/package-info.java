/** Who may talk to the application at all. What an actor may decide is judged by the core, from the signature. */
@NullMarked
package org.mingzhang.app.platform.security;

import org.jspecify.annotations.NullMarked;
