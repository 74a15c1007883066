package org.mingzhang.domain.policy.scrutiny;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.policy.Value;

/** What is handed in and how it is scored, against the words that name it: one copy for 一式两份, optional for 须提供, another weight. */
final class PaperChecks {
    private static final Pattern COPIES = Pattern.compile("1式(\\d{1,2})份");
    private static final Pattern MUST = Pattern.compile("(?:必须|须|应当|应|需)(?:同时|一并)?(?:提供|提交|报送|上传|附上|附)([^，。；]*)");
    private static final Pattern SOME = Pattern.compile("如有|如需|可|鼓励|酌情|涉及|视情|之一|或者?|相应|有[^，。；]{0,6}的");

    private final PolicyPack pack;
    private final Remarks remarks;

    PaperChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            for (ChecklistDocument document : direction.documents()) {
                if (!document.clause().isProposed()) {
                    List<String> place = Rules.in(at, "documents", document.id());
                    copies(document, place);
                    need(document, place);
                }
            }
            if (direction.rubric() != null) {
                rubric(direction.rubric(), Rules.in(at, "rubric", "indicators"));
            }
        }
    }

    private void copies(ChecklistDocument document, List<String> at) {
        String quote = document.clause().quote();
        Set<Integer> said = new HashSet<>();
        Matcher copies = COPIES.matcher(Numerals.inDigits(quote));
        while (copies.find()) {
            said.add(Integer.valueOf(copies.group(1)));
        }
        if (said.size() == 1 && document.required() && !said.contains(document.copies())) {
            String found = document.copies() == 0 ? "没有写 copies" : "写的是 " + document.copies();
            remarks.doubts(
                    Rules.in(at, "copies"),
                    found + "，引文「" + quote + "」说的是一式 " + said.iterator().next() + " 份",
                    "应为 copies: " + said.iterator().next() + "；那里说的不是这份材料的，引说到它的原文");
        }
    }

    private void need(ChecklistDocument document, List<String> at) {
        String quote = document.clause().quote();
        Matcher must = MUST.matcher(quote);
        boolean asked = must.find() && must.group(1).contains(document.name());
        if (!document.required() && asked && !SOME.matcher(quote).find()) {
            remarks.doubts(
                    Rules.in(at, "need"),
                    "“" + document.need().name().toLowerCase(Locale.ROOT) + "”（"
                            + document.need().chinese() + "），引文「" + quote + "」说的是必须提供",
                    "应为 need: required，并以 by 写明在哪个环节前；部分情形才要的写 when");
        }
    }

    private void rubric(Rubric rubric, List<String> at) {
        for (Rubric.Indicator indicator : rubric.indicators()) {
            if (!(indicator.weight() instanceof Quantity.Written(Value.Whole(long weight)))) {
                continue;
            }
            for (Clause clause : List.of(indicator.clause(), rubric.clause())) {
                Set<Long> said = said(indicator, clause);
                if (said.size() == 1 && !said.contains(weight)) {
                    remarks.doubts(
                            Rules.in(at, indicator.id(), "weight"),
                            "写的是 " + weight + "，引文「" + clause.quote() + "」给" + indicator.name() + "的是 "
                                    + said.iterator().next() + " 分",
                            "应为 weight: " + said.iterator().next() + "；那里说的是别的分数的，引说到它的原文");
                    break;
                }
            }
        }
    }

    /** What the words give an indicator that they name. */
    private static Set<Long> said(Rubric.Indicator indicator, Clause clause) {
        Set<Long> said = new HashSet<>();
        if (!clause.isProposed()) {
            Matcher named = Pattern.compile(Pattern.quote(indicator.name()) + "[（(：:]?(?:占|为|满分)?(\\d{1,3})(?:分|%)")
                    .matcher(Numerals.inDigits(clause.quote()));
            while (named.find()) {
                said.add(Long.valueOf(named.group(1)));
            }
        }
        return said;
    }
}
