package org.mingzhang.domain.seal.log;

/**
 * A file that an entry cites, as the entry has it.
 *
 * @param sm3 hex; what it is kept under
 * @param sha256 hex
 */
public record FileUse(String sm3, String sha256, long sizeBytes) {}
