package org.mingzhang.app.signing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;

/**
 * What somebody typed into a form, as it came: by the place of each field, {@code shares[0].amountYuan}. What is not of the
 * command stands under names that begin with an underscore.
 */
public record Typed(Map<String, String> values) {
    /** Rows that are typed one by one; what is longer is pasted as a table. */
    static final int MOST_ROWS = 60;

    private static final Pattern INDEX = Pattern.compile("\\[([0-9]{1,3})]");

    public Typed {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The first value of each parameter of a request. */
    static Typed of(Map<String, String[]> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, all) -> {
            if (all.length > 0) {
                values.put(name, all[0]);
            }
        });
        return new Typed(values);
    }

    /** What stands at a place; empty where nothing was typed. */
    public String at(String place) {
        return values.getOrDefault(place, "");
    }

    /** The same without blanks around it; null where nothing else was typed. */
    @Nullable
    String given(String place) {
        String text = at(place).strip();
        return text.isEmpty() ? null : text;
    }

    /** Whether anything was typed within a record. */
    boolean anyWithin(String place) {
        return values.entrySet().stream()
                .anyMatch(value -> value.getKey().startsWith(place + ".")
                        && !value.getKey().startsWith(place + "._")
                        && !value.getValue().isBlank());
    }

    /** The numbers of the rows that were typed one by one. */
    SortedSet<Integer> rows(String place) {
        SortedSet<Integer> rows = new TreeSet<>();
        for (String name : values.keySet()) {
            Matcher index = INDEX.matcher(name);
            if (name.startsWith(place + "[") && index.find(place.length()) && index.start() == place.length()) {
                rows.add(Integer.valueOf(index.group(1)));
            }
        }
        return rows;
    }

    /** The same with another value. */
    Typed with(String place, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(place, value);
        return new Typed(more);
    }

    /** Under which name a field is typed: amounts in 元, though they are signed in fen. */
    static String input(CommandField field) {
        return field.kind() == FieldKind.MONEY ? field.name().replaceFirst("Fen$", "Yuan") : field.name();
    }
}
