package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.application.Statement;
import org.mingzhang.domain.application.StatementRules;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TextCounting;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code texts} and {@code forms}: what an application states. */
final class StatementExamples {
    private final Given given;
    private final PolicyPack pack;

    StatementExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Whether texts are too long, by their lengths or their words. */
    Supplier<Outcome> texts(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues values = given.decided(one, "parameters");
        List<String> known = direction.map(Direction::texts).orElse(List.of()).stream()
                .map(TextRule::id)
                .toList();
        List<StatedText> texts = new ArrayList<>();
        one.mapIfPresent("lengths").ifPresent(lengths -> each(lengths, known)
                .forEach(id ->
                        texts.add(new StatedText(id, lengths.read(id, "应为字数，例如 200", 0, Integer::parseInt), null))));
        one.mapIfPresent("words").ifPresent(words -> each(words, known)
                .forEach(id ->
                        texts.add(new StatedText(id, TextCounting.of(values).of(words.text(id)), null))));
        if (!one.has("lengths") && !one.has("words")) {
            one.report(one.spot(), "lengths 和 words 都没有写", "应写明各段文字的字数 lengths，或文字本身 words");
        }
        String expected = Given.verdict(one, RejectionCode.TEXT_TOO_LONG);
        return () -> new Outcome(pack)
                .verdict(
                        "字数",
                        expected,
                        Optional.ofNullable(new StatementRules(pack, direction.orElseThrow(), values)
                                .refuseLong(new Statement(texts, List.of()))));
    }

    private static List<String> each(MapReader texts, List<String> known) {
        return texts.keys().stream()
                .filter(id -> texts.known(new MapReader.Word(id, texts.spotOf(id)), known))
                .toList();
    }

    /** Whether a form is filled in as it asks; whatever its texts are. */
    Supplier<Outcome> form(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues decided = given.decided(one, "parameters");
        MapReader fields = one.map("fields");
        Map<String, List<String>> written = new LinkedHashMap<>();
        fields.keys().forEach(id -> written.put(id, fields.texts(id)));
        String expected = Given.verdict(one, RejectionCode.FORM_INVALID);
        return () -> {
            StatementRules rules = new StatementRules(pack, direction.orElseThrow(), decided);
            List<FormValue> form = new ArrayList<>();
            written.forEach((id, values) -> values.forEach(value -> form.add(new FormValue(id, value))));
            List<StatedText> texts = direction.orElseThrow().texts().stream()
                    .map(text -> new StatedText(text.id(), 0, null))
                    .toList();
            List<FormValue> read =
                    rules.read(null, form, sm3 -> Optional.empty()).form();
            return new Outcome(pack)
                    .verdict("申报表", expected, Optional.ofNullable(rules.refuseForm(new Statement(texts, read))));
        };
    }
}
