package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.app.signing.ShownField.ShownRow;
import org.mingzhang.domain.money.Fen;

/** Puts what was typed, and what is wrong with it, back into the form's fields: nothing that was typed is lost. */
final class FormView {
    /** Files are described by what they are, not by who sends them. */
    private static final Set<String> OF_THE_FILE = Set.of("sha256", "sizeBytes", "mediaType");

    /** A long table with a wrong column has one problem a row; these are enough to see which. */
    private static final int MOST_PROBLEMS = 20;

    private final Typed typed;
    private final Set<String> fixed;
    private final Map<String, List<String>> problems;
    private final PackChoices choices;
    private final KnownFields known;

    private FormView(
            Typed typed,
            Set<String> fixed,
            Map<String, List<String>> problems,
            PackChoices choices,
            KnownFields known) {
        this.known = known;
        this.typed = typed;
        this.fixed = fixed;
        this.problems = problems;
        this.choices = choices;
    }

    static List<ShownField> of(
            CommandEntry entry,
            Typed typed,
            Set<String> fixed,
            Map<String, List<String>> problems,
            PackChoices choices,
            KnownFields known) {
        FormView view = new FormView(typed, fixed, problems, choices, known);
        return entry.fields().stream()
                .filter(field -> !entry.bringsFile() || !OF_THE_FILE.contains(field.name()))
                .filter(field -> entry.paper() == null || !(field.name() + ".").equals(entry.fileAt()))
                .map(field -> view.shown(field, ""))
                .toList();
    }

    private ShownField shown(CommandField field, String within) {
        String place = within + Typed.input(field);
        boolean rows = field.kind() == FieldKind.RECORDS;
        return new ShownField(
                place,
                known.offered(place, choices.offered(field, typed.at(place)), typed.at(place)),
                choices.suggested(field, typed.at("direction")),
                typed.at(place),
                fixed.contains(place) && typed.given(place) != null,
                problemsAt(place, rows),
                field.kind() == FieldKind.RECORD ? fields(field, place + ".") : List.of(),
                rows ? rows(field, place) : List.of(),
                rows ? new ShownRow("~", fields(field, place + "[~].")) : null,
                typed.at(place + PastedRows.SUFFIX),
                rows ? summary(field, place) : "",
                known.from(place, typed.at(place)));
    }

    private List<String> problemsAt(String place, boolean rows) {
        List<String> all = new ArrayList<>(problems.getOrDefault(place, List.of()));
        if (rows) {
            all.addAll(problems.getOrDefault(place + PastedRows.SUFFIX, List.of()));
        }
        if (all.size() > MOST_PROBLEMS) {
            int more = all.size() - MOST_PROBLEMS;
            all.subList(MOST_PROBLEMS, all.size()).clear();
            all.add("另有 " + more + " 处");
        }
        return all;
    }

    private List<ShownField> fields(CommandField field, String within) {
        return field.fields().stream().map(inner -> shown(inner, within)).toList();
    }

    private List<ShownRow> rows(CommandField field, String place) {
        List<ShownRow> rows = new ArrayList<>();
        for (int row : numbers(field, place)) {
            rows.add(new ShownRow(Integer.toString(row), fields(field, place + "[" + row + "].")));
        }
        return rows;
    }

    /** At least one where rows are asked for and no table was pasted. */
    private SortedSet<Integer> numbers(CommandField field, String place) {
        SortedSet<Integer> numbers = typed.rows(place);
        if (numbers.isEmpty() && field.required() && typed.given(place + PastedRows.SUFFIX) == null) {
            numbers.add(0);
        }
        return numbers;
    }

    private String summary(CommandField field, String place) {
        List<Map<String, String>> pasted = PastedRows.of(field, typed.at(place + PastedRows.SUFFIX));
        long typedRows = typed.rows(place).stream()
                .filter(row -> typed.anyWithin(place + "[" + row + "]"))
                .count();
        if (typedRows + pasted.size() == 0) {
            return "";
        }
        StringBuilder summary = new StringBuilder("共 " + (typedRows + pasted.size()) + " 行");
        for (CommandField column : field.fields()) {
            if (column.kind() == FieldKind.MONEY) {
                total(column, place, pasted).ifPresent(total -> summary.append("，")
                        .append(column.label())
                        .append("合计 ")
                        .append(total.toYuan())
                        .append(" 元"));
            }
        }
        return summary.toString();
    }

    /** Empty where an amount cannot be read, or together they are beyond what there is. */
    private Optional<Fen> total(CommandField column, String place, List<Map<String, String>> pasted) {
        List<@Nullable String> texts = new ArrayList<>();
        typed.rows(place).forEach(row -> texts.add(typed.given(place + "[" + row + "]." + Typed.input(column))));
        pasted.forEach(cells -> texts.add(cells.get(column.name())));
        Fen total = Fen.ZERO;
        for (String text : texts) {
            Optional<Fen> amount = text == null ? Optional.of(Fen.ZERO) : YuanText.read(text);
            if (amount.isEmpty()
                    || total.value() > Fen.MAX_VALUE - Math.abs(amount.get().value())) {
                return Optional.empty();
            }
            total = total.plus(amount.get());
        }
        return Optional.of(total);
    }
}
