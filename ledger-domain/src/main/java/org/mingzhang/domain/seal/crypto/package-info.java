/**
 * Algorithms behind the seal: SM2, SM3, SM4 and Ed25519 as Bouncy Castle implements them, keys and their files. The only
 * package that imports Bouncy Castle, so that another provider or a hardware module can take its place.
 */
@NullMarked
package org.mingzhang.domain.seal.crypto;

import org.jspecify.annotations.NullMarked;
