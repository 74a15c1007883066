package org.mingzhang.domain.policy.reading;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.ExpressionLanguage;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.FactRange;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.ValueType;

/**
 * The ids that a file declares, gathered before its rules are read, so that a rule may name what stands further down.
 *
 * @param wholes what numbers are by default
 * @param untyped parameters of which the file does not say of what kind they are: nothing more is said of them
 * @param usedParameters filled while the rules are read: the parameters that some rule depends on
 * @param shown parameters whose words are shown and compared nowhere, such as a document's number
 */
record Known(
        Collection<String> sources,
        Collection<String> lines,
        Collection<String> batches,
        Collection<String> counties,
        Collection<String> stages,
        Collection<String> honours,
        Collection<String> directions,
        Collection<String> forms,
        List<NamedFact> named,
        Map<String, ValueType> parameters,
        Set<String> untyped,
        Map<String, List<String>> options,
        Map<String, Long> wholes,
        Set<String> usedParameters,
        Set<String> shown,
        Quotes quotes,
        ExpressionLanguage language) {

    /** 失信事故 as the ledger records their kinds. */
    private static final List<String> INCIDENTS = List.of("失信惩戒", "涉税违法", "安全事故", "质量事故", "环保事故");

    /** Beyond so many options there are too many combinations to tell. */
    private static final int MOST_JOINED = 4;

    static Known of(MapReader pack, Quotes quotes) {
        Map<String, ValueType> parameters = new LinkedHashMap<>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        Set<String> untyped = new HashSet<>();
        for (String id : ids(pack, "parameters")) {
            MapReader section = pack.map("parameters");
            Optional<String> type =
                    section.isMap(id) ? section.map(id).word("type").map(MapReader.Word::text) : Optional.empty();
            if (type.filter(types()::containsKey).isEmpty()) {
                untyped.add(id);
            }
            parameters.put(id, type.map(types()::get).orElse(ValueType.TEXT));
            options.put(id, section.isMap(id) ? ids(section.map(id), "options") : List.of());
        }
        Map<String, Long> wholes = new LinkedHashMap<>();
        parameters.forEach((id, type) -> {
            MapReader section = pack.map("parameters");
            if (type == ValueType.NUMBER && section.isMap(id)) {
                section.map(id)
                        .word("default")
                        .map(MapReader.Word::text)
                        .filter(text -> text.matches("\\d{1,9}"))
                        .ifPresent(text -> wholes.put(id, Long.valueOf(text)));
            }
        });
        List<NamedFact> named = NamedSections.names(pack);
        return new Known(
                ids(pack, "sources"),
                ids(pack, "lines"),
                ids(pack, "batches"),
                pack.isMap("counties") ? ids(pack.map("counties"), "list") : List.of(),
                ids(pack, "stages"),
                ids(pack, "honours"),
                ids(pack, "directions"),
                ids(pack, "forms"),
                named,
                parameters,
                untyped,
                options,
                wholes,
                new HashSet<>(),
                new HashSet<>(),
                quotes,
                new ExpressionLanguage(parameters, named, closed(pack, options)));
    }

    /** What texts may be, as they stand in expressions. */
    private static Map<String, Collection<String>> closed(MapReader pack, Map<String, List<String>> options) {
        Map<String, Collection<String>> closed = new LinkedHashMap<>();
        options.forEach((id, some) -> closed.put("param:" + id, some));
        List<String> honours = ids(pack, "honours");
        closed.put(FactName.HONOUR_ID.id(), honours);
        closed.put(ThingFact.TITLE_HONOUR.id(), honours.isEmpty() ? honours : withNone(honours));
        closed.put(FactName.ENTERPRISE_SIZE.id(), FactRange.SIZES.keySet());
        closed.put(ThingFact.MEMBER_SIZE.id(), FactRange.SIZES.keySet());
        closed.put(ThingFact.INCIDENT_KIND.id(), INCIDENTS);
        for (String form : ids(pack, "forms")) {
            MapReader fields = pack.map("forms").map(form).map("fields");
            for (String field : fields.keys()) {
                if (fields.isMap(field)) {
                    List<String> choices = fields.map(field).texts("options");
                    Collection<String> some = closed.computeIfAbsent("form:" + field, none -> new TreeSet<>());
                    some.addAll(choices);
                    if (fields.map(field).flag("several")) {
                        joined(choices, "", some);
                    }
                }
            }
        }
        return closed;
    }

    /** Several values are one text, joined in the order in which they are stated: each combination of a few is possible. */
    private static void joined(List<String> options, String before, Collection<String> all) {
        if (options.size() > MOST_JOINED) {
            return;
        }
        for (String option : options) {
            String text = before.isEmpty() ? option : before + "、" + option;
            all.add(text);
            joined(options.stream().filter(other -> !other.equals(option)).toList(), text, all);
        }
    }

    /** A title that the pack does not name is the empty text. */
    private static List<String> withNone(List<String> honours) {
        return Stream.concat(honours.stream(), Stream.of("")).toList();
    }

    private static List<String> ids(MapReader pack, String section) {
        return pack.isMap(section) ? pack.map(section).keys() : List.of();
    }

    static Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (ValueType type : ValueType.values()) {
            types.put(type.key(), type);
        }
        return types;
    }

    /** Notes that deciding this parameter would change something. */
    void uses(Collection<String> ids) {
        usedParameters.addAll(ids);
    }

    /** Notes that words of these parameters are shown: deciding them changes what is read. */
    void says(Collection<String> ids) {
        uses(ids);
        shown.addAll(ids);
    }

    /** What a number is as long as nobody decides it; nothing where that is open. */
    Optional<Long> wholeDefault(String parameter) {
        return Optional.ofNullable(wholes.get(parameter));
    }

    /** What a text parameter may be. */
    List<String> optionsOf(String parameter) {
        return options.getOrDefault(parameter, List.of());
    }

    /** A parameter by which one of a few words is chosen: its options may be these and no others. */
    String choosing(MapReader map, String key, String id, Collection<String> words) {
        uses(List.of(id));
        if (map.known(new MapReader.Word(id, map.spotOf(key)), parameters.keySet())) {
            boolean chooses = parameterType(id).orElse(ValueType.TEXT) == ValueType.TEXT;
            String other = optionsOf(id).stream()
                    .filter(option -> !words.contains(option))
                    .findFirst()
                    .orElse(chooses ? null : ValueType.TEXT.named());
            if (other != null) {
                map.report(
                        map.spotOf(key),
                        chooses ? "参数 " + id + " 的可选值 " + other : "参数 " + id + " 不是文字",
                        "由它选定的参数，类别应为文字（text），options 只能有 " + String.join("、", new TreeSet<>(words)));
            }
        }
        return id;
    }

    /** The same where nothing but {@code param(ID)} may stand. */
    String chosenBy(MapReader map, String key, Collection<String> words) {
        String id = named(map, key, words.stream().sorted().toList());
        return id.isEmpty() ? id : choosing(map, key, id, words);
    }

    /** The text parameter that a key names as {@code param(ID)}, for what each of its options says; empty after reporting. */
    String chosenBy(MapReader map, String key) {
        String id = named(map, key, List.of());
        uses(List.of(id));
        if (!id.isEmpty()
                && map.known(new MapReader.Word(id, map.spotOf(key)), parameters.keySet())
                && parameterType(id).orElse(ValueType.TEXT) != ValueType.TEXT) {
            map.report(map.spotOf(key), "参数 " + id + " 不是文字", "由它选定的参数，类别应为文字（text）");
        }
        return id;
    }

    private static String named(MapReader map, String key, List<String> words) {
        String expected =
                "应为 param(参数编号)，类别为文字（text）的参数" + (words.isEmpty() ? "" : "，options 只能有 " + String.join("、", words));
        return map.read(key, expected, "", text -> {
            Matcher parameter = DirectionSection.PARAMETER.matcher(text);
            if (!parameter.matches()) {
                throw new IllegalArgumentException("no parameter: " + text);
            }
            return parameter.group(1);
        });
    }

    Optional<ValueType> parameterType(String id) {
        return untyped.contains(id) ? Optional.empty() : Optional.ofNullable(parameters.get(id));
    }

    /** Whether an expression names a parameter of no known kind: whatever is wrong with it, that is why. */
    boolean namesUntyped(String expression) {
        return untyped.stream().anyMatch(id -> expression.contains("param(\"" + id + "\")"));
    }
}
