package org.mingzhang.domain.policy.scrutiny;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;

/** What is counted, against the words of the rules that ask for it: two years for 近三年, a part's whole as the part, sizes beside 中小企业. */
final class CountWordChecks {
    private static final Pattern SMALL = Pattern.compile("(?<!特新)中小微?型?企业");
    private static final Pattern OTHER_SIZES = Pattern.compile("大中小|大型|大企业|龙头|中型企业和");
    private static final Pattern RECENT = Pattern.compile("近(\\d{1,2})个?(?:自然|会计)?年");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;
    /** Counts of which it is said already. */
    private final Set<String> said = new HashSet<>();

    CountWordChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            Term whole = Term.of(rule.expression());
            String quote = rule.clause().isProposed() ? "" : rule.clause().quote();
            sizes(rule, whole, quote + "，" + rule.text());
            years(rule, Numerals.inDigits(quote + "，" + rule.text()));
            shares(rule, whole);
        }
    }

    /** Medium, small and micro ones are 中小企业, and no others. */
    private void sizes(Rules.Ruled rule, Term term, String words) {
        if (!(term instanceof Term.Done(String function, List<Term> terms)) || function.equals("!_")) {
            return;
        }
        terms.forEach(each -> sizes(rule, each, words));
        if (!function.equals("@in")
                || !SMALL.matcher(words).find()
                || OTHER_SIZES.matcher(words).find()
                || !(terms.getFirst() instanceof Term.Named(FactId fact))
                || !(terms.getLast() instanceof Term.OneOf(List<Term> list))
                || (fact != FactName.ENTERPRISE_SIZE && fact != ThingFact.MEMBER_SIZE)) {
            return;
        }
        Set<String> written = new HashSet<>();
        list.forEach(each -> {
            if (each instanceof Term.Written(Value.Text(String size))) {
                written.add(size);
            }
        });
        boolean large = written.contains("large");
        boolean all = written.containsAll(Set.of("medium", "small", "micro"));
        boolean most = written.containsAll(Set.of("medium", "small"));
        if (large || (most && !all)) {
            remarks.doubts(
                    rule.place(),
                    "“" + rule.shown() + "”" + (large ? "有 large（大型）" : "没有 micro（微型）") + "，旁边的文字“"
                            + words.replaceAll("^，|，$", "") + "”说的是中小企业",
                    "应为 " + fact.id() + " in [\"medium\", \"small\", \"micro\"]：中小企业是中型、小型和微型企业；不是的，引说到它的原文");
        }
    }

    private Optional<Count> count(Term term) {
        return term instanceof Term.Named(FactId fact) ? count(fact) : Optional.empty();
    }

    private Optional<Count> count(FactId fact) {
        return fact instanceof NamedFact named && named.family() == NamedFact.Family.COUNT
                ? pack.counts().stream()
                        .filter(count -> count.id().equals(named.name()))
                        .findFirst()
                : Optional.empty();
    }

    /** How far back a count looks is often said where it is asked for. */
    private void years(Rules.Ruled rule, String words) {
        Set<FactId> facts = rule.expression().facts();
        Matcher recent = RECENT.matcher(words);
        Set<Long> asked = new HashSet<>();
        while (recent.find()) {
            asked.add(Long.valueOf(recent.group(1)));
        }
        if (facts.size() != 1 || asked.size() != 1) {
            return;
        }
        long years = asked.iterator().next();
        count(facts.iterator().next()).filter(count -> count.where() != null).ifPresent(count -> {
            Set<Long> written = new HashSet<>();
            gather(where(count).orElseThrow(), written);
            if (written.size() == 1 && !written.contains(years) && said.add(count.id())) {
                remarks.doubts(
                        List.of("counts", count.id(), "where"),
                        "写的是 " + written.iterator().next() + "，用它的 " + String.join(".", rule.place()) + " 旁边的文字“"
                                + (rule.clause().isProposed()
                                        ? rule.text()
                                        : rule.clause().quote())
                                + "”说的是近 " + years + " 年",
                        "应为 yearsAgo(" + years + ")；两处说的不是一回事的可以不改");
            }
        });
    }

    private static void gather(Term term, Set<Long> into) {
        if (term instanceof Term.Done(String function, List<Term> terms)) {
            if (function.equals("yearsBefore") && terms.getLast() instanceof Term.Written(Value.Whole(long number))) {
                into.add(number);
            }
            terms.forEach(each -> gather(each, into));
        }
    }

    private static Optional<Term> where(Count count) {
        return Optional.ofNullable(count.where()).map(Term::of);
    }

    /** What is asked of a part is asked of all of it: as a share of the part, the whole is never below 100%. */
    private void shares(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> shares(rule, each));
        if (!function.equals("share") || terms.size() != 2) {
            return;
        }
        Count first = count(terms.getFirst()).orElse(null);
        Count second = count(terms.getLast()).orElse(null);
        if (first == null || second == null || first.of() != second.of() || first.equals(second)) {
            return;
        }
        Set<Term> asked = conjuncts(first);
        Set<Term> more = conjuncts(second);
        if (more.size() > asked.size() && more.containsAll(asked)) {
            remarks.doubts(
                    rule.place(),
                    "share(count(\"" + first.id() + "\"), count(\"" + second.id() + "\"))，“" + first.name() + "”包括每一个“"
                            + second.name() + "”，比例总不低于 100%",
                    "应为 share(count(\"" + second.id() + "\"), count(\"" + first.id() + "\"))：部分写在前，全体写在后");
        }
    }

    private static Set<Term> conjuncts(Count count) {
        Set<Term> all = new HashSet<>();
        where(count).ifPresent(term -> conjuncts(term, all));
        return all;
    }

    private static void conjuncts(Term term, Set<Term> into) {
        if (term instanceof Term.Done(String function, List<Term> terms) && function.equals("_&&_")) {
            terms.forEach(each -> conjuncts(each, into));
        } else {
            into.add(term);
        }
    }
}
