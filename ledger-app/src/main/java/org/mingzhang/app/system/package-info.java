/** What the three administrators see and do: accounts, posts and keys, read models, who came and went. */
@NullMarked
package org.mingzhang.app.system;

import org.jspecify.annotations.NullMarked;
