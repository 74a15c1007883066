package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ValueType;

/** What is taken off twice, and the greater of two bases: neither is what a notice says that does not say it. */
final class TwiceChecks {
    private static final Pattern GREATER = Pattern.compile("[就取从孰]高|较高|较大|[取孰]大|不低于|不少于|至少|最低|保底|下限");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    TwiceChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            Term whole = Term.of(rule.expression());
            greater(rule, whole);
            if (rule.expression().type() == ValueType.AMOUNT) {
                chains(rule, whole);
            }
        }
        pack.directions().forEach(this::both);
    }

    private static boolean isGranted(Term term) {
        return term instanceof Term.Named(FactId fact)
                && (fact == FactName.AWARDS_ALREADY_GRANTED
                        || (fact instanceof NamedFact named && named.family() == NamedFact.Family.GRANTED));
    }

    /** Once where a limit takes it off, and again where the award does. */
    private void both(Direction direction) {
        List<Rules.Ruled> own = rules.expressions().stream()
                .filter(rule -> direction.equals(rule.direction()))
                .toList();
        Set<Term> limited = new HashSet<>();
        own.stream()
                .filter(rule -> rule.place().contains("limits")
                        && rule.place().getLast().equals("gives"))
                .forEach(rule -> takenOff(Term.of(rule.expression()), limited));
        own.stream()
                .filter(rule ->
                        rule.place().contains("less") && rule.place().getLast().equals("gives"))
                .filter(rule -> !remarks.isWritten(
                        Rules.in(rule.place().subList(0, rule.place().size() - 1), "when")))
                .forEach(rule -> {
                    Term less = Term.of(rule.expression());
                    if (isGranted(less) && limited.contains(less)) {
                        remarks.doubts(
                                rule.place(),
                                "“" + rule.shown() + "”，上限里已经减去了它，这里又扣一次",
                                "应只扣一次：累计不超过多少的写在 limits 里，另外扣减的才写 less");
                    }
                });
    }

    private static void takenOff(Term term, Set<Term> into) {
        if (term instanceof Term.Done(String function, List<Term> terms)) {
            if (function.equals("_-_") && terms.size() == 2 && isGranted(terms.getLast())) {
                into.add(terms.getLast());
            }
            terms.forEach(each -> takenOff(each, into));
        }
    }

    private void chains(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done done)) {
            return;
        }
        List<Term> off = new ArrayList<>();
        for (Sign.Addend addend : Sign.addends(term)) {
            if (addend.minus() && !(addend.term() instanceof Term.Written)) {
                if (off.contains(addend.term())) {
                    remarks.doubts(
                            rule.place(),
                            "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, addend.term()) + "”减了两次",
                            "应只减一次；文件确实这样写的可以不改");
                    return;
                }
                off.add(addend.term());
            }
        }
        done.terms().forEach(each -> chains(rule, each));
    }

    /** Of two bases the lesser is the prudent one. */
    private void greater(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> greater(rule, each));
        String words = rule.text() + "，" + rule.clause().quote();
        boolean open = terms.stream().allMatch(TwiceChecks::isRecorded);
        if (function.equals("max") && open && !GREATER.matcher(words).find()) {
            remarks.doubts(
                    rule.place(),
                    "“" + rule.shown() + "”，其中的“" + PackRenderer.words(pack, term) + "”取大者，旁边的文字没有说就高",
                    "应为 min(…)：两个数取较少的一个；文件写明就高的，引那句原文");
        }
    }

    private static boolean isRecorded(Term term) {
        return term instanceof Term.Named(FactId fact) && fact.type() == ValueType.AMOUNT && !isGranted(term);
    }
}
