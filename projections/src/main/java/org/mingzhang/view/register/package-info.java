/**
 * Registers (台账): what a programme has of one kind, row by row, filtered, sorted, paged and summed up, within what somebody may
 * see. Each is defined once, for pages, files and the API alike.
 */
@NullMarked
package org.mingzhang.view.register;

import org.jspecify.annotations.NullMarked;
