package org.mingzhang.domain.policy.scrutiny;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** Choices by a parameter of two options whose branches are turned: what the one option means stands in the other's branch. */
final class BranchChecks {
    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    BranchChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        rules.expressions().forEach(rule -> look(rule, Term.of(rule.expression())));
    }

    private void look(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> look(rule, each));
        if (function.equals("_?_:_")
                && terms.getFirst() instanceof Term.Done(String comparison, List<Term> sides)
                && Set.of("_==_", "_!=_").contains(comparison)
                && sides.getFirst() instanceof Term.Open(String id)
                && sides.getLast() instanceof Term.Written(Value.Text(String option))) {
            boolean equal = comparison.equals("_==_");
            pack.parameter(id)
                    .filter(parameter -> parameter.options().size() == 2)
                    .ifPresent(parameter ->
                            branches(rule, parameter, option, terms.get(equal ? 1 : 2), terms.get(equal ? 2 : 1)));
        }
    }

    private void branches(Rules.Ruled rule, Parameter parameter, String option, Term own, Term other) {
        String meaning = meaning(parameter, option, true);
        String otherMeaning = meaning(parameter, option, false);
        Set<String> here = only(words(own), words(other));
        Set<String> there = only(words(other), words(own));
        int straight = shared(only(meaning, otherMeaning), here) + shared(only(otherMeaning, meaning), there);
        int turned = shared(only(meaning, otherMeaning), there) + shared(only(otherMeaning, meaning), here);
        if (straight == 0 && turned > 1) {
            remarks.doubts(
                    rule.place(),
                    "“" + rule.shown() + "”，" + option + "（" + meaning + "）得到的是“" + PackRenderer.words(pack, own)
                            + "”，另一边才像是它",
                    "应为 条件 ? 成立时的数 : 不成立时的数；两边像是写颠倒了");
        }
    }

    private static String meaning(Parameter parameter, String option, boolean own) {
        return parameter.options().stream()
                .filter(each -> each.id().equals(option) == own)
                .map(Parameter.Option::meaning)
                .collect(Collectors.joining("，"));
    }

    private static Set<String> only(String words, String without) {
        Set<String> pairs = new HashSet<>(ChoiceChecks.pairs(words));
        pairs.removeAll(ChoiceChecks.pairs(without));
        return pairs;
    }

    private static int shared(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    private static String words(Term term) {
        return switch (term) {
            case Term.Named(FactId fact) -> fact.label();
            case Term.Written(Value value) -> value.display();
            case Term.Done done ->
                done.terms().stream().map(BranchChecks::words).collect(Collectors.joining("，"));
            default -> "";
        };
    }
}
