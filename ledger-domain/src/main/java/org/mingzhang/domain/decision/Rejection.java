package org.mingzhang.domain.decision;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Clause;
import tools.jackson.databind.JsonNode;

/**
 * The rules say no. A value, not an exception: a refusal of a money decision is itself recorded.
 *
 * @param code stable, listed in docs/rejections.md
 * @param clause the words that the refusal rests on; the ledger's own rule where no notice decides (signatures, state)
 * @param facts what was compared, such as {@code limitFen} and {@code requestedFen}; names carry their unit
 */
public record Rejection(RejectionCode code, Clause clause, SortedMap<String, Scalar> facts) {
    public Rejection {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        facts.forEach((name, value) -> {
            if (name.endsWith("Fen") && !(value instanceof Scalar.Whole)) {
                throw new IllegalArgumentException(name + " is no amount: " + value);
            }
        });
    }

    /** A refusal; a state is recorded by its Chinese word, anything else as its text. */
    public static Rejection of(RejectionCode code, @Nullable Clause clause, Map<String, ?> facts) {
        SortedMap<String, Object> values = new TreeMap<>(facts);
        values.replaceAll((name, value) -> value instanceof Worded state ? state.chinese() : value);
        return new Rejection(code, clause == null ? code.ownRule() : clause, Scalar.ofAll(values));
    }

    public static Rejection of(RejectionCode code, Map<String, ?> facts) {
        return of(code, null, facts);
    }

    /** The facts as a JSON object; amounts are integers in fen. */
    public JsonNode factsJson() {
        return RecordMapper.toJson(this).get("facts");
    }

    /**
     * One Chinese line for a person: what, compared with what, under which clause. The code is for programs, and stands beside it.
     *
     * @param naming from a fact's name and value to what people call that value, or back the value itself
     */
    public String message(BinaryOperator<String> naming) {
        String compared = FactWords.sentence(Scalar.texts(facts), naming);
        return code.text() + (compared.isEmpty() ? "" : "：" + compared) + "（依据："
                + clause.cited(document -> naming.apply("document", document)) + "）";
    }
}
