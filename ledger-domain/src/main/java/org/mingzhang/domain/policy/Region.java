package org.mingzhang.domain.policy;

/** Whose programme it is: a city, a prefecture, a country, by its public code (GB/T 2260). */
public record Region(String code, String name, Clause clause) {}
