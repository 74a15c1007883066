/** What happened to one subject, told in order, and the way back from a payment to where its money came from. */
@NullMarked
package org.mingzhang.view.trail;

import org.jspecify.annotations.NullMarked;
