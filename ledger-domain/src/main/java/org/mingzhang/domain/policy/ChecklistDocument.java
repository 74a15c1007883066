package org.mingzhang.domain.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 材料: one line of a direction's checklist.
 *
 * @param by the stage by which it is needed, {@link #ACCEPTANCE} where that is the acceptance, {@link #PAYMENT} where it is the
 *     payment; null where nothing says so
 * @param when in which cases it is asked for, by what the application itself states and by parameters in force; null where in all
 * @param copies on paper that the notice asks for; 0 where it asks for none
 * @param seal whether the paper bears a seal (加盖公章)
 */
public record ChecklistDocument(
        String id,
        String name,
        Need need,
        @Nullable String by,
        @Nullable Expression when,
        int copies,
        boolean seal,
        Clause clause) {
    /** Stands for the acceptance, which is no stage of an application. */
    public static final String ACCEPTANCE = "acceptance";
    /** Stands for money going out, which comes after everything else. */
    public static final String PAYMENT = "payment";

    /** How much depends on it. */
    public enum Need {
        /** Nothing passes the stage without it. */
        REQUIRED("必备"),
        /** Good to have; nothing waits for it. */
        RECOMMENDED("建议"),
        /** Where there is one. */
        OPTIONAL("可选");

        private final String chinese;

        Need(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What an application states of itself, beside its form. */
    public static final Set<FactName> STATED = Set.of(
            FactName.APPLICATION_BATCH,
            FactName.APPLICATION_CONSORTIUM,
            FactName.APPLICATION_LEVEL_BEFORE,
            FactName.PRODUCT_ID);

    /** Whether an application states a fact of itself. */
    public static boolean isStated(FactId fact) {
        return fact instanceof NamedFact named
                ? named.family() == NamedFact.Family.FORM
                : fact instanceof FactName name && STATED.contains(name);
    }

    public boolean required() {
        return need == Need.REQUIRED;
    }

    /** Whether records mean this document by a word: its id or its name. */
    public boolean matches(String idOrName) {
        return id.equals(idOrName) || name.equals(idOrName);
    }
}
