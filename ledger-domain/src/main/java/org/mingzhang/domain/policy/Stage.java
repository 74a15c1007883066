package org.mingzhang.domain.policy;

/** 环节: one of the steps that an application passes, and who is responsible for it. */
public record Stage(String id, String name, String responsible, Clause clause) {}
