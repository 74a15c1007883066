/**
 * The pure core of the ledger: what happened (events), what may happen (decisions and policy) and how it is proved
 * (the seal). No framework, no clock, no I/O: time, identifiers and streams come in as arguments.
 */
@NullMarked
package org.mingzhang.domain;

import org.jspecify.annotations.NullMarked;
