/** Registers (台账) for people and programs: pages, files and the API, from the one definition that the read models have. */
@NullMarked
package org.mingzhang.app.register;

import org.jspecify.annotations.NullMarked;
