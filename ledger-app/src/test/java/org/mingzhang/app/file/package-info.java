/** Tests of the files' pages over HTTP. */
@NullMarked
package org.mingzhang.app.file;

import org.jspecify.annotations.NullMarked;
