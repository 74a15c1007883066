package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Suggestion;
import org.mingzhang.domain.policy.reading.Problems.Spot;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one mapping of the file key by key. What is missing or malformed is reported and replaced by a stand-in, so that
 * reading goes on and all mistakes are found at once; {@link #done} reports the keys that nobody asked for.
 */
public final class MapReader {
    private final Problems problems;
    private final Spot spot;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Spot> keySpots = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    /** With what may stand here, too, and does not. */
    private final Set<String> offered = new LinkedHashSet<>();

    MapReader(@Nullable MappingNode node, Spot spot, Problems problems) {
        this.problems = problems;
        this.spot = spot;
        if (node == null) {
            return;
        }
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.report(YamlTree.spot(entry.getKeyNode(), spot.path()), "列表或一组“键: 值”作了键", "应为一个词作键");
                continue;
            }
            String name = key.getValue();
            Spot at = YamlTree.spot(key, child(name));
            if (values.putIfAbsent(name, entry.getValueNode()) != null) {
                problems.report(at, "键 " + name + " 第二次出现", "每个键只写一次");
            } else {
                keySpots.put(name, at);
            }
        }
    }

    /** The file's one mapping; nothing when the file cannot be read at all, which is then reported. */
    public static Optional<MapReader> of(byte[] file, Problems problems) {
        return YamlTree.read(file, problems).map(root -> new MapReader(root, new Spot(1, 1, ""), problems));
    }

    /** A word of the file and where it stands. */
    public record Word(String text, Spot spot) {}

    public Spot spot() {
        return spot;
    }

    public boolean has(String key) {
        boolean given = values.containsKey(key);
        offered.add(key);
        problems.questions().key(key, given);
        return given;
    }

    private void ask(String key) {
        asked.add(key);
        offered.add(key);
        problems.questions().key(key, values.containsKey(key));
    }

    /** The keys in the order of the file, for mappings whose keys are ids. */
    public List<String> keys() {
        problems.questions().ids(values.keySet());
        return List.copyOf(values.keySet());
    }

    /** Where the key stands, or the mapping itself when the key is missing. */
    public Spot spotOf(String key) {
        Node value = values.get(key);
        return value == null ? spot.at(child(key)) : YamlTree.spot(value, child(key));
    }

    public Optional<Word> word(String key) {
        ask(key);
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(visible(scalar, spotOf(key)));
        }
        problems.report(spotOf(key), describe(value), "应为一个值");
        return Optional.empty();
    }

    /** The words of a scalar on one line. What cannot be seen on paper may not stand in a rule that people sign. */
    private Word visible(ScalarNode scalar, Spot at) {
        String text = scalar.getValue();
        text.codePoints()
                .filter(MapReader::invisible)
                .findFirst()
                .ifPresent(hidden -> problems.report(at, "看不见的字符 U+%04X".formatted(hidden), "应为印在纸上看得见的字符；请删去重打"));
        return new Word(text.indexOf('\n') < 0 ? text.strip() : Quotes.normal(text), at);
    }

    private static boolean invisible(int character) {
        int type = Character.getType(character);
        return character != '\n' && (type == Character.CONTROL || type == Character.FORMAT);
    }

    /** A text that must be there. */
    public String text(String key) {
        return read(key, "应为一段文字", "", Function.identity());
    }

    public String textOr(String key, String fallback) {
        return word(key).map(Word::text).orElse(fallback);
    }

    /** A value that must be there and that the parser accepts; otherwise the stand-in, after reporting. */
    public <T> T read(String key, String expected, T standIn, Function<String, T> parser) {
        boolean given = has(key);
        Optional<Word> word = word(key);
        if (word.isEmpty()) {
            if (!given) {
                problems.report(spot.at(child(key)), "缺少 " + key, expected);
            }
            return standIn;
        }
        return parse(word.get(), expected, standIn, parser);
    }

    <T> T parse(Word word, String expected, T standIn, Function<String, T> parser) {
        try {
            return parser.apply(word.text());
        } catch (IllegalArgumentException malformed) {
            problems.report(word.spot(), quoted(word.text()), expected);
            return standIn;
        }
    }

    /** Whether it is said to be so; not where nothing is said. */
    public boolean flag(String key) {
        return has(key) && choice(key, Map.of("true", true, "false", false), false);
    }

    /** One of a few words. */
    public <T> T choice(String key, Map<String, T> words, T standIn) {
        boolean given = has(key);
        Optional<Word> word = word(key);
        if (word.isEmpty()) {
            if (!given) {
                problems.report(spot.at(child(key)), "缺少 " + key, oneOf(new TreeSet<>(words.keySet())));
            }
            return standIn;
        }
        return chosen(word.get(), words).orElse(standIn);
    }

    /** Some of a few words, in the order of the file. */
    public <T> List<T> choices(String key, Map<String, T> words) {
        return words(key).stream().flatMap(word -> chosen(word, words).stream()).toList();
    }

    private <T> Optional<T> chosen(Word word, Map<String, T> words) {
        problems.questions().choice(word.spot().path(), words.keySet(), word.text());
        Optional<T> chosen = Optional.ofNullable(words.get(word.text()));
        if (chosen.isEmpty()) {
            unknown(word, new TreeSet<>(words.keySet()));
        }
        return chosen;
    }

    /** An id of something that stands elsewhere in the pack; empty after reporting. */
    public String reference(String key, Collection<String> known) {
        boolean given = has(key);
        Optional<Word> word = word(key);
        if (word.isEmpty() && !given) {
            problems.report(spot.at(child(key)), "缺少 " + key, oneOf(known));
        }
        return word.filter(w -> known(w, known)).map(Word::text).orElse("");
    }

    public boolean known(Word word, Collection<String> known) {
        problems.questions().reference(word.spot().path(), known, word.text());
        if (known.contains(word.text())) {
            return true;
        }
        unknown(word, known);
        return false;
    }

    private void unknown(Word word, Collection<String> known) {
        problems.report(word.spot(), quoted(word.text()), oneOf(known) + Suggestion.forName(word.text(), known));
    }

    /** A list of words; a single word counts as a list of one. Empty when the key is missing. */
    public List<Word> words(String key) {
        ask(key);
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof ScalarNode) {
            return word(key).stream().toList();
        }
        List<Word> words = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                Spot at = YamlTree.spot(item, child(key) + "[" + words.size() + "]");
                if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    words.add(visible(scalar, at));
                } else {
                    problems.report(at, describe(item), "应为一个值");
                }
            }
        } else {
            problems.report(spotOf(key), describe(value), "应为列表，写作 [a, b]");
        }
        return words;
    }

    public List<String> texts(String key) {
        return words(key).stream().map(Word::text).toList();
    }

    /** A list of ids of things that stand elsewhere in the pack. */
    public List<String> references(String key, Collection<String> known) {
        return words(key).stream()
                .filter(word -> known(word, known))
                .map(Word::text)
                .toList();
    }

    /** The mapping under a key that must be there; an empty one after reporting. */
    public MapReader map(String key) {
        ask(key);
        Node value = values.get(key);
        if (value instanceof MappingNode mapping) {
            return new MapReader(mapping, spotOf(key), problems);
        }
        problems.report(
                value == null ? spot.at(child(key)) : spotOf(key),
                value == null ? "缺少 " + key : describe(value),
                "应为一组“键: 值”");
        return new MapReader(null, spotOf(key), problems.unreported());
    }

    public Optional<MapReader> mapIfPresent(String key) {
        ask(key);
        return has(key) ? Optional.of(map(key)) : Optional.empty();
    }

    public boolean isMap(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** The mappings in a list; empty when the key is missing. */
    public List<MapReader> maps(String key) {
        ask(key);
        Node value = values.get(key);
        List<MapReader> maps = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                Spot at = YamlTree.spot(item, child(key) + "[" + maps.size() + "]");
                if (item instanceof MappingNode mapping) {
                    maps.add(new MapReader(mapping, at, problems));
                } else {
                    problems.report(at, describe(item), "应为一组“键: 值”");
                }
            }
        } else if (value != null) {
            problems.report(spotOf(key), describe(value), "应为列表，每项以“- ”开头，是一组“键: 值”");
        }
        return maps;
    }

    /** Each item of a list in its turn, a word or a mapping; nothing when the key is missing. */
    public void each(String key, Consumer<Word> word, Consumer<MapReader> mapping) {
        ask(key);
        Node value = values.get(key);
        if (value instanceof SequenceNode sequence) {
            int at = 0;
            for (Node item : sequence.getValue()) {
                Spot spotOfItem = YamlTree.spot(item, child(key) + "[" + at++ + "]");
                if (item instanceof MappingNode map) {
                    mapping.accept(new MapReader(map, spotOfItem, problems));
                } else if (item instanceof ScalarNode scalar
                        && !scalar.getValue().isBlank()) {
                    word.accept(visible(scalar, spotOfItem));
                } else {
                    problems.report(spotOfItem, describe(item), "应为一段文字，或一组“键: 值”");
                }
            }
        } else if (value != null) {
            words(key).forEach(word);
        }
    }

    /** Reports the keys that nobody asked for. */
    public void done() {
        keySpots.forEach((key, at) -> {
            if (!asked.contains(key)) {
                problems.report(at, "不认识的键 " + key, oneOf(offered) + Suggestion.forName(key, offered));
            }
        });
    }

    public void report(Spot at, String found, String expected) {
        problems.report(at, found, expected);
    }

    public static String quoted(String text) {
        return "“" + text + "”";
    }

    public static String oneOf(Collection<String> words) {
        if (words.isEmpty()) {
            return "应为政策包里写明的编号，但还没有写出可以引用的";
        }
        return "应为 " + String.join("、", words) + (words.size() == 1 ? "" : " 之一");
    }

    private String child(String key) {
        return spot.path().isEmpty() ? key : spot.path() + "." + key;
    }

    private static String describe(Node node) {
        return switch (node.getNodeType()) {
            case MAPPING -> "一组“键: 值”";
            case SEQUENCE -> "一个列表";
            case SCALAR -> ((ScalarNode) node).getValue().isBlank() ? "空白" : quoted(((ScalarNode) node).getValue());
            case ANCHOR -> "锚点（&）";
        };
    }
}
