package org.mingzhang.domain.policy;

/**
 * 绩效目标: what the programme must reach.
 *
 * @param id such as {@code HD-T1}
 * @param comparison {@code >=}, {@code =} or {@code ~} (about)
 * @param value a number or a share
 * @param by when, as the notice says it
 */
public record Target(String id, String name, String comparison, Value value, String unit, String by, Clause clause) {}
