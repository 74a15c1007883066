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

    private static final Set<String> COMPARED = Set.of("_==_", "_<_", "_<=_", "_>_", "_>=_");
    private static final Pattern WITH = Pattern.compile("含|包括|连同|加上|本身|自身|在内|共计|合计|以及牵头");
    private static final Pattern EACH_PILOT = Pattern.compile("(?<!非)试点企业[^，。；]{0,4}每[家户个]");

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
            if (rule.expression().parameters().isEmpty()) {
                added(rule, whole, rule.text() + "，" + quote);
            }
            if (!quote.isEmpty() && rule.direction() != null) {
                other(rule, quote);
                pilots(rule, quote + "，" + rule.text());
            }
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

    /** One more than are counted is not what 不少于5家 asks for, where nobody else is meant. */
    private void added(Rules.Ruled rule, Term term, String words) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> added(rule, each, words));
        for (Term side : terms) {
            if (terms.size() == 2
                    && COMPARED.contains(function)
                    && side instanceof Term.Done(String plus, List<Term> addends)
                    && plus.equals("_+_")
                    && count(addends.getFirst()).isPresent()
                    && addends.getLast() instanceof Term.Written(Value.Whole number)
                    && !WITH.matcher(words).find()) {
                remarks.doubts(
                        rule.place(),
                        "“" + rule.shown() + "”，数出来的又加了 " + number.display() + "，旁边的文字“" + words.replaceAll("^，|，$", "")
                                + "”没有说连同谁",
                        "应只比数出来的个数；连同牵头单位一起数的，引说到它的原文");
            }
        }
    }

    /** The words of another count are those of the rule. */
    private void other(Rules.Ruled rule, String quote) {
        List<Count> used = rule.expression().facts().stream()
                .flatMap(fact -> count(fact).stream())
                .toList();
        if (!rule.always()
                || used.size() != 1
                || used.getFirst().clause().isProposed()
                || quote.contains(used.getFirst().clause().quote())) {
            return;
        }
        List<Count> meant = pack.counts().stream()
                .filter(count ->
                        !count.clause().isProposed() && count.clause().quote().equals(quote))
                .filter(count -> count.of().kind() == used.getFirst().of().kind())
                .toList();
        if (meant.size() == 1) {
            remarks.doubts(
                    rule.place(),
                    "用了 " + used.getFirst().fact().id() + "（" + used.getFirst().name() + "），引文「" + quote + "」却是 "
                            + meant.getFirst().fact().id() + "（"
                            + meant.getFirst().name() + "）的",
                    "应为 " + meant.getFirst().fact().id() + "；确实数它的，引说到它的原文");
        }
    }

    /** So much for each 试点企业 is not for each member. */
    private void pilots(Rules.Ruled rule, String words) {
        boolean money = rule.place().getLast().equals("gives") && rule.place().contains("limits");
        if (!money || !EACH_PILOT.matcher(words).find()) {
            return;
        }
        for (FactId fact : rule.expression().facts()) {
            Optional<Count> wrong = count(fact)
                    .filter(count -> count.of().kind() == ThingFact.Kind.MEMBER)
                    .filter(count ->
                            count.where() == null || !count.where().facts().contains(ThingFact.MEMBER_PILOT));
            wrong.ifPresent(count -> remarks.doubts(
                    rule.place(),
                    "用了 " + fact.id() + "（" + count.name() + "），它没有看 member.pilot（试点企业），旁边的文字“"
                            + words.replaceAll("^，|，$", "") + "”说的是试点企业",
                    "应为只数试点企业的计数；那里说的不是它的，引说到它的原文"));
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
        if (first == null || second == null || first.equals(second)) {
            return;
        }
        if (first.of() != second.of()) {
            remarks.doubts(
                    rule.place(),
                    "share(count(\"" + first.id() + "\"), count(\"" + second.id() + "\"))，一个数的是"
                            + first.of().chinese() + "，一个数的是" + second.of().chinese() + "，不是部分和全体",
                    "应为同一处数的两个数：部分写在前，全体写在后；文件就是这样比的可以不改");
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
