package org.mingzhang.domain.policy.examples;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.policy.ChecklistDocument;
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

    private final Given given;
    private final PolicyPack pack;

    CaseExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Whether a document is asked for, by what the application states and what is decided. */
    Supplier<Outcome> document(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        List<ChecklistDocument> documents = direction.map(Direction::documents).orElse(List.of());
        String id = one.reference(
                "document", documents.stream().map(ChecklistDocument::id).toList());
        ParameterValues values = given.decided(one, "parameters");
        Facts stated = given.facts(one);
        boolean expected = Given.yesOrNo(one, "asked");
        return () -> {
            ChecklistDocument document = direction.orElseThrow().document(id).orElseThrow();
            Expression when = document.when();
            boolean found = when == null || Checklist.isAsked(when, stated, values);
            return new Outcome(pack).same(document.name(), expected, found, asked -> asked ? ASKED : NOT_ASKED);
        };
    }

    /** Which stages a case passes, in order. */
    Supplier<Outcome> stages(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues values = given.decided(one, "parameters");
        List<String> expected =
                one.references("passes", pack.stages().stream().map(Stage::id).toList());
        return () -> new Outcome(pack)
                .same(
                        "环节",
                        expected,
                        pack.stagesOf(direction.orElseThrow()).stream()
                                .filter(stage -> stage.isPassed(values))
                                .map(Stage::id)
                                .toList(),
                        ids -> String.join("、", ids));
    }
}
