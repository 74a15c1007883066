/**
 * What a city lends to invented records: its story, read from a file beside the program and checked against its pack. Who
 * tells it, in {@code demo} and {@code simulate}, knows the parts that directions, titles, lines and targets play, and no
 * city's ids, words or days.
 */
@NullMarked
package org.mingzhang.tools.story;

import org.jspecify.annotations.NullMarked;
