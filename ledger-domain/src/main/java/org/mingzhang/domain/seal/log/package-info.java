/**
 * Verification of a whole log: every stored byte re-read, every hash, tile, checkpoint, signature, column and claim
 * derived again and held against what is stored, and the whole held against a checkpoint kept elsewhere. Streams, uses
 * all cores, goes on after a problem, and names each problem by kind and position. Trusts nothing that it reads.
 */
@NullMarked
package org.mingzhang.domain.seal.log;

import org.jspecify.annotations.NullMarked;
