package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.ChecklistDocument.Need;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.ValueType;

/** Reads a direction's {@code documents}: what belongs to a case. */
final class ChecklistSection {
    private static final Map<String, Need> NEEDS = Map.of(
            "required", Need.REQUIRED,
            "recommended", Need.RECOMMENDED,
            "optional", Need.OPTIONAL);

    private static final Map<String, Boolean> YES_NO = Map.of("true", true, "false", false);

    private static final int MOST_COPIES = 100;

    private final Known known;
    private final FormulaSection formulas;

    ChecklistSection(Known known, FormulaSection formulas) {
        this.known = known;
        this.formulas = formulas;
    }

    /**
     * The checklist.
     *
     * @param stages that the direction's cases pass
     * @param acceptance whether the direction has an acceptance by which a document can be needed
     * @param money whether it has payments
     */
    List<ChecklistDocument> documents(
            Optional<MapReader> section, List<String> stages, boolean acceptance, boolean money) {
        List<String> needed = new ArrayList<>(stages);
        if (acceptance) {
            needed.add(ChecklistDocument.ACCEPTANCE);
        }
        if (money) {
            needed.add(ChecklistDocument.PAYMENT);
        }
        List<ChecklistDocument> documents = new ArrayList<>();
        Set<String> words = new HashSet<>();
        section.ifPresent(map -> {
            for (String id : map.keys()) {
                MapReader one = map.map(id);
                ChecklistDocument document = document(id, one, needed);
                if (!PackSections.ID.matcher(id).matches() || id.equals(Clause.PROPOSED)) {
                    one.report(one.spot(), MapReader.quoted(id), PackSections.ID_FORM);
                }
                // Records name a document by either.
                boolean idTaken = !words.add(document.id());
                boolean nameTaken =
                        !words.add(document.name()) && !document.name().equals(document.id());
                if (idTaken || nameTaken) {
                    one.report(one.spotOf("name"), MapReader.quoted(document.name()), "同一方向的材料，编号和名称都不应相同");
                }
                documents.add(document);
                one.done();
            }
        });
        return documents;
    }

    private ChecklistDocument document(String id, MapReader map, List<String> needed) {
        Need need = map.choice("need", NEEDS, Need.OPTIONAL);
        int copies =
                map.has("copies") ? map.read("copies", "应为纸质材料的份数，1–" + MOST_COPIES, 0, ChecklistSection::copies) : 0;
        boolean seal = map.has("seal") && map.choice("seal", YES_NO, false);
        @Nullable String by = map.has("by") ? map.reference("by", needed) : null;
        Clause clause = known.quotes().of(map);
        if (need == Need.REQUIRED && clause.isProposed()) {
            map.report(
                    map.spotOf("need"), "拟定的材料写作 required", "文件没有要求的材料不能卡住办理：应为 recommended 或 optional，或以 clause 写明出处");
        }
        if (need == Need.REQUIRED && by == null) {
            map.report(map.spotOf("by"), "缺少 by", "必备的材料应写明在哪个环节前必备；" + MapReader.oneOf(needed));
        }
        return new ChecklistDocument(id, map.text("name"), need, by, when(map), copies, seal, clause);
    }

    /** What belongs to a case is known as soon as it is handed in: only what it states, and what is decided, can say it. */
    private @Nullable Expression when(MapReader map) {
        if (!map.has("when")) {
            return null;
        }
        @Nullable Expression when = formulas.expression(map, "when", ValueType.FLAG);
        if (when == null) {
            return null;
        }
        List<String> others = when.facts().stream()
                .filter(fact -> !ChecklistDocument.isStated(fact))
                .map(FactId::id)
                .toList();
        if (!others.isEmpty()) {
            map.report(
                    map.spotOf("when"),
                    "用了 " + String.join("、", others),
                    "只能用参数和申报时已写明的：param(\"参数编号\")、form(\"栏目\")、"
                            + ChecklistDocument.STATED.stream()
                                    .map(FactId::id)
                                    .sorted()
                                    .collect(Collectors.joining("、")));
        }
        return when;
    }

    private static int copies(String text) {
        int copies = Integer.parseInt(text);
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException("no number of copies: " + text);
        }
        return copies;
    }
}
