package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.Ambiguity;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** What a quote asks for and no rule does: of 达到二级、场景不少于4个, the scenes. */
final class LeftOutChecks {
    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;
    /** Values that rules write out, whatever they count. */
    private final Set<Value> written = new HashSet<>();
    /** Words for people, in which a figure is seen to. */
    private final List<String> words = new ArrayList<>();
    /** Figures of which it is said already. */
    private final Set<Figures.Counted> said = new HashSet<>();

    LeftOutChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        gather();
        for (Rules.Ruled rule : rules.expressions()) {
            if (rule.place().contains("requires") || rule.place().contains("beforePayment")) {
                note(rule.place(), rule.clause());
            }
        }
        if (pack.amends() != null) {
            // What an amendment changes still stands in the first notice.
            return;
        }
        pack.documents().forEach(document -> document.passages()
                .forEach(passage -> note(
                        List.of("documents", document.id(), "passages", passage.place()),
                        new Clause(document.id(), passage.place(), passage.text()))));
    }

    private void gather() {
        for (Rules.Said value : rules.values()) {
            written.add(value.value());
            keys(value.place());
        }
        rules.expressions().forEach(rule -> {
            literals(Term.of(rule.expression()));
            keys(rule.place());
        });
        pack.notes().forEach(note -> words.add(note.text()));
        for (Direction direction : pack.directions()) {
            if (direction.hasMoney()) {
                written.add(Value.of(direction.formula().rounding().unit()));
            }
            direction.notes().forEach(note -> words.add(note.text()));
            direction.requirements().stream()
                    .filter(Requirement.Judged.class::isInstance)
                    .forEach(judged -> {
                        words.add(judged.text());
                        words.add(
                                judged.clause().isProposed()
                                        ? ""
                                        : judged.clause().quote());
                    });
        }
        for (Parameter parameter : pack.parameters()) {
            words.add(parameter.name());
            words.add(parameter.doubt());
            parameter.options().forEach(option -> words.add(option.meaning()));
        }
        for (Ambiguity ambiguity : pack.ambiguities()) {
            words.add(ambiguity.question());
            words.add(ambiguity.reading());
        }
    }

    /** Levels and batches that stand as keys of a table. */
    private void keys(List<String> place) {
        place.stream()
                .filter(key -> key.matches("\\d{1,3}"))
                .forEach(key -> written.add(Value.of(Long.parseLong(key))));
    }

    private void literals(Term term) {
        switch (term) {
            case Term.Written(Value value) -> written.add(value);
            case Term.OneOf several -> several.terms().forEach(this::literals);
            case Term.Done done -> done.terms().forEach(this::literals);
            default -> {}
        }
    }

    private void note(List<String> place, Clause clause) {
        if (clause.isProposed()) {
            return;
        }
        String left = Figures.in(clause.quote()).all().stream()
                .filter(figure -> !Bounds.in(clause.quote(), figure.value(), figure.measure())
                        .isEmpty())
                .filter(figure -> !isWritten(figure) && !isDoubted(figure, clause) && said.add(figure))
                .map(figure -> figure.measure().display(figure.value())
                        + (figure.measure() == Measure.NONE
                                ? ""
                                : "（" + figure.measure().chinese() + "）"))
                .collect(Collectors.joining("、"));
        if (!left.isEmpty()) {
            boolean passage = place.contains("passages");
            remarks.doubts(
                    place,
                    (passage ? "原文里的 " : "引文「" + clause.quote() + "」里的 ") + left + "，没有一条规则用到",
                    "应有一条规则写它：漏写的要求，账本不会查；账本查不了的写 judgedAt，不是要求的可以不改");
        }
    }

    /** Whether a rule that rests on the words is doubtful already: a slip of the pen in its figure is one thing, and said. */
    private boolean isDoubted(Figures.Counted figure, Clause clause) {
        return Stream.concat(
                        rules.expressions().stream()
                                .filter(rule -> says(rule.clause(), figure, clause))
                                .map(Rules.Ruled::place),
                        rules.values().stream()
                                .filter(value -> says(value.clause(), figure, clause))
                                .map(Rules.Said::place))
                .anyMatch(remarks::isNoted);
    }

    private static boolean says(Clause own, Figures.Counted figure, Clause clause) {
        return !own.isProposed()
                && own.place().equals(clause.place())
                && Figures.in(own.quote()).all().contains(figure);
    }

    private boolean isWritten(Figures.Counted figure) {
        boolean ruled =
                switch (figure.value()) {
                    case Value.Whole(long number) ->
                        number <= 1
                                || Stream.of(number - 1, number, number + 1)
                                        .anyMatch(each -> written.contains(Value.of(each)))
                                || written.contains(new Value.Points((int) (number * 10)));
                    default -> written.contains(figure.value());
                };
        return ruled || words.stream().anyMatch(text -> Figures.in(text).all().contains(figure));
    }
}
