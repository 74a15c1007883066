/** The console's frame: who is signed in and what they may open, the layout of pages, words and figures as officials write them. */
@NullMarked
package org.mingzhang.app.console;

import org.jspecify.annotations.NullMarked;
