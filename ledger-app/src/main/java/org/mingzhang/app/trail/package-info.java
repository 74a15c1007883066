/** Single entries, trails and the search for them, within what whoever asks may see. */
@NullMarked
package org.mingzhang.app.trail;

import org.jspecify.annotations.NullMarked;
