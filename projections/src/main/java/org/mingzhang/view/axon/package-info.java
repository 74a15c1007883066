/** Drives read models from an event processor of the framework; the only place here that knows it. */
@NullMarked
package org.mingzhang.view.axon;

import org.jspecify.annotations.NullMarked;
