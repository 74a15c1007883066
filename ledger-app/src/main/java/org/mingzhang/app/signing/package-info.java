/** Signing in the console: forms made from the catalogue, what a filled-in form would come to, and the signature under just that. */
@NullMarked
package org.mingzhang.app.signing;

import org.jspecify.annotations.NullMarked;
