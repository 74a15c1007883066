/** The verification desk: what somebody asked to be verified, how far it is, and what it came to in plain words. */
@NullMarked
package org.mingzhang.app.verification;

import org.jspecify.annotations.NullMarked;
