package org.mingzhang.domain.policy;

/** 批次: one of the rounds in which enterprises are renovated. */
public record Batch(int number, String name, Clause clause) {}
