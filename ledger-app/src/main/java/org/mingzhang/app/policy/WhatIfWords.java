package org.mingzhang.app.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/** Parameters and what they are set to, in the words of the policy instead of its ids. */
public record WhatIfWords(PolicyPack pack, ParameterValues inForce) {
    private static final int SHORT = 20;

    /** The value in force, in words; null while undecided. */
    @Nullable
    String now(Parameter parameter) {
        return inForce.setting(parameter.id())
                .map(setting -> value(parameter, setting.value().display()))
                .orElse(null);
    }

    /** A value: what an option means where it is one, else as it is written. */
    static String value(Parameter parameter, String written) {
        return parameter.options().stream()
                .filter(option -> option.id().equals(written))
                .map(Parameter.Option::meaning)
                .findFirst()
                .orElse(written);
    }

    /** What stands in a line of a drop-down: its first clause, and no more than fits. */
    static String brief(String words) {
        String clause = words.split("[，；（]", 2)[0];
        return clause.length() > SHORT ? clause.substring(0, SHORT) + "…" : clause;
    }

    /** Where changes fall, by what it is called, with its sign; together they are the net. */
    public static Map<String, Fen> split(WhatIfView.Split split) {
        Map<String, Fen> out = new LinkedHashMap<>();
        out.put("尚未核定的" + way(split.openNetFen()), split.openNetFen());
        out.put("已核定未拨付的" + way(split.unpaidNetFen()), split.unpaidNetFen());
        Fen back = split.overpaidRecoveredFen();
        Fen owed = split.overpaidFen().minus(back);
        out.put("已拨付超出新标准（须追回才收得回）", owed.negated());
        if (!back.isZero()) {
            out.put("已拨付超出新标准（已经追回）", back.negated());
        }
        return out;
    }

    private static String way(Fen net) {
        return net.isPositive() ? "多付" : "少付";
    }

    /** A choice by what it changes: 第二批二级企业最高补助：18万元 → 15万元. */
    String name(Choice choice) {
        return choice.set().entrySet().stream()
                .map(set -> changed(set.getKey(), set.getValue()))
                .collect(Collectors.joining("；"));
    }

    /** A fact of one case has no name in the policy; it stays as it was typed. */
    private String changed(String id, String written) {
        Parameter parameter = pack.parameter(id).orElse(null);
        if (parameter == null) {
            return id + " = " + written;
        }
        String now = now(parameter);
        return parameter.name() + "：" + (now == null ? "未决" : now) + " → " + value(parameter, written);
    }
}
