package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.EarlierCases;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/**
 * The rules of amending a programme's policy (修订): the next version of the same pack, from a day that no closed month has,
 * keeping whatever entries already name.
 */
final class AmendmentRules {
    private final Streams streams;
    private final Occasion occasion;
    private final Programme programme;
    private final EarlierCases earlier;

    AmendmentRules(Streams streams, Occasion occasion, Programme programme, EarlierCases earlier) {
        this.streams = streams;
        this.occasion = occasion;
        this.programme = programme;
        this.earlier = earlier;
    }

    Decision amend(AmendProgramme c, ProgrammeOpened opened) {
        PolicyVersions versions = programme.versions();
        Version last = versions.latest();
        Rejection no = occasion.first(() -> null)
                .refuseIf(
                        versions.of(c.packSm3()).isPresent(),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("programme", c.programme(), "packSm3", c.packSm3()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        PolicyPack next = streams.pack(c.packSm3());
        Amendment amends = next.amends();
        if (!next.id().equals(opened.pack()) || next.version() != last.version() + 1 || amends == null) {
            return Decision.reject(
                    RejectionCode.AMENDMENT_INVALID,
                    Map.of(
                            "pack",
                            next.id(),
                            "version",
                            next.version(),
                            "needs",
                            "同一政策包第 " + (last.version() + 1) + " 版"));
        }
        PolicyPack before = streams.pack(last.packSm3());
        return occasion.first(() -> refuseEarly(amends, opened, last))
                .then(() -> programme.refuseClosed(amends.from()))
                .then(() -> refuseDropped(before, next))
                .orElse(() -> {
                    PolicyAmended amended = new PolicyAmended(
                            next.id(),
                            next.version(),
                            c.packSm3(),
                            amends.from(),
                            amends.transition(),
                            c.documentNo(),
                            true);
                    return earlier.with(
                            new StreamEvent(c.subject(), amended), PolicyVersions.of(amended, Long.MAX_VALUE));
                });
    }

    private static @Nullable Rejection refuseEarly(Amendment amends, ProgrammeOpened opened, Version last) {
        boolean first = last.from().equals(LocalDate.MIN);
        LocalDate after = first ? opened.startsOn() : last.from();
        return amends.from().isAfter(after)
                ? null
                : Rejection.of(
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        amends.clause(),
                        Map.of(
                                "from",
                                amends.from(),
                                "notBefore",
                                after.plusDays(1),
                                "restsOn",
                                first ? "专项开始" : "第 " + last.version() + " 版施行"));
    }

    /**
     * What entries name stays, and so does every line: a case that keeps its version is paid from the line which that names, whenever
     * it is. All that is missing is said at once.
     */
    private @Nullable Rejection refuseDropped(PolicyPack before, PolicyPack next) {
        Map<String, Object> facts = new TreeMap<>();
        gone(
                "directions",
                facts,
                programme.usedDirections(),
                id -> next.directions().stream().anyMatch(is -> is.id().equals(id)),
                id -> before.direction(id).map(Direction::name));
        gone(
                "counties",
                facts,
                programme.usedCounties(),
                id -> next.counties().stream().anyMatch(is -> is.code().equals(id)),
                id -> before.county(id).map(County::name));
        Set<String> sources = new TreeSet<>(programme.budget().appropriated().keySet());
        Set<String> lines =
                new TreeSet<>(before.lines().stream().map(BudgetLine::id).toList());
        Set<String> unpaid = new TreeSet<>();
        for (SourceLine place : programme.lines().keySet()) {
            sources.add(place.source());
            lines.add(place.line());
            BudgetLine line = next.line(place.line()).orElse(null);
            if (line != null && !line.paidBy().contains(place.source())) {
                unpaid.add(line.name() + "的"
                        + before.source(place.source()).map(FundingSource::name).orElse(place.source()));
            }
        }
        gone(
                "sources",
                facts,
                sources,
                id -> next.sources().stream().anyMatch(is -> is.id().equals(id)),
                id -> before.source(id).map(FundingSource::name));
        gone(
                "lines",
                facts,
                lines,
                id -> next.lines().stream().anyMatch(is -> is.id().equals(id)),
                id -> before.line(id).map(BudgetLine::name));
        gone("paidBy", facts, unpaid, is -> false, Optional::of);
        List<String> misfits = programme.decided().misfits(before, next);
        if (!misfits.isEmpty()) {
            facts.put("parameters", String.join("；", misfits));
        }
        if (!before.zone().equals(next.zone())) {
            facts.put("zone", before.zone() + "→" + next.zone());
        }
        return facts.isEmpty() ? null : Rejection.of(RejectionCode.AMENDMENT_INVALID, facts);
    }

    private static void gone(
            String fact,
            Map<String, Object> facts,
            Collection<String> used,
            Predicate<String> stays,
            Function<String, Optional<String>> named) {
        String missing = used.stream()
                .filter(stays.negate())
                .sorted()
                .map(id -> named.apply(id).orElse(id))
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            facts.put(fact, missing);
        }
    }
}
