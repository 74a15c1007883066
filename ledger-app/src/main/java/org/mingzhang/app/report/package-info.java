/** Tables for people, told once and shown in the console, on a terminal and on paper. */
@NullMarked
package org.mingzhang.app.report;

import org.jspecify.annotations.NullMarked;
