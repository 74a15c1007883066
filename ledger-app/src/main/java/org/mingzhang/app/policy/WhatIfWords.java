package org.mingzhang.app.policy;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/** Parameters and what they are set to, in the words of the policy instead of its ids. */
record WhatIfWords(PolicyPack pack, ParameterValues inForce) {
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
