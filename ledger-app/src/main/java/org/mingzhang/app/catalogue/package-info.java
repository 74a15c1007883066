/** Every command as people fill it in: what it is called, who may sign it, and what each field means; the same for forms and the command line. */
@NullMarked
package org.mingzhang.app.catalogue;

import org.jspecify.annotations.NullMarked;
