package org.mingzhang.domain.policy;

import java.util.List;

/** 重点行业 or 细分行业: an industry that the notice names, with other names that records use for it. */
public record Industry(String id, String name, List<String> aliases, Clause clause) {
    public Industry {
        aliases = List.copyOf(aliases);
    }
}
