/** Official lists and the roster over HTTP, and the documents that commands and the API print of them. */
@NullMarked
package org.mingzhang.app.officiallist;

import org.jspecify.annotations.NullMarked;
