/** Who has to do with which case as an expert (评审专家): for whom a case is to be seen, and whom it waits for. */
@NullMarked
package org.mingzhang.view.panel;

import org.jspecify.annotations.NullMarked;
