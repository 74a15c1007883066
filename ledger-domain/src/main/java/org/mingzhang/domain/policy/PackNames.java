package org.mingzhang.domain.policy;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal's facts are called in a pack: the source, line, direction or stage that an id stands for.
 *
 * @param pack null where no programme is concerned: ids stay as they are
 */
public record PackNames(@Nullable PolicyPack pack) implements BinaryOperator<String> {
    /** Before the id of a parameter: a value of it, which may be one of the options that the pack names. */
    public static final String VALUE_OF = "value of ";

    /** Of no pack: ids stay as they are. */
    public static final PackNames NONE = new PackNames(null);

    /**
     * A value's name; of what the pack does not name, the value.
     *
     * @param fact such as {@code source}
     * @param value such as {@code central}
     */
    @Override
    public String apply(String fact, String value) {
        return switch (fact) {
            case "document" ->
                name(
                        value,
                        p -> p.documents().stream()
                                .filter(document -> document.id().equals(value))
                                .findFirst(),
                        SourceDocument::title);
            case "source" -> name(value, p -> p.source(value), FundingSource::name);
            case "line" -> name(value, p -> p.line(value), BudgetLine::name);
            case "direction" -> name(value, p -> p.direction(value), Direction::name);
            case "batch", "application.batch" -> name(value, p -> p.batch(value), Batch::name);
            case "county", "county.id" -> name(value, p -> p.county(value), County::name);
            case "stage", "next" -> name(value, p -> p.stage(value), Stage::name);
            case "honour", "honour.id" -> name(value, p -> p.honour(value), Honour::name);
            case "pack" -> pack != null && pack.id().equals(value) ? pack.title() : value;
            case "parameter" -> name(value, p -> p.parameter(value), Parameter::name);
            case "fact" -> name(value, p -> p.fact(value), FactId::label);
            case "figure" -> name(value, p -> p.figure(value), Figure::name);
            case "target" -> name(value, p -> target(p, value), Target::name);
            case "rule" -> name(value, p -> p.ratioRule(value).map(rule -> FundingText.ratio(p, rule)), text -> text);
            default -> fact.startsWith(VALUE_OF) ? option(fact.substring(VALUE_OF.length()), value) : value;
        };
    }

    private String option(String parameter, String id) {
        return name(id, p -> p.parameter(parameter).flatMap(known -> known.option(id)), Parameter.Option::meaning);
    }

    /** A level or title that decided an amount, as an award keeps it: {@code L2} is 二级; else the name of a title. */
    public String level(String value) {
        return value.matches("L[1-9]")
                ? "一二三四五六七八九".charAt(value.charAt(1) - '1') + "级"
                : name(value, p -> p.honour(value), Honour::name);
    }

    private static Optional<Target> target(PolicyPack pack, String id) {
        return pack.targets().stream().filter(target -> target.id().equals(id)).findFirst();
    }

    private <T> String name(String value, Function<PolicyPack, Optional<T>> find, Function<T, String> name) {
        return pack == null ? value : find.apply(pack).map(name).orElse(value);
    }
}
