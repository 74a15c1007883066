/**
 * The seal: what makes the log provable. Canonical bytes, two Merkle trees over the same leaves, signed checkpoints,
 * receipts, signatures of commands and personal fields that can be shredded without breaking a proof. Nothing in here
 * reads a clock, a file or a random source of its own; {@code docs/ledger-format.md} is the normative text.
 */
@NullMarked
package org.mingzhang.domain.seal;

import org.jspecify.annotations.NullMarked;
