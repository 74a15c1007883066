package org.mingzhang.domain.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.reading.MapReader;
import org.mingzhang.domain.policy.reading.Questions;

/**
 * What readers would take and were never given. A question is told from others by the method that asks it, wherever in the file:
 * what a limit may be is asked once, not once for each place where limits stand.
 */
final class Heard implements Questions {
    /** They ask for others, who say what is meant. */
    private static final Set<String> IN_BETWEEN =
            Set.of(MapReader.class.getName(), "org.mingzhang.domain.policy.examples.Given");

    /** What is not written means the same. */
    private static final Set<String> NOT_WRITTEN = Set.of("false");

    private final Map<String, Boolean> keys = new LinkedHashMap<>();
    private final Map<String, Set<String>> offered = new LinkedHashMap<>();
    private final Map<String, Set<String>> chosen = new LinkedHashMap<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();

    @Override
    public void key(String key, boolean given) {
        keys.merge(asker() + " " + key, given, Boolean::logicalOr);
    }

    @Override
    public void ids(Collection<String> some) {
        ids.addAll(some);
    }

    @Override
    public void choice(String path, Collection<String> words, String word) {
        asked(asker() + " " + path.replaceAll("\\[\\d+]$", "").replaceAll("^.*\\.", ""), words, word);
    }

    @Override
    public void reference(String path, Collection<String> known, String word) {
        // A key that is itself looked up says nothing of what is asked.
        String key = path.replaceAll("\\[\\d+]$", "");
        String question = asker() + (key.endsWith("." + word) ? "" : " " + key.replaceAll("^.*\\.", "")) + " by id";
        references.add(question);
        asked(question, known, word);
    }

    private void asked(String question, Collection<String> words, String word) {
        offered.computeIfAbsent(question, none -> new TreeSet<>()).addAll(words);
        chosen.computeIfAbsent(question, none -> new TreeSet<>()).add(word);
    }

    /** Which method asks, without what the compiler adds to its name. */
    private static String asker() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("org.mingzhang.")
                                && !frame.getClassName().equals(Heard.class.getName())
                                && !IN_BETWEEN.contains(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.getClassName().replaceAll("^.*\\.", "") + "."
                                + frame.getMethodName().replaceAll("^lambda\\$(\\w+)\\$\\d+$", "$1"))
                        .orElseThrow());
    }

    /** Keeps the ids, which stand for themselves in another file. */
    void forgetWhatWasAsked() {
        keys.clear();
        offered.clear();
        chosen.clear();
    }

    /** Keys and words. Ids are the file's own, and facts are asked for by their kinds. */
    List<String> neverTaken() {
        return Stream.concat(
                        keys.entrySet().stream().filter(key -> !key.getValue()).map(Map.Entry::getKey),
                        offered.entrySet().stream().flatMap(question -> question.getValue().stream()
                                .filter(word -> !chosen.getOrDefault(question.getKey(), Set.of())
                                        .contains(word))
                                .filter(word -> isOfTheLanguage(question.getKey(), word))
                                .map(word -> question.getKey() + ": " + word)))
                .toList();
    }

    private boolean isOfTheLanguage(String question, String word) {
        boolean id = references.contains(question) && ids.contains(word);
        boolean fact = FactName.byId(word).isPresent() || word.contains("(\"");
        return !id && !fact && !NOT_WRITTEN.contains(word);
    }
}
