package org.mingzhang.app.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import tools.jackson.databind.node.ObjectNode;

/** A programme's parameters as they stand, and what each may be. The names of the components are the names in its JSON. */
public record ParameterView(String programme, long asOfPosition, List<Row> parameters) {

    /** Where a value comes from. */
    public enum State {
        UNDECIDED,
        DEFAULT,
        DECIDED
    }

    /**
     * One parameter.
     *
     * @param value in force, as people write it; null while undecided
     * @param unit of the value, such as 工作日; null where it has none
     * @param position the entry that decided it
     * @param form how a value is written
     * @param doubt what the notice leaves open
     * @param awards how many awards wait for it
     * @param underWay how many cases still under way will need it
     */
    public record Row(
            String parameter,
            String name,
            State state,
            @Nullable String value,
            @Nullable String unit,
            @Nullable Long position,
            String form,
            List<Option> options,
            List<Limit> limits,
            String doubt,
            Clause clause,
            long awards,
            long underWay) {}

    /** A value that may be chosen. */
    public record Option(String value, String meaning) {}

    /** What a value must satisfy. */
    public record Limit(String rule, Clause clause) {}

    static ParameterView of(
            String programme,
            long asOfPosition,
            PolicyPack pack,
            ParameterValues values,
            List<WhatIfView.Waiting> waiting) {
        return new ParameterView(
                programme,
                asOfPosition,
                pack.parameters().stream()
                        .map(parameter -> row(
                                pack,
                                parameter,
                                values,
                                waiting.stream()
                                        .filter(row -> row.parameter().equals(parameter.id()))
                                        .findFirst()
                                        .orElse(new WhatIfView.Waiting(parameter.id(), 0, 0))))
                        .toList());
    }

    private static Row row(PolicyPack pack, Parameter parameter, ParameterValues values, WhatIfView.Waiting waiting) {
        ParameterValues.Setting setting = values.setting(parameter.id()).orElse(null);
        return new Row(
                parameter.id(),
                parameter.name(),
                setting == null ? State.UNDECIDED : setting.decided() ? State.DECIDED : State.DEFAULT,
                setting == null ? null : setting.value().display(),
                parameter.unit().isEmpty() ? null : parameter.unit(),
                setting == null ? null : setting.position(),
                parameter.type().chinese() + "，如 " + parameter.type().example(),
                parameter.options().stream()
                        .map(option -> new Option(option.id(), option.meaning()))
                        .toList(),
                parameter.constraints().stream()
                        .map(limit -> new Limit(PackRenderer.words(pack, limit.holds()), limit.clause()))
                        .toList(),
                parameter.doubt(),
                parameter.clause(),
                waiting.awards(),
                waiting.underWay());
    }

    /** The document that commands print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
