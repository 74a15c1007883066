package org.mingzhang.domain.policy;

/** 县（市、区）: a county-level division, by its public code (GB/T 2260). */
public record County(String code, String name, Clause clause) {}
