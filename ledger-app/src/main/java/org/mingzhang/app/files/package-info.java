/** Documents of cases: what comes in, what is there and what is missing, how it goes out again, and the list for the archive. */
@NullMarked
package org.mingzhang.app.files;

import org.jspecify.annotations.NullMarked;
