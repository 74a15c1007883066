package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.PackNames;

/** Looks for what is for programs in the words of a refusal: names of fields, ids of a pack, values of enumerations, codes. */
final class RefusalWords {
    /** Numbers that people gave to things, and by which they call them; persons and programmes are named where the command is taken. */
    private static final Set<String> CALLED_BY_PEOPLE = Set.of(
            "actor",
            "actorOrg",
            "ahead",
            "application",
            "digest",
            "fileName",
            "found",
            "key",
            "keyId",
            "list",
            "org",
            "packSm3",
            "payment",
            "product",
            "programme");

    private static final Pattern FOR_PROGRAMS = Pattern.compile("[A-Z]{3,}[A-Z_]*|[a-z]{2,}[A-Za-z.]*");
    private static final Pattern CREDIT_CODE = Pattern.compile("91[0-9A-Z]{16}");

    /** A source that somebody typed and no pack has: there is no other name for it. */
    private static final String NOT_IN_THE_PACK = "province";

    private RefusalWords() {}

    static void require(Rejection no) {
        PackNames names = new PackNames(no.code() == RejectionCode.PAYMENT_CONDITION ? Gates.pack() : Given.pack());
        String words = CREDIT_CODE
                .matcher(no.message(names).split("（依据：", 2)[0])
                .replaceAll("…")
                .replace(NOT_IN_THE_PACK, "…");
        for (String fact : CALLED_BY_PEOPLE) {
            Scalar value = no.facts().get(fact);
            words = value == null ? words : words.replace(value.text(), "…");
        }
        assertThat(FOR_PROGRAMS.matcher(words).results().map(MatchResult::group))
                .as(words)
                .isEmpty();
        assertThat(no.message(names)).doesNotContain(no.code().name());
    }
}
