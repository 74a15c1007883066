/** Records to JSON trees and back, strictly: every problem of a document is reported at once, with its place. */
@NullMarked
package org.mingzhang.domain.json;

import org.jspecify.annotations.NullMarked;
