package org.mingzhang.domain.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.money.Ratio;

/**
 * 调剂: to which lines a budget line may give money, how much, and who decides it.
 *
 * @param lines that it may give to
 * @param atMost of what was allocated to the line from a source, the share that it may give away of that source in all; null
 *     where nothing limits it
 * @param decidedBy the post that decides
 */
public record TransferRule(List<String> lines, @Nullable Ratio atMost, Role decidedBy, Clause clause) {
    public TransferRule {
        lines = List.copyOf(lines);
    }
}
