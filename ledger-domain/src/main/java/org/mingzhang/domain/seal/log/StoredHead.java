package org.mingzhang.domain.seal.log;

/**
 * The row that says where the log stands.
 *
 * @param sm3Frontier as {@link org.mingzhang.domain.seal.Frontier#toBytes} wrote it
 * @param sha256Frontier likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredHead(long size, byte[] sm3Frontier, byte[] sha256Frontier) {}
