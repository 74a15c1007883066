package org.mingzhang.view.register;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.scope.Scope;

/** What people call the ids that registers hold, by the policy pack: the same for pages, files and the API. */
public final class RegisterWords {
    private final PolicyPack pack;
    private final Scope scope;
    private final PackNames names;
    private final Map<Vocabulary, Map<String, Word>> known = new EnumMap<>(Vocabulary.class);

    public RegisterWords(PolicyPack pack) {
        this(pack, Scope.city());
    }

    /**
     * For somebody.
     *
     * @param scope what they see; there is nothing to choose in what they do not
     */
    public RegisterWords(PolicyPack pack, Scope scope) {
        this.pack = pack;
        this.scope = scope;
        this.names = new PackNames(pack);
        for (Vocabulary vocabulary : Vocabulary.values()) {
            Map<String, Word> words = new HashMap<>();
            vocabulary.choices(pack).forEach(word -> words.put(word.id(), word));
            known.put(vocabulary, words);
        }
    }

    /** An id's word; of what nobody has a word for, the id. */
    public Word word(Vocabulary vocabulary, String id) {
        Word found = words(vocabulary).get(id);
        if (found != null) {
            return found;
        }
        return Word.plain(id, vocabulary == Vocabulary.AWARD_LEVEL ? names.level(id) : id);
    }

    private Map<String, Word> words(Vocabulary vocabulary) {
        return known.getOrDefault(vocabulary, Map.of());
    }

    /** What there is to choose from in a column; nothing where whatever is written there may be asked for. */
    public List<Word> choices(Column column) {
        Vocabulary vocabulary = column.vocabulary();
        if (vocabulary == null || vocabulary == Vocabulary.AWARD_LEVEL) {
            return List.of();
        }
        List<Word> all = vocabulary.choices(pack);
        return vocabulary == Vocabulary.COUNTY && scope instanceof Scope.County(String own)
                ? all.stream().filter(county -> county.id().equals(own)).toList()
                : all;
    }
}
