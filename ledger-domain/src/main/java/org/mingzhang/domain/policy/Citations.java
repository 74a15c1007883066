package org.mingzhang.domain.policy;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clauses as people read them, one after the other: the document by its title, which is shortened once it was named in
 * full, such as 《…方案》.
 */
public final class Citations {
    private static final Pattern KIND =
            Pattern.compile("(方案|办法|通知|意见|细则|指南|指引|规定|公告|条例|规划|计划|措施|政策|申报要求|要求)(?:[（(][^（）()]*[）)])?$");

    private final PolicyPack pack;
    private final Set<String> named = new HashSet<>();

    /** Nothing was named yet. */
    public Citations(PolicyPack pack) {
        this.pack = pack;
    }

    /** The clause; of a document that the pack does not name, as it is written. */
    public String of(Clause clause) {
        SourceDocument document = pack.document(clause);
        return document == null
                ? clause.toString()
                : clause.under(named.add(document.id()) ? document.title() : shortTitle(pack, document));
    }

    /** The same where the documents and their short titles were listed before. */
    static String shortly(PolicyPack pack, Clause clause) {
        SourceDocument document = pack.document(clause);
        return document == null ? clause.toString() : clause.under(shortTitle(pack, document));
    }

    /**
     * The kind of document alone; its whole title where the pack has several of the kind that it quotes, or it is of no usual kind.
     * What a notice only names is quoted nowhere.
     */
    static String shortTitle(PolicyPack pack, SourceDocument document) {
        String kind = kind(document);
        return kind.isEmpty()
                        || pack.documents().stream()
                                        .filter(other -> other.basis() == null || other.equals(document))
                                        .filter(other -> kind(other).equals(kind))
                                        .count()
                                > 1
                ? document.title()
                : "…" + kind;
    }

    private static String kind(SourceDocument document) {
        Matcher kind = KIND.matcher(document.title());
        return kind.find() ? kind.group(1) : "";
    }
}
