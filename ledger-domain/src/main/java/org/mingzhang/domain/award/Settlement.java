package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;

/**
 * 预拨结算: what becomes of money that was granted in advance when the award is decided. What was paid beyond the award is to come
 * back and stays committed beside it until it has, as any award does that is taken back; what was not paid is given up as far
 * as the award does not need it; what the award needs more is committed.
 *
 * @param award as it stands before the decision
 * @param back what is to come back, by payment
 */
record Settlement(Award award, List<Back> back) {
    /** How ids of recoveries that a settlement orders end; nobody else gives such an id. */
    static final String ORDERED = "-结算应追";

    private static final int LONGEST = 56;

    /**
     * What is to come back of one payment.
     *
     * @param shares to which source
     */
    record Back(String recovery, String payment, Fen amount, List<Share> shares) {}

    /**
     * The settlement of an award that comes to this amount; of none at all, where it is refused. The latest payment comes back
     * first.
     */
    static Settlement of(Award award, Fen amount) {
        List<Back> back = new ArrayList<>();
        Fen beyond = paid(award).minus(amount);
        for (Payment payment : new ArrayList<>(award.payments().values()).reversed()) {
            String id = payment.order().payment();
            Fen part = payment.state() == Payment.State.CONFIRMED && beyond.isPositive()
                    ? beyond.min(payment.order().amountFen().minus(award.recoveryOrdered(id)))
                    : Fen.ZERO;
            if (part.isPositive()) {
                back.add(new Back(recovery(award, id), id, part, RecoveryDecider.proportional(payment, part)));
                beyond = beyond.minus(part);
            }
        }
        return new Settlement(award, List.copyOf(back));
    }

    /** 应追编号: the payment's own number says where it comes from. */
    private static String recovery(Award award, String payment) {
        String name = payment.length() > LONGEST ? payment.substring(payment.length() - LONGEST) : payment;
        return award.hasRecovery(name + ORDERED) ? name + "-再" + ORDERED : name + ORDERED;
    }

    /** What was paid in advance and is not ordered back. */
    static Fen paid(Award award) {
        Fen sum = Fen.ZERO;
        for (Payment payment : award.payments().values()) {
            if (payment.state() == Payment.State.CONFIRMED) {
                sum = sum.plus(payment.order().amountFen())
                        .minus(award.recoveryOrdered(payment.order().payment()));
            }
        }
        return sum;
    }

    /** What was paid in advance and stays as far as the award's caps leave it; zero where what is beyond the award comes back. */
    static Fen staying(@Nullable Advance advance, Award award) {
        return advance != null && advance.settled() == Advance.Settled.KEEP && award.isAdvancing()
                ? paid(award)
                : Fen.ZERO;
    }

    /**
     * Whether an award may be granted: as the policy computes it; and where what was paid is not taken back, no less than that, as far
     * as the award's caps leave it. What is beyond them comes back whatever the pack says of settling.
     */
    static @Nullable Rejection judge(
            @Nullable Advance advance, Award award, Computed computed, Fen amount, boolean reasoned) {
        Fen kept = computed.kept(staying(advance, award));
        if (advance == null || kept.isZero()) {
            return computed.judge(amount, reasoned).orElse(null);
        }
        if (kept.exceeds(amount)) {
            return Rejection.of(
                    RejectionCode.BELOW_MINIMUM_AMOUNT,
                    advance.clause(),
                    Map.of("requestedFen", amount.value(), "paidFen", kept.value()));
        }
        boolean asPaid = amount.equals(kept) && kept.exceeds(computed.ceiling());
        return asPaid ? null : computed.judge(amount, reasoned).orElse(null);
    }

