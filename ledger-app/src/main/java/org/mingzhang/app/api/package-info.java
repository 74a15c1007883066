/** The interface for programs: who may call, which part of the ledger each address hands out, and how far the answer has read. */
@NullMarked
package org.mingzhang.app.api;

import org.jspecify.annotations.NullMarked;
