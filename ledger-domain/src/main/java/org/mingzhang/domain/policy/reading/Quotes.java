package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/**
 * Reads what every rule must have: {@code clause}, the words it rests on, or {@code proposed}, the reason for a value
 * that no document gives. A quote must stand to the letter in the passage that it names.
 */
public final class Quotes {
    private static final Pattern CLAUSE = Pattern.compile("(\\S+)\\s+(.+?)\\s*「(.+)」", Pattern.DOTALL);
    private static final String FORM = "文件编号 位置「原文」，例如 plan 资金安排（一）「每家最高补助20万元」";
    private static final Clause STAND_IN = Clause.proposed("");

    /** By document, then by place: the words. */
    private final Map<String, Map<String, String>> passages;

    Quotes(Map<String, Map<String, String>> passages) {
        this.passages = passages;
    }

    /** Of a pack that was read: for what stands in other files and quotes the same documents. */
    public static Quotes of(PolicyPack pack) {
        Map<String, Map<String, String>> passages = new LinkedHashMap<>();
        for (SourceDocument document : pack.documents()) {
            Map<String, String> places = new LinkedHashMap<>();
            document.passages().forEach(passage -> places.put(passage.place(), passage.text()));
            passages.put(document.id(), places);
        }
        return new Quotes(passages);
    }

    /** Reports a {@code clause} that is missing or that is no quote to the letter; of what no document says, {@code proposed} says so. */
    public void check(MapReader quoting) {
        Optional<Word> clause = quoting.word("clause");
        if (quoting.has("proposed") && !quoting.has("clause")) {
            quoting.text("proposed");
        } else if (clause.isPresent()) {
            quoted(quoting, clause.get());
        } else if (!quoting.has("clause")) {
            quoting.report(quoting.spot().at("clause"), "缺少 clause", "应为" + FORM);
        }
    }

    /** The clause of a rule; a stand-in after reporting that there is none. */
    Clause of(MapReader rule) {
        Optional<Word> clause = rule.word("clause");
        Optional<Word> proposed = rule.word("proposed");
        if (clause.isPresent() == proposed.isPresent()) {
            rule.report(
                    rule.spot(),
                    clause.isPresent() ? "clause 和 proposed 都写了" : "clause 和 proposed 都没有写",
                    "二者取一：clause 写" + FORM + "；文件没有规定的，proposed 写拟定的理由");
            return STAND_IN;
        }
        return proposed.map(why -> Clause.proposed(normal(why.text())))
                .orElseGet(() -> quoted(rule, clause.orElseThrow()));
    }

    private Clause quoted(MapReader rule, Word word) {
        Matcher parts = CLAUSE.matcher(word.text());
        if (!parts.matches()) {
            rule.report(word.spot(), MapReader.quoted(word.text()), "应为" + FORM);
            return STAND_IN;
        }
        String document = parts.group(1);
        String place = parts.group(2);
        String quote = normal(parts.group(3));
        Map<String, String> places = passages.get(document);
        if (places == null) {
            rule.known(new Word(document, word.spot()), passages.keySet());
        } else if (!places.containsKey(place)) {
            rule.known(new Word(place, word.spot()), places.keySet());
        } else if (!places.getOrDefault(place, "").contains(quote)) {
            rule.report(word.spot(), "引文「" + quote + "」，不在 " + document + " " + place + " 里", "应与该处原文一字不差，标点也一样");
        }
        return new Clause(document, place, quote);
    }

    /**
     * Which passages of a pack do not stand in the full text of a document: for whoever holds the original.
     *
     * @return the places whose words differ; empty when all are verbatim
     */
    public static List<String> differing(PolicyPack pack, String documentId, String fullText) {
        String original = normal(fullText);
        List<String> places = new ArrayList<>();
        for (SourceDocument document : pack.documents()) {
            for (SourceDocument.Passage passage : document.passages()) {
                if (document.id().equals(documentId) && !original.contains(normal(passage.text()))) {
                    places.add(passage.place());
                }
            }
        }
        return places;
    }

    /** Without the blanks that YAML folds in beside Chinese characters: they are no part of the words. */
    static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("(?<=[^\\x00-\\x7F]) | (?=[^\\x00-\\x7F])", "");
    }
}
