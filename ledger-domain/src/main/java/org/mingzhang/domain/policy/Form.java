package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 申报表: what an application states in fixed fields. An expression names a field as {@code form("field")}: what the applicant
 * states, no more.
 */
public record Form(String id, String name, List<Field> fields, Clause clause) {
    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param options the values that it may have; empty where any will do
     * @param needed whether an application without it is refused
     * @param several whether it may have several values
     * @param atMost how many at most; null where as many as one likes, or only one
     * @param personal whether it is personal: it stays on the paper and never comes into an entry
     * @param most the most characters of a text; null where there is no limit
     * @param from where the ledger has it already, in words; null where it is asked for
     */
    public record Field(
            String id,
            String name,
            ValueType type,
            List<String> options,
            boolean needed,
            boolean several,
            @Nullable Long atMost,
            boolean personal,
            @Nullable Long most,
            @Nullable String from) {
        public Field {
            options = List.copyOf(options);
        }

        /** Whether an application states it: it is neither personal nor known already. */
        public boolean asked() {
            return !personal && from == null;
        }

        /** How an expression names it. */
        public NamedFact fact() {
            return fact(id, name, type);
        }

        /** The same before the form itself is read. */
        public static NamedFact fact(String id, String name, ValueType type) {
            return new NamedFact(NamedFact.Family.FORM, id, type, "", name);
        }
    }

    public Optional<Field> field(String idOrName) {
        return fields.stream()
                .filter(field -> field.id().equals(idOrName))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(field -> field.name().equals(idOrName))
                        .findFirst());
    }
}
