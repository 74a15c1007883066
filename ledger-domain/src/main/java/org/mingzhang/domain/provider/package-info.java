/** The pool of digital service providers and their products. */
@NullMarked
package org.mingzhang.domain.provider;

import org.jspecify.annotations.NullMarked;
