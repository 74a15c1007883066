package org.mingzhang.domain.seal.log;

/** A claim as it follows from an entry: what is used, how much of it, and up to which total. */
public record ClaimUse(String kind, String key, long amount, long limit) {}
