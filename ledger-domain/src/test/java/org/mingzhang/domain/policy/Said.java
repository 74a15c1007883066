package org.mingzhang.domain.policy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that some packs say, rule by rule: found by walking through the records that they were read into. */
final class Said {
    private final Set<Expression> expressions = new LinkedHashSet<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final Set<Class<?>> forms = new LinkedHashSet<>();
    private final Map<String, Boolean> parts = new LinkedHashMap<>();

    private Said() {}

    static Said of(Collection<PolicyPack> packs) {
        Said said = new Said();
        packs.forEach(said::walk);
        return said;
    }

    private void walk(Object value) {
        switch (value) {
            case Expression expression -> expressions.add(expression);
            case Collection<?> many -> many.forEach(this::walk);
            case Map<?, ?> map -> map.values().forEach(this::walk);
            case Optional<?> one -> one.ifPresent(this::walk);
            case Record rule -> rule(rule);
            default -> {}
        }
    }

    private void rule(Record rule) {
        seen.add(rule.getClass());
        if (!isOfTheModel(rule.getClass()) || rule instanceof Value || rule instanceof NamedFact) {
            return;
        }
        for (RecordComponent component : rule.getClass().getRecordComponents()) {
            forms(component.getGenericType());
            Object part = part(component, rule);
            parts.merge(rule.getClass().getSimpleName() + "." + component.getName(), isThere(part), Boolean::logicalOr);
            if (part != null) {
                walk(part);
            }
        }
    }

    private static boolean isOfTheModel(Class<?> type) {
        return type.getPackage().equals(PolicyPack.class.getPackage());
    }

    /** A sealed interface names the forms that a part may have. */
    private void forms(Type type) {
        switch (type) {
            case ParameterizedType of ->
                Arrays.stream(of.getActualTypeArguments()).forEach(this::forms);
            case Class<?> one
            when one.isSealed() && isOfTheModel(one) && one != Value.class && one != FactId.class ->
                forms.addAll(List.of(one.getPermittedSubclasses()));
            default -> {}
        }
    }

    private static boolean isThere(@Nullable Object part) {
        return switch (part) {
            case null -> false;
            case Boolean yes -> yes;
            case Collection<?> many -> !many.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case String text -> !text.isEmpty();
            case Integer number -> number != 0;
            default -> true;
        };
    }

    private static @Nullable Object part(RecordComponent component, Record rule) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(rule);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Set<Expression> expressions() {
        return expressions;
    }

    /** What is null, false or empty wherever it could stand, and forms that nothing has. */
    List<String> neverThere() {
        return Stream.concat(
                        parts.entrySet().stream()
                                .filter(part -> !part.getValue())
                                .map(Map.Entry::getKey),
                        forms.stream().filter(form -> !seen.contains(form)).map(Class::getSimpleName))
                .toList();
    }

    /** Kinds of values that rules name, families of the packs' own names, kinds of things that are counted. */
    Set<Object> kindsOfFacts() {
        Set<Object> kinds = new LinkedHashSet<>();
        for (Expression expression : expressions) {
            for (FactId fact : expression.facts()) {
                switch (fact) {
                    case FactName name -> kinds.add(name.type());
                    case ThingFact thing ->
                        Arrays.stream(ThingFact.Kind.values())
                                .filter(kind -> ThingFact.of(kind).contains(thing))
                                .forEach(kinds::add);
                    case NamedFact named -> {
                        kinds.add(named.family());
                        Integer year = named.year();
                        if (year != null) {
                            kinds.add(year > 0 ? "year" : "years ago");
                        }
                    }
                }
            }
        }
        return kinds;
    }
}
