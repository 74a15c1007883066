@NullMarked
package org.mingzhang.tools.story;

import org.jspecify.annotations.NullMarked;
