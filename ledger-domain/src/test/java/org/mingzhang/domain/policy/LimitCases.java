package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.policy.Exclusion.CaseRole;

/** The sections {@code exclusions}, {@code quotas} and {@code catalogues} of worked examples. */
final class LimitCases {
    private LimitCases() {}

    /** One case more beside those that an organisation has: refused at whichever moment a rule counts it. */
    static void exclusion(PolicyPack pack, PackCasesTest.Node one, ParameterValues values) {
        AtomicInteger number = new AtomicInteger();
        List<Exclusions.Held> has = one.list("has")
                .map(held -> held(one, held, "已报-" + number.incrementAndGet(), Moment.AWARD))
                .toList();
        Optional<Rejection> no = Stream.of(Moment.SUBMISSION, Moment.APPROVAL, Moment.AWARD)
                .flatMap(moment ->
                        Exclusions.refuse(pack, values, "示例单位", held(one, one.node("adds"), "新报", moment), has)
                                .stream())
                .findFirst();
        assertThat(no.map(rejection -> rejection.code().name()).orElse("ok")).isEqualTo(one.text("expect"));
    }

    private static Exclusions.Held held(
            PackCasesTest.Node one, PackCasesTest.Node held, String number, Moment otherwise) {
        String direction = held.text("direction");
        CaseRole role = held.optional("role")
                .or(() -> one.optional("role"))
                .map(word -> CaseRole.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(CaseRole.APPLICANT);
        Moment reached = held.optional("at")
                .map(word -> Moment.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
        return new Exclusions.Held(number, direction, role, reached);
    }

    /** Whether one contract item counts as investment. */
    static void item(PolicyPack pack, PackCasesTest.Node one) {
        PackCasesTest.Node item = one.node("item");
        assertThat(pack.catalogue(one.text("catalogue"))
                        .orElseThrow()
                        .counts(
                                item.text("name"),
                                item.optional("category")
                                        .map(word -> ItemCategory.named(word).orElseThrow())
                                        .orElse(null)))
                .isEqualTo(Boolean.parseBoolean(one.text("counts")));
    }

    /** One case more where so many places are taken, or how many there are. */
    static void quota(PolicyPack pack, PackCasesTest.Node one, ParameterValues values) {
        Direction direction = pack.direction(one.text("direction")).orElseThrow();
        Facts figures = Facts.NONE;
        for (String id : one.node("figures").keys()) {
            NamedFact fact = pack.figure(id).orElseThrow().fact();
            figures = figures.with(fact, fact.type().parse(one.node("figures").text(id)), 1L);
        }
        assertThat(one.has("limit") || one.has("expect"))
                .as("a case says what it expects")
                .isTrue();
        if (one.has("limit")) {
            assertThat(Quotas.most(pack, values, direction, figures))
                    .contains(new Allowance.Known(Long.parseLong(one.text("limit"))));
        }
        if (one.has("expect")) {
            long taken = Long.parseLong(one.optional("taken").orElse("0"));
            assertThat(Quotas.refuse(pack, values, direction, figures, taken, Map.of())
                            .map(rejection -> rejection.code().name())
                            .orElse("ok"))
                    .isEqualTo(one.text("expect"));
        }
    }
}
