/** Tests that read the project itself: layout, documents, generated pages, direction of dependencies. */
@NullMarked
package org.mingzhang.tools.repository;

import org.jspecify.annotations.NullMarked;
