package org.mingzhang.domain.award;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mingzhang.domain.award.AwardDifference.Divergence;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;

/**
 * What decisions about awards have to move, held against what moved in the same append: budget committed, given up, ordered back,
 * and what is counted for the beneficiary, on which later caps rest.
 */
final class RecomputedMoney {
    /** Budget that is to be committed. */
    private record Commitment(List<Share> shares, Purpose purpose, String beneficiary) {}

    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;
    private final Map<String, Commitment> uncommitted = new TreeMap<>();
    private final Map<String, Deque<Fen>> uncounted = new TreeMap<>();
    private final Map<String, List<Share>> unreleased = new TreeMap<>();
    private final Map<String, Map<String, Fen>> unordered = new TreeMap<>();

    RecomputedMoney(Function<String, PolicyPack> packs, CaseStreams streams) {
        this.packs = packs;
        this.streams = streams;
    }

    /** An amount is granted, and its budget is to be committed. */
    void granted(String number, List<Share> shares, Purpose purpose, String beneficiary) {
        uncommitted.put(number, new Commitment(shares, purpose, beneficiary));
        uncounted.computeIfAbsent(number, none -> new ArrayDeque<>()).add(Share.total(shares));
    }

    /** What caps of the beneficiary count is what was granted. */
    void counted(AwardCounted stored, EntryFindings entry) {
        Deque<Fen> open = uncounted.get(stored.award());
        Fen amount = open == null ? null : open.poll();
        if (open != null && amount != null) {
            entry.compare("amountFen", stored.amountFen(), amount, null);
            if (open.isEmpty()) {
                uncounted.remove(stored.award());
            }
        }
    }

    void granted(String number, AdvanceGranted e) {
        granted(number, e.shares(), e.purpose(), e.beneficiary());
    }

    /** An award with an advance is decided: what its settlement has to move. */
    void settled(String number, Award before, Fen amount, List<Share> shares) {
        Award.Terms terms = before.terms();
        if (terms == null) {
            return;
        }
        Settlement settlement = Settlement.of(before, amount);
        List<Share> more = settlement.more(shares);
        uncommitted.remove(number);
        uncounted.remove(number);
        if (!more.isEmpty()) {
            granted(number, more, terms.purpose(), terms.beneficiary());
        }
        List<Share> less = settlement.less(shares);
        if (!less.isEmpty() || shares.isEmpty()) {
            unreleased.put(number, less);
            if (!less.isEmpty()) {
                uncounted
                        .computeIfAbsent(number, none -> new ArrayDeque<>())
                        .add(Share.total(less).negated());
            }
        }
        Map<String, Fen> back = new LinkedHashMap<>();
        settlement.back().forEach(each -> back.put(each.payment(), each.amount()));
        if (!back.isEmpty()) {
            unordered.put(number, back);
        }
    }

    void ordered(String number, RecoveryOrdered stored, EntryFindings entry) {
        Map<String, Fen> back = unordered.get(number);
        Fen amount = back == null ? null : back.remove(stored.payment());
        if (back != null && amount != null) {
            entry.compare("amountFen", stored.amountFen(), amount, null);
            if (back.isEmpty()) {
                unordered.remove(number);
            }
        }
    }

    void released(CommitmentReleased stored, EntryFindings entry) {
        List<Share> less = unreleased.remove(stored.award());
        if (less != null) {
            PolicyPack pack =
                    packs.apply(streams.programme().versions().latest().packSm3());
            entry.compare("shares", EntryFindings.text(stored.shares(), pack), EntryFindings.text(less, pack), null);
        }
    }

    /** Whether the commitment belongs to a grant that was seen; what is wrong with it is said. */
    boolean committed(FundsCommitted stored, Recorded recorded, EntryFindings entry) {
        Commitment grant = uncommitted.remove(stored.award());
        if (grant == null) {
            return false;
        }
        PolicyPack pack = packs.apply(streams.programme().versions().latest().packSm3());
        entry.compare(
                "shares", EntryFindings.text(stored.shares(), pack), EntryFindings.text(grant.shares(), pack), null);
        entry.compare("purpose", RecordMapper.toJson(stored.purpose()), RecordMapper.toJson(grant.purpose()), null);
        entry.compare("beneficiary", stored.beneficiary(), grant.beneficiary(), null);
        PolicyPack inForce = packs.apply(streams.programme().packSm3(EntryFindings.day(recorded, pack)));
        inForce.line(stored.purpose().line()).ifPresent(line -> stored.shares().stream()
                .map(Share::source)
                .filter(source -> !line.paidBy().contains(source))
                .forEach(source -> entry.differs("shares", source, line.name() + "不由它支付")));
        return true;
    }

    /** What was decided and did not move, of cases that are this programme's. */
    List<AwardDifference> left(Predicate<String> own, long asOfPosition) {
        List<AwardDifference> left = new ArrayList<>();
        uncommitted.forEach((number, grant) -> add(left, own, number, asOfPosition, "没有占用预算"));
        uncounted.forEach((number, amounts) -> add(left, own, number, asOfPosition, "没有计入受益人的累计"));
        unreleased.forEach((number, less) -> add(left, own, number, asOfPosition, "预拨结算没有释放预算"));
        unordered.forEach((number, back) -> add(left, own, number, asOfPosition, "预拨结算没有追回多付的"));
        return left;
    }

    private static void add(
            List<AwardDifference> left, Predicate<String> own, String number, long asOfPosition, String found) {
        if (own.test(number)) {
            left.add(new AwardDifference(
                    asOfPosition,
                    "award.approved",
                    number,
                    null,
                    null,
                    "award",
                    "已核定",
                    found,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
    }

    /** What is wrong with an advance, on the case as it stood before it. */
    static void compare(
            AdvanceGranted stored,
            Award award,
            AwardBasis basis,
            CaseParts.Others others,
            Recorded recorded,
            EntryFindings entry) {
        Advance advance = basis.direction().advance();
        Advance.Instalment instalment =
                advance == null ? null : advance.instalment(stored.instalment()).orElse(null);
        if (instalment == null || award.advances().has(stored.instalment())) {
            entry.differs("advance", "已核定预拨", instalment == null ? "政策包没有这一期预拨" : "这一期已核定");
            return;
        }
        AdvanceBasis again = AdvanceBasis.of(
                new CaseParts(
                        basis.number(),
                        basis.pack(),
                        basis.direction(),
                        basis.application(),
                        basis.project(),
                        basis.enterprise(),
                        basis.programme(),
                        others),
                instalment,
                award.committed(),
                EntryFindings.day(recorded, basis.pack()));
        Divergence step = EntryFindings.divergence(stored.trace(), again.trace());
        entry.compare("ceilingFen", stored.ceilingFen(), again.ceiling(), step);
        Rejection no = again.judge(stored.amountFen());
        if (no != null) {
            entry.refused("amountFen", stored.amountFen(), again.ceiling(), no, step);
        }
        Award.Terms terms = award.terms();
        // Where no line was decided yet, that is what is said of it already.
        Purpose purpose = terms != null
                ? terms.purpose()
                : basis.refuseWithoutLine() == null ? basis.purpose() : stored.purpose();
        entry.compare("purpose", RecordMapper.toJson(stored.purpose()), RecordMapper.toJson(purpose), null);
        entry.compare("beneficiary", stored.beneficiary(), basis.application().applicant(), null);
        entry.compare("shares", Share.total(stored.shares()), stored.amountFen(), null);
        if (step != null && entry.found().isEmpty()) {
            entry.compare("trace", "第 " + step.number() + " 步不同", "", step);
        }
    }
}
