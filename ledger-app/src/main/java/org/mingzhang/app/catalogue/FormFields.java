package org.mingzhang.app.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.app.catalogue.CommandFields.Meaning;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.JsonNode;

/** Makes the fields of a command's form from its record and from what the table tells of it. */
final class FormFields {
    /** Behind the first of these a meaning explains what stands before it. */
    private static final Pattern LABEL_END = Pattern.compile("[：，；]");

    /** A field's name among Chinese words, with the blank that stands between the two. */
    private static final Pattern FIELD = Pattern.compile(" ?\\b([a-z][A-Za-z]+)\\b");

    private static final String CODE = "的统一社会信用代码";
    private static final Set<String> LONG = Set.of("opinion", "reason", "note", "purpose", "subjectMatter");
    private static final Set<String> DIGESTS = Set.of("digest", "partyDigest", "sha256", "perceptualHash");

    /** Of a list that may have nothing in it; in a form that is to leave it alone. */
    private static final String NONE = "；没有的写空列表";

    private final CommandFields command;

    private FormFields(CommandFields command) {
        this.command = command;
    }

    static List<CommandField> of(String name) {
        CommandFields command = new CommandFields(name);
        return new FormFields(command).fields(command.shape(), "");
    }

    private List<CommandField> fields(Class<? extends Record> shape, String within) {
        Set<String> required = RecordMapper.describe(shape).keySet();
        List<CommandField> fields = new ArrayList<>();
        for (RecordComponent component : shape.getRecordComponents()) {
            String name = CommandFields.shown(shape, component);
            fields.add(field(name, within + name, component.getGenericType(), required.contains(component.getName())));
        }
        return fields;
    }

    private CommandField field(String name, String place, Type type, boolean required) {
        Meaning meaning = command.meaning(place);
        Class<? extends Record> nested = CommandFields.nested(type);
        FieldKind kind = kind(name, type, meaning);
        Type one = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        String label = label(meaning);
        return new CommandField(
                name,
                label,
                explanation(meaning, label, kind),
                kind,
                required,
                kind == FieldKind.CHOICE ? choices(place, one, meaning.text()) : List.of(),
                nested == null ? List.of() : fields(nested, place + (kind == FieldKind.RECORDS ? "[]." : ".")),
                meaning.text().contains(NONE),
                kind == FieldKind.MONEY ? "" : meaning.example());
    }

    private static FieldKind kind(String name, Type type, Meaning meaning) {
        boolean nested = CommandFields.nested(type) != null;
        if (type instanceof ParameterizedType) {
            return nested ? FieldKind.RECORDS : FieldKind.LINES;
        } else if (nested) {
            return FieldKind.RECORD;
        } else if (name.equals("words")) {
            return FieldKind.WORDS;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Fen.class) {
            return FieldKind.MONEY;
        } else if (raw == LocalDate.class) {
            return FieldKind.DATE;
        } else if (raw.isEnum()) {
            return FieldKind.CHOICE;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return FieldKind.YES_NO;
        } else if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return FieldKind.NUMBER;
        } else if (raw == Personal.class) {
            return FieldKind.PERSONAL;
        } else if (JsonNode.class.isAssignableFrom(raw)) {
            return FieldKind.JSON;
        }
        return text(name, meaning);
    }

    private static FieldKind text(String name, Meaning meaning) {
        if (DIGESTS.contains(name) || name.toLowerCase(Locale.ROOT).endsWith("sm3")) {
            return FieldKind.DIGEST;
        } else if (meaning.text().contains("统一社会信用代码") && meaning.example().matches("[0-9A-Z]{18}")) {
            return FieldKind.CREDIT_CODE;
        }
        return LONG.contains(name) ? FieldKind.LONG_TEXT : FieldKind.TEXT;
    }

    private static String label(Meaning meaning) {
        if (!meaning.label().isEmpty()) {
            return meaning.label();
        }
        String first = LABEL_END.split(meaning.text(), 2)[0];
        return first.endsWith(CODE) ? first.substring(0, first.length() - CODE.length()) : first;
    }

    /** What the meaning says beyond the label; of a choice the values are listed anyway. */
    private static String explanation(Meaning meaning, String label, FieldKind kind) {
        String text = meaning.text().replace(NONE, "");
        if (kind == FieldKind.CHOICE) {
            return "";
        }
        if (text.equals(label) || !text.startsWith(label)) {
            return text.equals(label) ? "" : text;
        }
        String rest = text.substring(label.length());
        return rest.startsWith("的") ? rest.substring(1) : rest.replaceFirst("^[：，；]", "");
    }

    private List<Choice> choices(String place, Type type, String meaning) {
        List<Object> constants = Arrays.asList(((Class<?>) type).getEnumConstants());
        return constants.stream()
                .filter(constant -> !(constant instanceof Role role) || command.offers(place, role))
                .map(constant -> new Choice(
                        ((Enum<?>) constant).name(),
                        constant instanceof Role role
                                ? role.chinese()
                                : inChinese(told((Enum<?>) constant, constants, meaning))))
                .toList();
    }

    /** Fields that the words name as JSON has them, by their labels: whoever fills in a form sees no others. */
    private String inChinese(String words) {
        return FIELD.matcher(words)
                .replaceAll(field -> Matcher.quoteReplacement(
                        command.key(field.group(1)) == null ? field.group() : label(command.meaning(field.group(1)))));
    }

    /** The words behind a value's name, up to the next value or the end of the list. */
    private static String told(Enum<?> constant, List<Object> constants, String meaning) {
        Matcher words = Pattern.compile("\\b" + constant.name() + " ([^；]*)").matcher(meaning);
        if (!words.find()) {
            return constant.name();
        }
        String text = words.group(1);
        for (Object other : constants) {
            text = text.split("、" + ((Enum<?>) other).name() + " ", 2)[0];
        }
        return text;
    }
}
