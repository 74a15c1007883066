/** Tests of the tie to the framework. */
@NullMarked
package org.mingzhang.view.axon;

import org.jspecify.annotations.NullMarked;
