package org.mingzhang.domain.decision;

/**
 * What nobody chooses alone, and anybody can look up: the first daily record of the log's roots after some entry. It holds
 * the roots over that entry and all others of its day, a random id and the ledger's own random signature.
 *
 * @param position where that record stands
 * @param sm3 hex of its leaf hash in the SM3 tree
 */
public record Beacon(long position, String sm3) {}
