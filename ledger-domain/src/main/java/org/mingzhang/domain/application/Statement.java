package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/**
 * 申报内容: what an application states, in texts and in the fields of its form, as it stands.
 *
 * @param texts one of each text
 * @param form several values of one field in the order in which they were stated
 */
public record Statement(List<StatedText> texts, List<FormValue> form) {
    /** Nothing. */
    public static final Statement NONE = new Statement(List.of(), List.of());

    private static final String SEVERAL = "、";

    public Statement {
        texts = List.copyOf(texts);
        form = List.copyOf(form);
    }

    /** What entries state; those from before there were texts and forms state nothing. */
    static Statement of(@Nullable List<StatedText> texts, @Nullable List<FormValue> form) {
        return new Statement(texts == null ? List.of() : texts, form == null ? List.of() : form);
    }

    /** As an entry has them: nothing where there are none. */
    @Nullable
    List<StatedText> textsOrNone() {
        return texts.isEmpty() ? null : texts;
    }

    /** Likewise. */
    @Nullable
    List<FormValue> formOrNone() {
        return form.isEmpty() ? null : form;
    }

    /** This one as another one changes it: text by text and field by field, the newer takes the place of the older. */
    Statement changedBy(Statement newer) {
        Set<String> newTexts = newer.texts.stream().map(StatedText::text).collect(Collectors.toSet());
        Set<String> newFields = newer.form.stream().map(FormValue::field).collect(Collectors.toSet());
        List<StatedText> allTexts = new ArrayList<>(texts);
        allTexts.removeIf(text -> newTexts.contains(text.text()));
        allTexts.addAll(newer.texts);
        List<FormValue> allValues = new ArrayList<>(form);
        allValues.removeIf(value -> newFields.contains(value.field()));
        allValues.addAll(newer.form);
        return new Statement(allTexts, allValues);
    }

    /** The ids of its texts. */
    Set<String> stated() {
        return texts.stream().map(StatedText::text).collect(Collectors.toSet());
    }

    /** A text by its id in the direction; null where there is none. */
    public @Nullable StatedText text(String id) {
        return texts.stream().filter(text -> text.text().equals(id)).findFirst().orElse(null);
    }

    /** The values of a field, in the order in which they were stated. */
    public List<String> values(String field) {
        return form.stream()
                .filter(value -> value.field().equals(field))
                .map(FormValue::value)
                .toList();
    }

    /**
     * What rules may ask of the form: {@code form("field")}. Several values of a text are one, joined by 、; several of another
     * kind, and one that is not of its kind, as old records may have, are none.
     *
     * @param position the entry that stated them
     */
    public Facts facts(Facts facts, Form asked, @Nullable Long position) {
        Facts all = facts;
        for (Form.Field field : asked.fields()) {
            List<String> values = values(field.id());
            if (field.type() == ValueType.TEXT && !values.isEmpty()) {
                all = all.with(field.fact(), String.join(SEVERAL, values), position);
            } else if (values.size() == 1) {
                try {
                    Value value = field.type().read(values.getFirst());
                    all = all.with(field.fact(), value, position);
                } catch (IllegalArgumentException notOfItsKind) {
                    // Recorded as it was, and a breach; no rule can reckon with it.
                }
            }
        }
        return all;
    }
}
