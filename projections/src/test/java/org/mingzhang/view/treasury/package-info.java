@NullMarked
package org.mingzhang.view.treasury;

import org.jspecify.annotations.NullMarked;