    /** What is on its way may have left or not: it is confirmed or called off before an award is decided that has no room for it. */
    @Nullable
    Rejection refuseOnItsWay(Fen amount) {
        Fen sum = paid(award);
        Payment open = null;
        for (Payment payment : award.payments().values()) {
            if (payment.state() == Payment.State.ORDERED || payment.state() == Payment.State.APPROVED) {
                sum = sum.plus(payment.order().amountFen());
                open = payment;
            }
        }
        return open != null && sum.exceeds(amount)
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("payment", open.order().payment(), "state", open.state(), "needs", "预拨先确认支付或者撤销，再行结算"))
                : null;
    }

    /** The sources of everything that is granted, in order. */
    private Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        award.advances().shares().forEach(share -> sources.add(share.source()));
        return sources;
    }

    /** What stays committed beside the award: what is ordered back, before and now. */
    private List<Share> carried() {
        List<Share> all = new ArrayList<>(award.advances().carried());
        back.forEach(each -> all.addAll(each.shares()));
        return all;
    }

    /** Of a source: what payments, also those on their way, took and is not to come back. */
    private Fen taken(String source) {
        return award.committed(source).minus(award.unpaid(source)).minus(Share.of(carried(), source));
    }

    /** Who bears the award: who paid of it, then who has money set aside for it; what is left over is to be split anew. */
    List<Share> borne(Fen amount) {
        Map<String, Fen> shares = new LinkedHashMap<>();
        Fen rest = amount;
        for (String source : sources()) {
            Fen part = rest.min(taken(source).max(Fen.ZERO));
            shares.merge(source, part, Fen::plus);
            rest = rest.minus(part);
        }
        for (String source : sources()) {
            Fen part = rest.min(award.unpaid(source).max(Fen.ZERO));
            shares.merge(source, part, Fen::plus);
            rest = rest.minus(part);
        }
        return positive(shares);
    }

    /** Shares and others beside them, each source once. */
    static List<Share> together(List<Share> some, List<Share> others) {
        Map<String, Fen> shares = new LinkedHashMap<>();
        some.forEach(share -> shares.merge(share.source(), share.amountFen(), Fen::plus));
        others.forEach(share -> shares.merge(share.source(), share.amountFen(), Fen::plus));
        return positive(shares);
    }

    private static List<Share> positive(Map<String, Fen> shares) {
        List<Share> out = new ArrayList<>();
        shares.forEach((source, fen) -> {
            if (fen.isPositive()) {
                out.add(new Share(source, fen));
            }
        });
        return List.copyOf(out);
    }

    /** No source bears less of the award than it paid of it. */
    @Nullable
    Rejection refuseShares(Fen amount, List<Share> shares) {
        if (!Share.total(shares).equals(amount)) {
            return Rejection.of(
                    RejectionCode.SPLIT_MISMATCH,
                    Map.of(
                            "amountFen",
                            amount.value(),
                            "sharesFen",
                            Share.total(shares).value()));
        }
        for (String source : sources()) {
            Fen own = Share.of(shares, source);
            if (taken(source).exceeds(own)) {
                return Rejection.of(
                        RejectionCode.COMMITMENT_EXCEEDED,
                        Map.of(
                                "source", source,
                                "sharesFen", own.value(),
                                "paidFen", taken(source).value()));
            }
        }
        return null;
    }

    /** What is to be committed beside what was granted in advance. */
    List<Share> more(List<Share> shares) {
        return change(shares, true);
    }

    /** What of it is given up. */
    List<Share> less(List<Share> shares) {
        return change(shares, false);
    }

    private List<Share> change(List<Share> shares, boolean up) {
        List<Share> now = together(shares, carried());
        Set<String> all = sources();
        now.forEach(share -> all.add(share.source()));
        Map<String, Fen> out = new LinkedHashMap<>();
        for (String source : all) {
            Fen change = Share.of(now, source).minus(award.committed(source));
            out.put(source, up ? change : change.negated());
        }
        return positive(out);
    }

    /** The decision with what follows of it: what comes back, and what is committed or given up. */
    Decision.Accepted settle(
            AwardCase it, Decision.Accepted decided, List<Share> shares, String documentNo, String reason) {
        Award.Terms terms = terms(it);
        Decision.Accepted all = RecoveryDecider.settling(it, this, decided, documentNo, reason);
        List<Share> more = more(shares);
        if (!more.isEmpty()) {
            all = all.and(StreamId.enterprise(terms.beneficiary()), it.counted(Share.total(more)))
                    .and(
                            it.programmeId(),
                            new FundsCommitted(it.number, terms.beneficiary(), terms.purpose(), more, Boolean.TRUE));
        }
        List<Share> less = less(shares);
        boolean entire = shares.isEmpty();
        return less.isEmpty() && !entire ? all : releasing(it, all, less, entire, reason);
    }

    /**
     * The decision with what is given up beside it.
     *
     * @param entire whether nothing of the award is left to be paid: it takes no place in a quota any more
     */
    static Decision.Accepted releasing(
            AwardCase it, Decision.Accepted decided, List<Share> shares, boolean entire, String reason) {
        Award.Terms terms = terms(it);
        Decision.Accepted all = shares.isEmpty()
                ? decided
                : decided.and(
                        StreamId.enterprise(terms.beneficiary()),
                        it.counted(Share.total(shares).negated()));
        return all.and(
                it.programmeId(),
                new CommitmentReleased(it.number, terms.beneficiary(), terms.purpose(), shares, entire, reason));
    }

    private static Award.Terms terms(AwardCase it) {
        Award.Terms terms = it.award.terms();
        if (terms == null) {
            throw new IllegalStateException("nothing is granted of " + it.number);
        }
        return terms;
    }
}
