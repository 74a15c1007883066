package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.ChecklistDocument.Need;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code documents} and {@code stages}: what a case is asked for, and which stages it passes. */
final class CaseExamples {
    private static final String ASKED = "要";
    private static final String NOT_ASKED = "不要";
    private static final Map<String, Stage.By> DECIDERS =
            Arrays.stream(Stage.By.values()).collect(Collectors.toMap(Stage.By::word, Function.identity()));
    private static final Map<String, String> THEN =
            Stream.of("project", "acceptance", "award").collect(Collectors.toMap(word -> word, word -> word));

    private final Given given;
    private final PolicyPack pack;

    CaseExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Whether a document is asked for, by what the application states and what is decided; or all that is asked for. */
    Supplier<Outcome> document(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        List<ChecklistDocument> documents = direction.map(Direction::documents).orElse(List.of());
        List<String> ids = documents.stream().map(ChecklistDocument::id).toList();
        ParameterValues values = given.decided(one, "parameters");
        Facts stated = given.facts(one);
        Map<String, String> list =
                one.mapIfPresent("asks").map(asks -> list(asks, ids)).orElse(null);
        if (list != null) {
            return () -> whole(documents, list, stated, values);
        }
        String id = one.reference("document", ids);
        boolean expected = Given.yesOrNo(one, "asked");
        return () -> {
            ChecklistDocument document = direction.orElseThrow().document(id).orElseThrow();
            return new Outcome(pack)
                    .same(
                            document.name(),
                            expected,
                            isAsked(document, stated, values),
                            asked -> asked ? ASKED : NOT_ASKED);
        };
    }

    private static boolean isAsked(ChecklistDocument document, Facts stated, ParameterValues values) {
        Expression when = document.when();
        return when == null || Checklist.isAsked(when, stated, values);
    }

    /** What is asked for, in words, by id. */
    private Map<String, String> list(MapReader asks, List<String> ids) {
        List<String> stages = Stream.concat(
                        pack.stages().stream().map(Stage::id),
                        Stream.of(ChecklistDocument.ACCEPTANCE, ChecklistDocument.PAYMENT))
                .toList();
        Map<String, String> list = new LinkedHashMap<>();
        for (String id : asks.keys()) {
            MapReader asked = asks.map(id);
            if (asks.known(new MapReader.Word(id, asks.spotOf(id)), ids)) {
                list.put(
                        id,
                        words(
                                asked.choice("need", LimitExamples.words(Need.values()), Need.REQUIRED),
                                asked.has("by") ? asked.reference("by", stages) : "",
                                asked.has("copies") ? Given.number(asked, "copies") : 0,
                                asked.flag("seal")));
                asked.done();
            }
        }
        return list;
    }

    private static String words(Need need, String by, long copies, boolean seal) {
        return Stream.of(
                        need.chinese(),
                        by.isEmpty() ? "" : by + " 前",
                        copies == 0 ? "" : "纸质 " + copies + " 份",
                        seal ? "盖章" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("，"));
    }

    private Outcome whole(
            List<ChecklistDocument> documents, Map<String, String> list, Facts stated, ParameterValues values) {
        Outcome outcome = new Outcome(pack);
        for (ChecklistDocument document : documents) {
            String found = isAsked(document, stated, values)
                    ? words(
                            document.need(),
                            Optional.ofNullable(document.by()).orElse(""),
                            document.copies(),
                            document.seal())
                    : NOT_ASKED;
            outcome.same(document.name(), list.getOrDefault(document.id(), NOT_ASKED), found, Function.identity());
        }
        return outcome;
    }

    /** Which stages a case passes, in order; who decides them; what it goes through afterwards. */
    Supplier<Outcome> stages(MapReader one) {
        List<Direction> directions = given.directions(one);
        ParameterValues values = given.decided(one, "parameters");
        List<String> known = pack.stages().stream().map(Stage::id).toList();
        List<String> expected = one.references("passes", known);
        List<Stage.By> by = one.choices("by", DECIDERS);
        if (!by.isEmpty() && by.size() != expected.size()) {
            one.report(one.spotOf("by"), by.size() + " 个经办，" + expected.size() + " 个环节", "应为 passes 每个环节各写一个，次序相同");
        }
        List<String> then = one.has("then") ? one.choices("then", THEN) : null;
        return () -> {
            Outcome outcome = new Outcome(pack);
            for (Direction of : directions) {
                List<Stage> passed = pack.stagesOf(of).stream()
                        .filter(stage -> stage.isPassed(values))
                        .toList();
                outcome.same(
                        of.id() + " 的环节",
                        expected,
                        passed.stream().map(Stage::id).toList(),
                        ids -> String.join("、", ids));
                if (!by.isEmpty()) {
                    outcome.same(
                            of.id() + " 各由谁办",
                            by,
                            passed.stream().map(Stage::decidedBy).toList(),
                            each -> each.stream().map(Stage.By::word).collect(Collectors.joining("、")));
                }
                if (then != null) {
                    outcome.same(of.id() + " 认定以后", then, then(of), ids -> String.join("、", ids));
                }
            }
            return outcome;
        };
    }

    /** What a case goes through once it is approved. */
    private static List<String> then(Direction direction) {
        List<String> then = new ArrayList<>();
        if (direction.project()) {
            then.add("project");
        }
        if (direction.acceptance()) {
            then.add("acceptance");
        }
        if (direction.hasMoney()) {
            then.add("award");
        }
        return then;
    }
}
