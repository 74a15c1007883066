package org.mingzhang.domain.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands of every kind with whatever values, some of them known to the ledger: all may be refused, none may fail. */
final class Chaos {
    private final Dice dice;
    private final Map<String, List<String>> known;
    private final List<Class<? extends Record>> types =
            new ArrayList<>(CommandCodec.types().values());

    /**
     * A source of chaos.
     *
     * @param known values by component name that mean something to the ledger
     */
    Chaos(Dice dice, Map<String, List<String>> known) {
        this.dice = dice;
        this.known = known;
        // A closed programme would end a storm too early; keys are real ones, and tested elsewhere.
        types.removeIf(type -> type.getSimpleName().equals("CloseProgramme")
                || Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("publicKey")));
    }

    /** A command; null where its record would not even be made. */
    @Nullable
    LedgerCommand command() {
        return (LedgerCommand) make(dice.pick(types));
    }

    private @Nullable Object make(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] =
                    nullable && dice.chance(33) ? null : value(components[i].getGenericType(), components[i].getName());
            if (values[i] == null && !nullable) {
                return null;
            }
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return null;
            }
            throw new AssertionError(type + " fails on " + Arrays.toString(values), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private @Nullable Object value(Type type, String name) {
        if (type instanceof ParameterizedType parameterized) {
            List<Object> list = new ArrayList<>();
            for (int i = dice.below(3); i > 0; i--) {
                Object element = value(parameterized.getActualTypeArguments()[0], name);
                if (element != null) {
                    list.add(element);
                }
            }
            return list;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return dice.chance(8) ? "无此" + dice.below(5) : dice.pick(known.getOrDefault(name, List.of("甲", "乙", "丙")));
        } else if (raw == Fen.class) {
            return Fen.of(
                    switch (dice.below(6)) {
                        case 0 -> dice.below(3) - 1L;
                        case 1 -> Fen.MAX_VALUE - dice.below(2);
                        default -> Fen.ofWan(dice.below(300)).value();
                    });
        } else if (raw == int.class || raw == Integer.class) {
            return dice.chance(25) ? Given.YEAR + dice.below(2) : dice.below(6) - 1;
        } else if (raw == long.class || raw == Long.class) {
            return (long) dice.below(6) - 1;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return dice.chance(50);
        } else if (raw == LocalDate.class) {
            return LocalDate.of(2025, 1, 1).plusDays(dice.below(700));
        } else if (raw == ObjectNode.class) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("plannedPercent", dice.below(120))
                    .put("actualPercent", dice.below(120));
        } else if (raw == BankAccount.class) {
            return Given.account("他人");
        } else if (raw.isEnum()) {
            return dice.pick(Arrays.asList(Objects.requireNonNull(raw.getEnumConstants())));
        }
        return make(raw);
    }
}
