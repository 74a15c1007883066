package org.mingzhang.domain.json;

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
        super(rule + "：" + value);
        this.value = value;
        this.rule = rule;
    }

    public Object value() {
        return value;
    }

    public String rule() {
        return rule;
    }
}
