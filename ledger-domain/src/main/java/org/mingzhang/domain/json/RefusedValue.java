package org.mingzhang.domain.json;

import java.util.Collection;
import java.util.stream.Collectors;
import org.mingzhang.domain.money.Fen;

/**
 * Invalid input: a value that the record it was given to refuses. It carries the value, so that whoever reads a document finds
 * the field in which it stands.
 */
public final class RefusedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Object value;
    private final String rule;

    /**
     * Refuses a value.
     *
     * @param rule what it should be, in Chinese
     */
    public RefusedValue(Object value, String rule) {
        super(rule + "：" + shown(value));
        this.value = value;
        this.rule = rule;
    }

    /** A value as people write it: money in 元. */
    public static String shown(Object value) {
        return switch (value) {
            case Fen fen -> fen.toYuan() + " 元";
            case Collection<?> several ->
                several.stream().map(RefusedValue::shown).collect(Collectors.joining("、"));
            default -> String.valueOf(value);
        };
    }

    public Object value() {
        return value;
    }

    public String rule() {
        return rule;
    }
}
