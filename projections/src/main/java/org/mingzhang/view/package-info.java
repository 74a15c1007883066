/** Read models: droppable, rebuilt from events alone. */
@NullMarked
package org.mingzhang.view;

import org.jspecify.annotations.NullMarked;
