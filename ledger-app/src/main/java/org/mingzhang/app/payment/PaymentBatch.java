package org.mingzhang.app.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.LeftInBatch;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;

/**
 * The payments of a programme that are approved and not yet confirmed. A read model says which there may be; account, amount and
 * state are read from the log's own entries, so that nobody who changes a read model changes where money goes.
 *
 * @param rows what is to be paid
 * @param heldBack approved payments that may not be paid now, with the reason
 * @param objections what does not agree: then there is no batch
 */
public record PaymentBatch(
        String programme, @Nullable String list, List<Row> rows, List<HeldBack> heldBack, List<String> objections) {
    /** What an account is taken in with whose bank old records do not name. */
    private static final String UNSTATED = "未载明";

    public PaymentBatch {
        rows = List.copyOf(rows);
        heldBack = List.copyOf(heldBack);
        objections = List.copyOf(objections);
    }

    /**
     * One payment.
     *
     * @param left the earlier batch in which it left, or an order of the same award that was called off afterwards; null where
     *     neither is so
     */
    public record Row(
            String payment,
            String application,
            BankAccount payee,
            Fen amountFen,
            SortedMap<String, Fen> shares,
            String line,
            @Nullable LocalDate approvedOn,
            @Nullable LeftInBatch left) {
        public Row {
            shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        }
    }

    /** One that stays out. */
    public record HeldBack(String payment, String application, long amountFen, String reason) {}

    /**
     * What is wanted.
     *
     * @param list number of a 拨付方案 whose cases alone are wanted; null for all
     * @param payments 拨付编号 of those that alone are wanted; empty for all
     * @param again whether what left in an earlier file leaves again
     */
    public record Wanted(@Nullable String list, Set<String> payments, boolean again) {
        public Wanted {
            payments = Set.copyOf(payments);
        }
    }

    /** Tells how a payment seems to be paid already. */
    @FunctionalInterface
    public interface PaidAlready {
        /** Why it has to wait; null where nothing says that it is paid. */
        @Nullable
        String reason(Payment payment);
    }

    /** Tells what has come to stand against the payments of an award since they were approved. */
    @FunctionalInterface
    public interface StandsAgainst {
        /**
         * Why they have to wait; null where nothing stands against them.
         *
         * @param application the award's
         */
        @Nullable
        String reason(String application);
    }

    /**
     * Gathers the batch. A payment that left in an earlier file stays out and is named, unless it is wanted again.
     *
     * @param pack by which sources and lines are called
     * @param candidates application by payment, as a read model has them
     * @param paidAlready how the treasury paid a payment already
     * @param standsAgainst what was corrected, or holds no longer, since a payment was approved
     */
    public static PaymentBatch of(
            LogReader log,
            String programme,
            PolicyPack pack,
            SortedMap<String, String> candidates,
            PaidAlready paidAlready,
            StandsAgainst standsAgainst,
            Wanted asked) {
        List<Row> rows = new ArrayList<>();
        List<HeldBack> held = new ArrayList<>();
        List<String> objections = new ArrayList<>();
        String list = asked.list();
        Programme money = (Programme) state(log, StreamId.programme(programme));
        asked.payments().stream()
                .filter(payment -> !candidates.containsKey(payment))
                .sorted()
                .forEach(payment -> objections.add("拨付 " + payment + "：不是本专项已审批而未支付的拨付"));
        Map<String, Fen> wanted = list == null ? Map.of() : wanted(log, programme, list, objections);
        SortedMap<String, Fen> found = new TreeMap<>();
        candidates.forEach((id, application) -> {
            Award award = (Award) state(log, StreamId.award(application));
            Payment payment = award.payment(id);
            Award.Terms approved = award.terms();
            if (payment == null || approved == null || payment.state() != Payment.State.APPROVED) {
                objections.add("拨付 " + id + "：视图说已审批未支付，账目不是这样；请先 ledger reconcile");
            } else if ((list != null && !wanted.containsKey(application))
                    || (!asked.payments().isEmpty() && !asked.payments().contains(id))) {
                // Not asked for.
                return;
            } else {
                LeftInBatch left = money.leftInBatch(id);
                String before = left == null ? calledOff(award, money) : null;
                String reason = Stream.<Supplier<@Nullable String>>of(
                                () -> signedByOne(log, application, id),
                                () -> paidAlready.reason(payment),
                                () -> asked.again() ? null : leftBefore(money, left, before),
                                () -> onHold(award),
                                () -> standsAgainst.reason(application),
                                () -> elsewhere(
                                        log,
                                        Objects.requireNonNullElse(
                                                payment.order().paidTo(), approved.beneficiary()),
                                        payment.order().payee()))
                        .map(Supplier::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                if (reason != null) {
                    held.add(new HeldBack(
                            id, application, payment.order().amountFen().value(), reason));
                } else {
                    Row row =
                            row(id, application, payment, approved, before == null ? left : money.leftInBatch(before));
                    rows.add(row);
                    found.merge(application, row.amountFen(), Fen::plus);
                }
            }
        });
        wanted.forEach((application, amount) -> {
            Fen batch = found.getOrDefault(application, Fen.ZERO);
            boolean heldBack = held.stream().anyMatch(one -> one.application().equals(application));
            if (!batch.equals(amount) && !heldBack) {
                objections.add("申报 " + application + "：名单 " + list + " 写 " + amount.toYuan() + " 元，已审批未支付的是 "
                        + batch.toYuan() + " 元");
            }
        });
        objections.addAll(control(money, rows, pack));
        return new PaymentBatch(programme, list, rows, held, objections);
    }

    /**
     * What was recorded after the fact may name two people who took the two steps, and is signed by who brought the file: money leaves
     * on two people's own signatures alone.
     */
    private static @Nullable String signedByOne(LogReader log, String application, String payment) {
        String orderer = null;
        String approver = null;
        StreamId award = StreamId.award(application);
        for (StoredEntry entry : log.stream(new StreamRef(award.type().code(), award.id()), 0)) {
            Envelope envelope = entry.requireSealed().envelope();
            switch (envelope.event()) {
                case PaymentOrdered e
                when e.payment().equals(payment) -> orderer = envelope.actor().id();
                case PaymentApproved e
                when e.payment().equals(payment) -> approver = envelope.actor().id();
                default -> {
                    // Neither of the two steps of this payment.
                }
            }
        }
        return orderer != null && orderer.equals(approver) && !isVouchedFor(log, award)
                ? "提出和审批都只有 " + orderer + " 一人的签名（补录）：请由另一人复核那次导入，或撤销这笔拨付，由两人按程序重新提出、审批"
                : null;
    }

    /** Whether other persons agreed to every import that says something of an award. */
    private static boolean isVouchedFor(LogReader log, StreamId award) {
        return fold(log, award).imports().stream()
                .allMatch(id -> ((Import) state(log, new StreamId(StreamType.IMPORT, id))).isVouchedFor());
    }

    /** Why it stays out: it left itself, or an order did whose place it takes. */
    private static @Nullable String leftBefore(Programme money, @Nullable LeftInBatch left, @Nullable String before) {
        if (left != null) {
            return left.words() + "：确需再次导出的，用 --again 写明理由";
        }
        LeftInBatch calledOff = before == null ? null : money.leftInBatch(before);
        return calledOff == null
                ? null
                : "同一奖补的拨付 " + before + " " + calledOff.words() + "，其后撤销：请先确认国库没有支付它，再用 --again 写明理由";
    }

    private static @Nullable String onHold(Award award) {
        return award.holds().values().stream()
                .findFirst()
                .map(hold -> "暂停办理：" + hold.reason())
                .orElse(null);
    }

    private static @Nullable String elsewhere(LogReader log, String beneficiary, BankAccount payee) {
        return isRegistered(log, beneficiary, payee) ? null : "收款账户已不是该单位登记的账户：请撤销这笔拨付，按登记的账户重新提出";
    }

    /** An order of the same award that left in a file and was called off since: the treasury may have paid it all the same. */
    private static @Nullable String calledOff(Award award, Programme money) {
        return award.payments().values().stream()
                .filter(payment -> payment.state() == Payment.State.CANCELLED)
                .map(payment -> payment.order().payment())
                .filter(payment -> money.leftInBatch(payment) != null)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    /** Old records name no bank: holder and number tell. */
    private static boolean isRegistered(LogReader log, String beneficiary, BankAccount payee) {
        BankAccount registered = ((Enterprise) state(log, StreamId.enterprise(beneficiary))).account();
        return registered != null
                && registered.number().equals(payee.number())
                && registered.holder().equals(payee.holder());
    }

    private static Row row(
            String id, String application, Payment payment, Award.Terms approved, @Nullable LeftInBatch left) {
        SortedMap<String, Fen> shares = new TreeMap<>();
        for (Share share : payment.order().shares()) {
            shares.merge(share.source(), share.amountFen(), Fen::plus);
        }
        return new Row(
                id,
                application,
                payment.order().payee(),
                payment.order().amountFen(),
                shares,
                approved.purpose().line(),
                payment.on(),
                left);
    }

    private static Map<String, Fen> wanted(LogReader log, String programme, String number, List<String> objections) {
        SortedMap<String, Fen> wanted = new TreeMap<>();
        OfficialList list = (OfficialList) state(log, StreamId.list(number));
        if (list.issued() == null
                || !Objects.requireNonNull(list.issued()).programme().equals(programme)) {
            objections.add("试点专项 " + programme + " 没有名单 " + number);
        }
        for (ListItemEntered item : list.items().values()) {
            if (item.application() == null || item.amountFen() == null) {
                objections.add("名单 " + number + " 第 " + item.number() + " 项没有申报编号或金额");
            } else {
                wanted.merge(item.application(), item.amountFen(), Fen::plus);
            }
        }
        return wanted;
    }

    /** By source and line, no more than is promised and not yet paid. */
    private static List<String> control(Programme state, List<Row> rows, PolicyPack pack) {
        SortedMap<String, SortedMap<String, Fen>> sums = new TreeMap<>();
        for (Row row : rows) {
            row.shares().forEach((source, fen) -> sums.computeIfAbsent(source, none -> new TreeMap<>())
                    .merge(row.line(), fen, Fen::plus));
        }
        List<String> objections = new ArrayList<>();
        sums.forEach((source, lines) -> lines.forEach((line, fen) -> {
            LineBalance balance = state.line(source, line);
            Fen unpaid = balance.committed().minus(balance.paid());
            if (fen.exceeds(unpaid)) {
                objections.add("来源“"
                        + pack.source(source).map(FundingSource::name).orElse(source)
                        + "”、科目“"
                        + pack.line(line).map(BudgetLine::name).orElse(line)
                        + "”：本批 " + fen.toYuan() + " 元，超过已承诺未支付的 " + unpaid.toYuan() + " 元");
            }
        }));
        return objections;
    }

    private static StreamState state(LogReader log, StreamId id) {
        return fold(log, id).state();
    }

    private static StreamFold fold(LogReader log, StreamId id) {
        StreamFold fold = StreamFold.of(id.type());
        for (StoredEntry entry : log.stream(new StreamRef(id.type().code(), id.id()), 0)) {
            fold.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return fold;
    }

    /** The batch in parts that each go into one file and one entry of the log. */
    public List<PaymentBatch> parts() {
        List<PaymentBatch> parts = new ArrayList<>();
        List<Row> part = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Row row : rows) {
            ids.add(row.payment());
            if (!ExportPaymentBatch.fits(ids)) {
                parts.add(new PaymentBatch(programme, list, part, List.of(), List.of()));
                part.clear();
                ids = new ArrayList<>(List.of(row.payment()));
            }
            part.add(row);
        }
        parts.add(new PaymentBatch(programme, list, part, List.of(), List.of()));
        return parts;
    }

    /** 拨付编号 of those whose payee's bank (开户行) no record names: the treasury would have to ask. */
    public List<String> bankUnstated() {
        return rows.stream()
                .filter(row ->
                        row.payee().bank().isBlank() || row.payee().bank().equals(UNSTATED))
                .map(Row::payment)
                .toList();
    }

    /** 拨付编号 of all. */
    public List<String> payments() {
        return rows.stream().map(Row::payment).toList();
    }

    /** 拨付编号 of those that left in an earlier file, themselves or as an order that was called off. */
    public List<String> again() {
        return rows.stream().filter(row -> row.left() != null).map(Row::payment).toList();
    }

    /** The sum of the batch. */
    public Fen total() {
        Fen sum = Fen.ZERO;
        for (Row row : rows) {
            sum = sum.plus(row.amountFen());
        }
        return sum;
    }

    /** The sum of the batch by source. */
    public SortedMap<String, Fen> totals() {
        SortedMap<String, Fen> sums = new TreeMap<>();
        rows.forEach(row -> row.shares().forEach((source, fen) -> sums.merge(source, fen, Fen::plus)));
        return sums;
    }
}
