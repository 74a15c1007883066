package org.mingzhang.app.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterWords;
import org.mingzhang.view.register.Word;

/**
 * A field of a register's query form, with what was typed in it.
 *
 * @param how as what it is shown
 * @param choices what there is to choose from, of a choice
 * @param values what was chosen or typed; of a range, its two ends under their own names
 */
public record QueryField(
        String name, String title, How how, List<Word> choices, List<String> values, List<String> ends) {
    /** As what a field is shown. */
    public enum How {
        CHOICE,
        DAYS,
        AMOUNTS,
        /** Goes along as it is: several at once, or a number that a link brought. */
        CARRIED
    }

    /** The fields of a form; where there is but one thing to choose, nothing is asked. */
    static List<QueryField> of(Register register, RegisterWords words, Map<String, List<String>> typed) {
        List<QueryField> fields = new ArrayList<>();
        for (Column column : register.filters()) {
            switch (column.kind()) {
                case DATE -> fields.add(range(column, column.key(), How.DAYS, typed));
                case MONEY -> fields.add(range(column, column.key().replaceFirst("Fen$", "Yuan"), How.AMOUNTS, typed));
                case TEXT, CODE, STATUS, LINK, COUNT, SCORE -> {
                    List<String> values = typed.getOrDefault(column.key(), List.of());
                    List<Word> choices = words.choices(column);
                    if (choices.size() == 1 && values.isEmpty()) {
                        continue;
                    }
                    if (!choices.isEmpty() && values.size() <= 1) {
                        fields.add(
                                new QueryField(column.key(), column.title(), How.CHOICE, choices, values, List.of()));
                    } else if (!values.isEmpty()) {
                        fields.add(new QueryField(
                                column.key(), column.title(), How.CARRIED, List.of(), values, List.of()));
                    }
                }
            }
        }
        return fields;
    }

    private static QueryField range(Column column, String stem, How how, Map<String, List<String>> typed) {
        List<String> ends = List.of(stem + ".from", stem + ".to");
        List<String> values = ends.stream()
                .map(end -> typed.getOrDefault(end, List.of("")).getFirst())
                .toList();
        return new QueryField(stem, column.title(), how, List.of(), values, ends);
    }

    /** Whether something was chosen in it. */
    public boolean isUsed() {
        return values.stream().anyMatch(value -> !value.isBlank());
    }

    public boolean isChoice() {
        return how == How.CHOICE;
    }

    public boolean isDays() {
        return how == How.DAYS;
    }

    public boolean isAmounts() {
        return how == How.AMOUNTS;
    }

    public boolean isCarried() {
        return how == How.CARRIED;
    }
}
