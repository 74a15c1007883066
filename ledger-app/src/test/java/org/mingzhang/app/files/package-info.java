/** Documents of cases over HTTP. */
@NullMarked
package org.mingzhang.app.files;

import org.jspecify.annotations.NullMarked;
