/** How each enterprise, application, project, award and payment stands: one row each, for lists and for looking up. */
@NullMarked
package org.mingzhang.view.dossier;

import org.jspecify.annotations.NullMarked;
