package org.mingzhang.domain.policy;

/**
 * 参考数据: a value that is entered for the programme or a county with its day and document, such as how many “小巨人” a
 * province has. An expression names it as {@code figure("id")}: the newest by the day of the decision.
 */
public record Figure(String id, String name, Of of, ValueType type, String unit, Clause clause) {

    /** Whose value it is. */
    public enum Of {
        PROGRAMME("全域"),
        COUNTY("各县（市、区）");

        private final String chinese;

        Of(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How an expression names it. */
    public NamedFact fact() {
        return fact(id, name, type, unit);
    }

    /** The same before the rule itself is read. */
    public static NamedFact fact(String id, String name, ValueType type, String unit) {
        return new NamedFact(NamedFact.Family.FIGURE, id, type, unit, name);
    }
}
