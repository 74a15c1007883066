/** People as the application knows them: who they are by their streams, and the keys that they left in its keeping. */
@NullMarked
package org.mingzhang.app.actor;

import org.jspecify.annotations.NullMarked;
