/** One application through its stages, notice and objections. */
@NullMarked
package org.mingzhang.domain.application;

import org.jspecify.annotations.NullMarked;
