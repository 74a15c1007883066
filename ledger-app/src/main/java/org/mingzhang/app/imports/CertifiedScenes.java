package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 验收 and 场景 rows of applications whose directions rest on an acceptance that they do not have on their own way: it comes by
 * certificate, and the scenes go into the one entry of their 验收 row. Nothing is held under packs without such a direction.
 */
final class CertifiedScenes {
    private static final String NUMBER = "申报编号";
    private static final String DAY = "评测日期";
    private static final String SCENES = "scenes";
    private static final String CERTIFIED = "certified";
    private static final String SCENE = "scene";
    private static final String LEVEL = "level";
    private static final String CONSTRAINED = "constrained";

    private record Told(
            LocalDate day,
            String scene,
            int level,
            @Nullable Boolean constrained,
            ObjectNode remarks) {}

    private final PolicyPack pack;
    private final Function<String, @Nullable String> elsewhere;
    private final boolean held;
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final Map<String, List<Told>> scenes = new HashMap<>();
    private final Map<String, NavigableSet<LocalDate>> days = new HashMap<>();

    /**
     * Before the first row.
     *
     * @param elsewhere the direction of an application that the ledger holds; null where it holds none
     */
    CertifiedScenes(PolicyPack pack, Function<String, @Nullable String> elsewhere) {
        this.pack = pack;
        this.elsewhere = elsewhere;
        this.held = pack.directions().stream().anyMatch(this::restsOnCertificate);
    }

    /** Whether a direction's cases rest on an acceptance and have no project that could be assessed. */
    private boolean restsOnCertificate(Direction direction) {
        return !direction.acceptance()
                && !direction.project()
                && Grounds.lookAtAcceptance(pack, Grounds.of(direction, EnumSet.allOf(Moment.class)));
    }

    /** Takes a row in. */
    void take(Row row) {
        if (!held) {
            return;
        }
        switch (row.sheet().name()) {
            case "申报" -> (restsOnCertificate(row.required("方向")) ? numbers : others).add(row.required(NUMBER));
            case "验收" ->
                days.computeIfAbsent(row.required(NUMBER), none -> new TreeSet<>())
                        .add(row.requiredDate(DAY));
            case "场景" ->
                scenes.computeIfAbsent(row.required(NUMBER), none -> new ArrayList<>())
                        .add(new Told(
                                row.requiredDate(DAY),
                                row.required("场景"),
                                Objects.requireNonNull(row.integer("等级")),
                                row.text("约束性") == null ? null : row.yes("约束性"),
                                remarks(row)));
            default -> {
                // Tells of no acceptance.
            }
        }
    }

    private boolean restsOnCertificate(String direction) {
        return pack.direction(direction).filter(this::restsOnCertificate).isPresent();
    }

    private boolean isCertified(String number) {
        if (!numbers.contains(number) && others.add(number)) {
            String direction = elsewhere.apply(number);
            if (direction != null && restsOnCertificate(direction)) {
                numbers.add(number);
            }
        }
        return numbers.contains(number);
    }

    private static ObjectNode remarks(Row row) {
        ObjectNode remarks = JsonNodeFactory.instance.objectNode();
        for (Column column : Sheets.EVERYWHERE) {
            String value = row.cells().get(column.name());
            if (value != null) {
                remarks.put(row.sheet().name() + "“" + row.required("场景") + "”" + column.name(), value);
            }
        }
        return remarks;
    }

    /** What a certificate's entry has no field for. */
    private static ObjectNode unplaced(Row row) {
        ObjectNode unplaced = JsonNodeFactory.instance.objectNode();
        for (String column : List.of("次数", "指标版本", "申报投入", "评测人")) {
            String value = row.cells().get(column);
            if (value != null) {
                unplaced.put(column, value);
            }
        }
        return unplaced;
    }

    /** Of several acceptances of one application a scene goes with the first that is not before it, or else with the last. */
    private static LocalDate dayOf(LocalDate scene, NavigableSet<LocalDate> acceptances) {
        LocalDate next = acceptances.ceiling(scene);
        return next == null ? acceptances.last() : next;
    }

    /** What the step of a row of 验收 or 场景 knows. */
    void tell(Row row, SortedMap<String, String> out) {
        String number = row.required(NUMBER);
        if (!held || !isCertified(number)) {
            return;
        }
        NavigableSet<LocalDate> acceptances = days.get(number);
        out.put(CERTIFIED, Boolean.toString(acceptances != null));
        if (acceptances != null && row.sheet().name().equals("验收")) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            ObjectNode remarks = unplaced(row);
            for (Told told : scenes.getOrDefault(number, List.of())) {
                if (dayOf(told.day, acceptances).equals(row.requiredDate(DAY))) {
                    ObjectNode scene = list.addObject().put(SCENE, told.scene).put(LEVEL, told.level);
                    if (told.constrained != null) {
                        scene.put(CONSTRAINED, told.constrained);
                    }
                    remarks.setAll(told.remarks);
                }
            }
            if (!list.isEmpty()) {
                out.put(SCENES, list.toString());
            }
            if (!remarks.isEmpty()) {
                out.put(StatedInRows.REMARKS, remarks.toString());
            }
        }
    }

    /** Whether its application's acceptance stands in a 验收 row of the same workbook; null where it is none by certificate. */
    static @Nullable Boolean certified(Step step) {
        String certified = step.inferred().get(CERTIFIED);
        return certified == null ? null : Boolean.valueOf(certified);
    }

    /** The scenes that go with a 验收 row; null where none do. */
    static @Nullable List<Acceptance.Scene> scenes(Step step) {
        String text = step.inferred().get(SCENES);
        if (text == null) {
            return null;
        }
        List<Acceptance.Scene> scenes = new ArrayList<>();
        for (JsonNode scene : JsonMapper.shared().readTree(text)) {
            JsonNode constrained = scene.get(CONSTRAINED);
            scenes.add(new Acceptance.Scene(
                    scene.get(SCENE).stringValue(),
                    scene.get(LEVEL).intValue(),
                    constrained == null ? null : constrained.booleanValue()));
        }
        return scenes;
    }
}
