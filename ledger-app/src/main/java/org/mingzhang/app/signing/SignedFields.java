package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.JsonNode;

/**
 * All fields of a command as they will be signed, in words; every amount in figures and in capitals.
 *
 * @param lines single fields, those within a record under its label
 * @param tables fields of several rows
 */
public record SignedFields(List<Line> lines, List<Table> tables) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]*");

    /**
     * One field.
     *
     * @param capitals of an amount: the same in capital figures
     * @param personal whether only a commitment to it is signed
     */
    public record Line(String label, String value, @Nullable String capitals, boolean personal) {}

    /**
     * Rows.
     *
     * @param summary how many, and what each column of amounts comes to
     */
    public record Table(String label, List<String> columns, List<List<String>> rows, List<Line> summary) {}

    /** @param choices by which names the form offered what a pack numbers */
    static SignedFields of(List<CommandField> fields, JsonNode payload, PackChoices choices) {
        SignedFields signed = new SignedFields(new ArrayList<>(), new ArrayList<>());
        signed.collect(fields, payload, "", choices);
        return signed;
    }

    private void collect(List<CommandField> fields, JsonNode payload, String within, PackChoices choices) {
        for (CommandField field : fields) {
            JsonNode value = payload.get(field.name());
            if (value == null) {
                continue;
            }
            String label = within + field.label();
            switch (field.kind()) {
                case RECORD -> collect(field.fields(), value, label + "·", choices);
                case RECORDS -> tables.add(table(field, label, value, choices));
                default -> lines.add(line(field, label, value, choices));
            }
        }
    }

    private static Line line(CommandField field, String label, JsonNode value, PackChoices choices) {
        boolean money = field.kind() == FieldKind.MONEY && value.isIntegralNumber();
        return new Line(
                label,
                text(field, value, choices) + (money ? " 元" : ""),
                money ? Fen.of(value.longValue()).inCapitals() : null,
                field.kind() == FieldKind.PERSONAL);
    }

    private static String text(CommandField field, JsonNode value, PackChoices choices) {
        return switch (field.kind()) {
            case MONEY -> value.isIntegralNumber() ? Fen.of(value.longValue()).toYuan() : value.toString();
            case YES_NO -> value.asBoolean() ? "是" : "否";
            case CHOICE -> field.chosen(value.asString());
            case PERSONAL -> value.path("personal").asString("");
            case JSON -> value.toString();
            case LINES ->
                String.join("、", value.valueStream().map(JsonNode::asString).toList());
            case RECORD, RECORDS -> value.toString();
            default -> named(field, value.asString(), choices);
        };
    }

    /**
     * By its name, with the number that people know it by; a word that only programs know stands in the bytes below. Of two
     * programmes of one name, the id tells which.
     */
    private static String named(CommandField field, String value, PackChoices choices) {
        CommandField offered = choices.offered(field, value);
        String name = offered.kind() == FieldKind.CHOICE ? offered.chosen(value) : value;
        boolean code = CODE.matcher(value).matches() && !field.name().equals("programme");
        return name.equals(value) || code ? name : name + "（" + value + "）";
    }

    private static Table table(CommandField field, String label, JsonNode rows, PackChoices choices) {
        List<CommandField> columns = field.fields().stream()
                .filter(column -> rows.valueStream().anyMatch(row -> row.has(column.name())))
                .toList();
        List<List<String>> cells = new ArrayList<>();
        for (JsonNode row : rows) {
            cells.add(columns.stream()
                    .map(column -> row.has(column.name()) ? text(column, row.get(column.name()), choices) : "")
                    .toList());
        }
        List<Line> summary = new ArrayList<>();
        for (CommandField column : columns) {
            if (column.kind() == FieldKind.MONEY) {
                Fen total = rows.valueStream()
                        .map(row -> Fen.of(row.path(column.name()).asLong(0)))
                        .reduce(Fen.ZERO, Fen::plus);
                summary.add(new Line(column.label() + "合计", total.toYuan() + " 元", total.inCapitals(), false));
            }
        }
        return new Table(
                label,
                columns.stream()
                        .map(column -> column.label() + (column.kind() == FieldKind.MONEY ? "（元）" : ""))
                        .toList(),
                cells,
                summary);
    }
}
