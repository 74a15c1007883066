package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.application.Statement;
import org.mingzhang.domain.application.StatementRules;
import org.mingzhang.domain.decision.Rejection;

/** The sections {@code texts} and {@code forms} of worked examples. */
final class StatementCases {
    private StatementCases() {}

    /** Whether texts are too long, by their lengths or their words. */
    static void texts(PolicyPack pack, PackCasesTest.Node one, ParameterValues values) {
        StatementRules rules =
                new StatementRules(pack, pack.direction(one.text("direction")).orElseThrow(), values);
        List<StatedText> texts = new ArrayList<>();
        PackCasesTest.Node lengths = one.node("lengths");
        lengths.keys().forEach(id -> texts.add(new StatedText(id, Integer.parseInt(lengths.text(id)), null)));
        PackCasesTest.Node words = one.node("words");
        words.keys()
                .forEach(id ->
                        texts.add(new StatedText(id, TextCounting.of(values).of(words.text(id)), null)));
        assertThat(code(rules.refuseLong(new Statement(texts, List.of())))).isEqualTo(one.text("expect"));
    }

    /** Whether a form is filled in as it asks; whatever its texts are. */
    static void form(PolicyPack pack, PackCasesTest.Node one, ParameterValues values) {
        Direction direction = pack.direction(one.text("direction")).orElseThrow();
        StatementRules rules = new StatementRules(pack, direction, values);
        List<FormValue> form = new ArrayList<>();
        PackCasesTest.Node fields = one.node("fields");
        for (String id : fields.keys()) {
            List<String> several = fields.texts(id);
            (several.isEmpty() ? List.of(fields.text(id)) : several)
                    .forEach(value -> form.add(new FormValue(id, value)));
        }
        List<StatedText> texts = direction.texts().stream()
                .map(text -> new StatedText(text.id(), 0, null))
                .toList();
        List<FormValue> read = rules.read(null, form, sm3 -> Optional.empty()).form();
        assertThat(code(rules.refuseForm(new Statement(texts, read)))).isEqualTo(one.text("expect"));
    }

    private static String code(@Nullable Rejection refusal) {
        return refusal == null ? "ok" : refusal.code().name();
    }
}
