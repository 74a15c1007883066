package org.mingzhang.domain.policy;

import java.util.Optional;
import org.mingzhang.domain.json.Scalar;

/**
 * 参考数据: a value that is entered for the programme or a county with its day and document, such as how many “小巨人” a
 * province has. An expression names it as {@code figure("id")}: the newest by the day of the decision. Of an enterprise it is
 * entered year by year, and named with its year: {@code figure("id", 2024)}.
 */
public record Figure(String id, String name, Of of, ValueType type, String unit, Clause clause) {

    /** Whose value it is. */
    public enum Of {
        PROGRAMME("全域"),
        COUNTY("各县（市、区）"),
        ENTERPRISE("申报单位");

        private final String chinese;

        Of(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Whether it is entered year by year. */
    public boolean isYearly() {
        return of == Of.ENTERPRISE;
    }

    /** How an expression names it; a yearly one for each of its years. */
    public NamedFact fact() {
        NamedFact fact = fact(id, name, type, unit);
        return isYearly() ? yearly(fact) : fact;
    }

    /** The same of every year. */
    public static NamedFact yearly(NamedFact fact) {
        return new NamedFact(fact.family(), fact.name(), fact.type(), fact.unit(), fact.label(), NamedFact.EACH);
    }

    /** The stored form of what people write, such as {@code 20万元}; nothing where it is of another kind. */
    public Optional<Scalar> written(String text) {
        try {
            return Optional.of(type.parse(text).scalar());
        } catch (IllegalArgumentException | ArithmeticException otherKind) {
            return Optional.empty();
        }
    }

    /** Whether a stored value is of its kind. */
    public boolean takes(Scalar value) {
        try {
            return type.read(value.text()).scalar().equals(value);
        } catch (IllegalArgumentException | ArithmeticException otherKind) {
            return false;
        }
    }

    /** The same before the rule itself is read. */
    public static NamedFact fact(String id, String name, ValueType type, String unit) {
        return new NamedFact(NamedFact.Family.FIGURE, id, type, unit, name);
    }
}
