package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Adds up the document of {@code whatif} by hand, from today's budget to each choice. */
final class WhatIfSums {
    private WhatIfSums() {}

    static void addUp(JsonNode whatif, JsonNode budget) {
        JsonNode now = at(whatif, "now");
        assertThat(at(now, "sources")).isEqualTo(at(budget, "sources"));
        assertThat(at(now, "lines")).isEqualTo(at(budget, "lines"));
        List<JsonNode> scenarios = new ArrayList<>(List.of(at(whatif, "before")));
        at(whatif, "choices").forEach(choice -> scenarios.add(at(choice, "after")));
        at(whatif, "choices").forEach(choice -> split(at(choice, "changes")));
        for (JsonNode scenario : scenarios) {
            for (JsonNode line : at(scenario, "lines")) {
                line(line, budget);
            }
        }
    }

    private static void split(JsonNode changes) {
        JsonNode split = at(changes, "split");
        assertThat(fen(split, "openNetFen") + fen(split, "unpaidNetFen") - fen(split, "overpaidFen"))
                .isEqualTo(fen(changes, "netFen"));
        assertThat(fen(split, "overpaidRecoveredFen")).isBetween(0L, Math.max(0L, fen(split, "overpaidFen")));
        for (JsonNode change : at(changes, "list")) {
            assertThat(fen(change, "overpaidFen"))
                    .isEqualTo(Math.max(0L, fen(change, "paidFen") - fen(change, "afterFen")));
        }
    }

    private static void line(JsonNode line, JsonNode budget) {
        long committed = 0;
        long paid = 0;
        long available = 0;
        for (JsonNode source : at(line, "sources")) {
            JsonNode bridge = at(source, "bridge");
            JsonNode today = Town.row(
                    budget,
                    "lines",
                    Map.of(
                            "line",
                            at(line, "line").asString(),
                            "source",
                            at(source, "source").asString()));
            assertThat(fen(bridge, "committedFen")).isEqualTo(fen(today, "committedFen"));
            assertThat(fen(bridge, "paidFen")).isEqualTo(fen(today, "paidFen"));
            assertThat(fen(bridge, "availableFen")).isEqualTo(fen(today, "availableFen"));
            adds(bridge);
            assertThat(fen(bridge, "thenAvailableFen"))
                    .as("no source is overdrawn")
                    .isNotNegative();
            assertThat(fen(bridge, "thenCommittedFen")).isEqualTo(fen(source, "costFen"));
            committed += fen(bridge, "committedFen");
            paid += fen(bridge, "paidFen");
            available += fen(bridge, "availableFen");
        }
        JsonNode bridge = at(line, "bridge");
        assertThat(fen(bridge, "committedFen")).isEqualTo(committed);
        assertThat(fen(bridge, "paidFen")).isEqualTo(paid);
        assertThat(fen(bridge, "availableFen")).isEqualTo(available);
        adds(bridge);
        assertThat(fen(bridge, "thenAvailableFen")).isEqualTo(fen(line, "leftFen") - fen(line, "shortfallFen"));
        JsonNode underWay = at(line, "underWay");
        assertThat(fen(underWay, "thenCommittedFen"))
                .isEqualTo(fen(bridge, "thenCommittedFen") + fen(underWay, "mostFen"));
        assertThat(fen(underWay, "thenAvailableFen"))
                .isEqualTo(fen(bridge, "thenAvailableFen") - fen(underWay, "mostFen"));
        long most = 0;
        for (JsonNode due : at(underWay, "due")) {
            most += fen(due, "mostFen");
            assertThat(fen(due, "thenAvailableFen")).isEqualTo(fen(bridge, "thenAvailableFen") - most);
        }
        assertThat(fen(underWay, "mostFen")).isEqualTo(most);
        assertThat(underWay.has("runsOutOn"))
                .as("a date exactly where there is too little")
                .isEqualTo(fen(underWay, "thenAvailableFen") < 0);
    }

    private static void adds(JsonNode bridge) {
        assertThat(fen(bridge, "committedFen") + fen(bridge, "changeFen")).isEqualTo(fen(bridge, "thenCommittedFen"));
        assertThat(fen(bridge, "availableFen") + fen(bridge, "reusableFen") - fen(bridge, "changeFen"))
                .isEqualTo(fen(bridge, "thenAvailableFen"));
    }

    private static JsonNode at(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private static long fen(JsonNode node, String name) {
        return at(node, name).asLong();
    }
}
