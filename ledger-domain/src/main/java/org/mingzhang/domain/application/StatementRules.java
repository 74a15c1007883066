package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TextCounting;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.policy.ValueType;

/**
 * The rules of what an application states: texts no longer than the notice lets them be, and a form whose fields are filled in
 * as it asks. Everything that is wrong is told at once. Lengths are counted here, from the words themselves.
 */
public final class StatementRules {
    private static final int SHOWN = 40;

    private final Direction direction;
    private final @Nullable Form form;
    private final TextCounting counting;
    private final ParameterValues values;

    /**
     * Rules of one direction.
     *
     * @param values the parameters in force, which say how characters are counted and may say how many there may be
     */
    public StatementRules(PolicyPack pack, Direction direction, ParameterValues values) {
        this.direction = direction;
        this.form = pack.formOf(direction).orElse(null);
        this.counting = TextCounting.of(values);
        this.values = values;
    }

    /** Refuses texts whose words do not come with the command: whoever knows a digest need not have the text. */
    @Nullable
    Rejection refuseAbsent(@Nullable List<WrittenText> texts, Function<String, Optional<String>> words) {
        List<String> absent = texts == null
                ? List.of()
                : texts.stream()
                        .filter(text -> words.apply(text.sm3()).isEmpty())
                        .map(text -> "“" + shown(text.text()) + "”的文字没有随命令送来")
                        .toList();
        return absent.isEmpty() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("items", joined(absent)));
    }

    /**
     * What comes with a command, by the pack's ids and with the ledger's own count. What is none of the pack's stays as it is
     * written.
     *
     * @param words by their digest; nothing where they did not come
     * @throws RefusedValue when a personal field is stated: nothing of it is recorded
     */
    public Statement read(
            @Nullable List<WrittenText> texts,
            @Nullable List<FormValue> values,
            Function<String, Optional<String>> words) {
        List<StatedText> counted = new ArrayList<>();
        for (WrittenText written : texts == null ? List.<WrittenText>of() : texts) {
            String text = words.apply(written.sm3())
                    .orElseThrow(() -> new IllegalStateException("words that were not asked for: " + written.sm3()));
            counted.add(new StatedText(textId(written.text()), counting.of(text), written.sm3()));
        }
        List<FormValue> stated = new ArrayList<>();
        for (FormValue value : values == null ? List.<FormValue>of() : values) {
            Form.Field field = field(value.field()).orElse(null);
            if (field != null && field.personal()) {
                // No refusal is recorded either: it would hold the command, and with it what is personal.
                throw new RefusedValue(field.name(), "栏目“" + field.name() + "”是个人信息，只留在申报材料里，不随申报记账；请删去这一栏");
            }
            stated.add(field == null ? value : new FormValue(field.id(), kept(field, value.value())));
        }
        return new Statement(counted, stated);
    }

    /** Texts of which old records only say how long they were, by the pack's ids. */
    Statement named(List<StatedText> lengths) {
        return new Statement(
                lengths.stream()
                        .map(text -> new StatedText(textId(text.text()), text.characters(), null))
                        .toList(),
                List.of());
    }

    String textId(String idOrName) {
        return text(idOrName).map(TextRule::id).orElse(idOrName);
    }

    Optional<TextRule> text(String idOrName) {
        return direction.texts().stream()
                .filter(text -> text.id().equals(idOrName))
                .findFirst()
                .or(() -> direction.texts().stream()
                        .filter(text -> text.name().equals(idOrName))
                        .findFirst());
    }

    private Optional<Form.Field> field(String idOrName) {
        return form == null ? Optional.empty() : form.field(idOrName);
    }

    /** As it is kept, where it is of its field's kind; otherwise as it is written. */
    private static String kept(Form.Field field, String written) {
        String text = written.strip();
        try {
            return field.type()
                    .parse(field.type() == ValueType.FLAG ? flag(text) : text)
                    .text();
        } catch (IllegalArgumentException notOfItsKind) {
            return text;
        }
    }

    private static String flag(String written) {
        return switch (written) {
            case "是" -> "true";
            case "否" -> "false";
            default -> written;
        };
    }

    /** What these rules know of what was stated under others: a text or field that they do not ask for is passed over. */
    Statement known(Statement stated) {
        return new Statement(
                stated.texts().stream()
                        .filter(text -> direction.texts().stream()
                                .anyMatch(rule -> rule.id().equals(text.text())))
                        .toList(),
                stated.form().stream()
                        .filter(value -> form != null
                                && form.fields().stream()
                                        .anyMatch(field ->
                                                field.asked() && field.id().equals(value.field())))
                        .toList());
    }

    /**
     * Refuses what was stated under others and does not meet these rules, with all of it at once: form, lengths and pictures. Where
     * nothing but pictures are missing, they are missing documents like others.
     *
     * @param pictures those of a text
     */
    @Nullable
    Rejection refuseStanding(Statement stated, Function<String, List<Picture>> pictures) {
        Statement known = known(stated);
        PictureRules ofPictures = new PictureRules(direction);
        List<String> invalid = invalid(known);
        Map<String, TextRule> tooLong = tooLong(known);
        Map<String, TextRule> tooLarge = ofPictures.tooLarge(known, pictures);
        Stream<String> lacking = ofPictures
                .lacking(known.stated(), text -> pictures.apply(text).size())
                .stream()
                .map(rule -> "缺"
                        + PictureRules.lacking(rule, pictures.apply(rule.id()).size()) + "（" + place(rule.clause())
                        + "）");
        String items =
                joined(Stream.of(invalid.stream(), tooLong.keySet().stream(), tooLarge.keySet().stream(), lacking)
                        .flatMap(each -> each)
                        .toList());
        Map<String, Object> facts = Map.of("direction", direction.id(), "items", items);
        if (!invalid.isEmpty()) {
            return Rejection.of(RejectionCode.FORM_INVALID, clause(), facts);
        }
        return tooLong.values().stream()
                .map(rule -> Rejection.of(RejectionCode.TEXT_TOO_LONG, rule.clause(), facts))
                .findFirst()
                .or(() -> tooLarge.values().stream()
                        .map(rule -> Rejection.of(RejectionCode.PICTURE_TOO_LARGE, rule.clause(), facts))
                        .findFirst())
                .orElse(null);
    }

    private Clause clause() {
        return form == null ? direction.clause() : form.clause();
    }

    /** Refuses what the form does not have, lacks, or cannot hold, and texts that the direction does not have or lacks. */
    public @Nullable Rejection refuseForm(Statement statement) {
        List<String> wrong = invalid(statement);
        return wrong.isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.FORM_INVALID,
                        clause(),
                        Map.of("direction", direction.id(), "invalid", wrong.size(), "items", joined(wrong)));
    }

    private List<String> invalid(Statement statement) {
        List<String> wrong = new ArrayList<>();
        for (StatedText text : statement.texts()) {
            if (text(text.text()).isEmpty()) {
                wrong.add("文字“" + text.text() + "”不是本方向所列，"
                        + among(direction.texts().stream().map(TextRule::name).toList()));
            }
        }
        for (TextRule rule : direction.texts()) {
            if (rule.needed() && statement.text(rule.id()) == null) {
                wrong.add("缺文字“" + rule.name() + "”（必填，" + place(rule.clause()) + "）");
            }
        }
        unknownFields(statement, wrong);
        if (form != null) {
            form.fields().forEach(field -> check(field, statement.values(field.id()), wrong));
        }
        return wrong;
    }

    private void unknownFields(Statement statement, List<String> wrong) {
        Set<String> unknown = new LinkedHashSet<>();
        statement.form().stream()
                .map(FormValue::field)
                .filter(id -> field(id).isEmpty())
                .forEach(unknown::add);
        for (String id : unknown) {
            List<String> options = form == null
                    ? List.of()
                    : form.fields().stream()
                            .filter(Form.Field::asked)
                            .map(Form.Field::name)
                            .toList();
            wrong.add("栏目“" + shown(id) + "”不是申报表所列，" + among(options));
        }
    }

    static String among(List<String> options) {
        return options.isEmpty() ? "本方向没有这样的内容" : "应为 " + String.join("、", options) + " 之一";
    }

    private void check(Form.Field field, List<String> values, List<String> wrong) {
        String named = "栏目“" + field.name() + "”";
        if (!field.asked()) {
            if (!values.isEmpty()) {
                wrong.add(named + "由账本已有的登记带出（" + field.from() + "），不另填");
            }
            return;
        }
        if (values.isEmpty()) {
            if (field.needed()) {
                wrong.add("缺" + named + "（必填）");
            }
            return;
        }
        if (values.size() > 1 && !field.several()) {
            wrong.add(named + "只填一个，填了 " + values.size() + " 个："
                    + values.stream().map(StatementRules::shown).collect(Collectors.joining("、")));
        }
        Long atMost = field.atMost();
        if (atMost != null && values.size() > atMost) {
            wrong.add(named + "最多填 " + atMost + " 个，填了 " + values.size() + " 个："
                    + values.stream().map(StatementRules::shown).collect(Collectors.joining("、")));
        }
        for (String value : values) {
            String rule = problem(field, value);
            if (rule != null) {
                wrong.add(named + "填的是“" + shown(value) + "”，" + rule);
            }
        }
    }

    private @Nullable String problem(Form.Field field, String value) {
        try {
            field.type().read(value);
        } catch (IllegalArgumentException notOfItsKind) {
            return "应为" + field.type().chinese() + "，例如 "
                    + (field.type() == ValueType.FLAG ? "是、否" : field.type().examples());
        }
        if (!field.options().isEmpty() && !field.options().contains(value)) {
            return "应为 " + String.join("、", field.options()) + " 之一";
        }
        Long most = field.most();
        int characters = counting.of(value);
        return most != null && characters > most ? "有 " + characters + " 字，不得超过 " + most + " 字" : null;
    }

    /** Refuses texts that are longer than they may be, parts of one another together. */
    public @Nullable Rejection refuseLong(Statement statement) {
        Map<String, TextRule> broken = tooLong(statement);
        return broken.isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.TEXT_TOO_LONG,
                        broken.values().iterator().next().clause(),
                        Map.of("direction", direction.id(), "items", joined(broken.keySet())));
    }

    private Map<String, TextRule> tooLong(Statement statement) {
        Map<String, TextRule> broken = new LinkedHashMap<>();
        for (TextRule rule : direction.texts()) {
            Long most = rule.most(values);
            List<TextRule> parts = direction.texts().stream()
                    .filter(part -> rule.id().equals(part.within()))
                    .toList();
            long whole = characters(statement, rule.id());
            long together = parts.stream()
                    .mapToLong(part -> characters(statement, part.id()))
                    .sum();
            if (most != null && whole + together > most) {
                broken.put(
                        "“" + rule.name() + "”"
                                + (together == 0
                                        ? ""
                                        : "及其各部分（"
                                                + parts.stream()
                                                        .map(TextRule::name)
                                                        .collect(Collectors.joining("、")) + "）合计")
                                + " " + (whole + together) + " 字，不得超过 " + most + " 字（" + place(rule.clause()) + "）",
                        rule);
            }
        }
        return broken;
    }

    private static long characters(Statement statement, String text) {
        StatedText stated = statement.text(text);
        return stated == null ? 0 : stated.characters();
    }

    static String joined(Iterable<String> items) {
        return String.join("；", items);
    }

    private static String place(Clause clause) {
        return clause.place();
    }

    static String shown(String value) {
        return value.codePointCount(0, value.length()) <= SHOWN
                ? value
                : value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
