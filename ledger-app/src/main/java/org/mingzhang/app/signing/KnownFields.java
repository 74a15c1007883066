package org.mingzhang.app.signing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.app.catalogue.FieldKind;

/**
 * What the ledger knows of a form's fields, by the place of each: a value with where it comes from, or among what it has to be
 * chosen. Nobody types what is recorded; whoever wants something else may change it, and sees what the ledger has.
 */
record KnownFields(Map<String, Known> values, Map<String, List<Choice>> choices) {
    /** Where nothing is known. */
    static final KnownFields NOTHING = new KnownFields(Map.of(), Map.of());

    /**
     * A value that the ledger has.
     *
     * @param from where it comes from, in words
     */
    record Known(String value, String from) {}

    /** One that is to be filled. */
    static KnownFields empty() {
        return new KnownFields(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void put(String place, @Nullable String value, String from) {
        if (value != null && !value.isEmpty()) {
            values.put(place, new Known(value, from));
        }
    }

    /** Among these it is chosen; the only one is filled in. */
    void choose(String place, List<Choice> among, String what) {
        if (!among.isEmpty()) {
            choices.put(place, among);
        }
        if (among.size() == 1) {
            put(place, among.getFirst().value(), "账上只有这一" + what);
        }
    }

    /** The same form with what is known where nothing was typed; rows as a whole, not one by one. */
    Typed fill(Typed typed) {
        Typed filled = typed;
        for (Map.Entry<String, Known> known : values.entrySet()) {
            String rows = known.getKey().replaceFirst("\\[.*$", "");
            boolean free = rows.equals(known.getKey())
                    ? typed.given(rows) == null
                    : typed.rows(rows).stream().noneMatch(row -> typed.anyWithin(rows + "[" + row + "]"));
            filled = free ? filled.with(known.getKey(), known.getValue().value()) : filled;
        }
        return filled;
    }

    /** Where the value of a field comes from, or what the ledger has instead of it; empty where it knows nothing. */
    String from(String place, String typed) {
        Known known = values.get(place);
        if (known == null) {
            return "";
        }
        return typed.strip().equals(known.value)
                ? "取自账本：" + known.from
                : "账本所记是 " + named(place, known.value) + "（" + known.from + "）";
    }

    private String named(String place, String value) {
        return choices.getOrDefault(place, List.of()).stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    /** The field with what it may be chosen from; one that holds something else stays one to type in. */
    CommandField offered(String place, CommandField field, String typed) {
        List<Choice> among = choices.getOrDefault(place, List.of());
        boolean apt = typed.isBlank()
                || among.stream().anyMatch(choice -> choice.value().equals(typed.strip()));
        return among.isEmpty() || !apt
                ? field
                : new CommandField(
                        field.name(),
                        field.label(),
                        field.explanation(),
                        FieldKind.CHOICE,
                        field.required(),
                        among,
                        field.fields(),
                        false,
                        "");
    }
}
