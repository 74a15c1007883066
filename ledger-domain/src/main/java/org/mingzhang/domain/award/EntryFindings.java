package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardDifference.Divergence;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TraceStep;

/** What is found wrong with one entry about an award. */
final class EntryFindings {
    private final Recorded entry;
    private final String application;
    private final @Nullable String direction;
    private final @Nullable String beneficiary;
    private final List<AwardDifference> found = new ArrayList<>();

    EntryFindings(Recorded entry, String application, @Nullable String direction, @Nullable String beneficiary) {
        this.entry = entry;
        this.application = application;
        this.direction = direction;
        this.beneficiary = beneficiary;
    }

    List<AwardDifference> found() {
        return found;
    }

    void compare(String field, Object stored, Object again, @Nullable Divergence step) {
        if (!stored.equals(again)) {
            add(field, stored, again, null, step);
        }
    }

    /** What an approved award is left at, against what the corrected facts come to. */
    void correctedAmount(Award award, AwardApproved stored, CorrectedAward basis) {
        Fen left = award.held();
        if (basis.repeated() != null) {
            if (left.isPositive()) {
                refused("amountFen", left, basis.then(), basis.repeated());
            }
            return;
        }
        if (!(basis.then().computation() instanceof Computed computed)) {
            if (left.isPositive()) {
                refused("amountFen", left, basis.then(), List.of());
            }
            return;
        }
        // A lower amount with a reason, or of which something was given up, stays what it is until the corrected
        // ceiling is below it.
        if (left.exceeds(computed.ceiling())) {
            compare("amountFen", left, computed.ceiling(), null);
        } else if (stored.reason() == null
                && award.givenUp().isZero()
                && basis.bound().computation() instanceof Computed bound) {
            compare("amountFen", left, bound.ceiling().max(left), null);
        }
    }

    /** Something stands there that policy and evidence do not bear. */
    void differs(String field, String stored, String again) {
        add(field, stored, again, null, null);
    }

    /** The policy refuses what was recorded. */
    void refused(String field, Object stored, Object again, Rejection no, @Nullable Divergence step) {
        add(field, stored, again, no, step);
    }

    /** The policy grants nothing: the step at which it ends is where the stored calculation parts from it. */
    void refused(String field, Object stored, AwardBasis basis, List<AwardEvent.Step> steps) {
        Rejection no = basis.computation().refusal().orElseThrow();
        List<TraceStep> again =
                basis.computation() instanceof AwardComputation.NotEligible refused ? refused.trace() : List.of();
        Divergence step = divergence(steps, again.stream().map(AwardBasis::step).toList());
        String open = basis.computation() instanceof AwardComputation.Undecided undecided && stored instanceof Fen fen
                ? OpenValues.compared(basis, undecided.parameter(), fen)
                : "";
        refused(field, stored, no.message(new PackNames(basis.pack())) + open, no, step);
    }

    /** Granted once only, and granted already. */
    void refused(String field, Object stored, AwardBasis basis, Rejection no) {
        refused(field, stored, no.message(new PackNames(basis.pack())), no, null);
    }

    private void add(String field, Object stored, Object again, @Nullable Rejection no, @Nullable Divergence step) {
        found.add(new AwardDifference(
                entry.position(),
                EventCodec.type(entry.event()),
                application,
                direction,
                beneficiary,
                field,
                text(stored),
                text(again),
                stored instanceof Fen fen ? fen : null,
                again instanceof Fen fen ? fen : null,
                no == null ? null : no.code().name(),
                no == null ? null : no.clause(),
                step));
    }

    private static String text(Object value) {
        return switch (value) {
            case Fen fen -> fen.toYuan() + "元";
            case Boolean flag -> flag ? "是" : "否";
            default -> value.toString();
        };
    }

    /** Where two calculations part; null where they do not. */
    static @Nullable Divergence divergence(List<AwardEvent.Step> stored, List<AwardEvent.Step> again) {
        for (int i = 0; i < Math.max(stored.size(), again.size()); i++) {
            AwardEvent.Step old = i < stored.size() ? stored.get(i) : null;
            AwardEvent.Step now = i < again.size() ? again.get(i) : null;
            if (!Objects.equals(old, now)) {
                AwardEvent.Step named = now == null ? Objects.requireNonNull(old) : now;
                return new Divergence(i + 1, named.rule(), named.clause(), words(old), words(now));
            }
        }
        return null;
    }

    private static @Nullable String words(AwardEvent.@Nullable Step step) {
        if (step == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(step.explanation());
        for (AwardEvent.Input input : step.inputs()) {
            out.append("；")
                    .append(input.name())
                    .append('=')
                    .append(input.value().text());
            if (input.position() != null) {
                out.append("（序号 ").append(input.position()).append("）");
            }
        }
        return out.toString();
    }

    /** The day of an entry; of one without a business date, that on which it was recorded. */
    static LocalDate day(Recorded recorded, PolicyPack pack) {
        return recorded.businessDate() == null
                ? recorded.recordedAt().atZone(pack.zone()).toLocalDate()
                : recorded.businessDate();
    }

    /** Who bears how much, in words. */
    static String text(List<Share> shares, PolicyPack pack) {
        return shares.stream()
                .map(share ->
                        pack.source(share.source()).map(FundingSource::name).orElse(share.source())
                                + share.amountFen().toYuan() + "元")
                .sorted()
                .reduce((a, b) -> a + "，" + b)
                .orElse("");
    }
}
