/** Tests of dossiers. */
@NullMarked
package org.mingzhang.view.dossier;

import org.jspecify.annotations.NullMarked;
