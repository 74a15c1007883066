@NullMarked
package org.mingzhang.app.platform.files;

import org.jspecify.annotations.NullMarked;
