package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandField.Choice;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.OpenMoney;
import org.mingzhang.domain.award.OpenMoney.ToComeBack;
import org.mingzhang.domain.award.PaidTo;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.award.Payment.State;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;

/** What the ledger knows of forms about an award's money: what is left of it, to whom it goes, which payments and recoveries there are. */
record KnownMoney(RecordedState recorded) {
    private static final String PAYMENT = "payment";
    private static final String RECOVERY = "recovery";
    private static final String AMOUNT = "amountYuan";
    private static final String CONTRACT = "contract";

    private static final String OWN_NUMBER = "账本按申报编号所拟，没有用过；可以改";

    /** In which state a payment has to be for a step of it. */
    private static final Map<String, Set<State>> ON_PAYMENT = Map.of(
            "award.approve-payment", EnumSet.of(State.ORDERED),
            "award.cancel-payment", EnumSet.of(State.ORDERED, State.APPROVED),
            "award.confirm-payment", EnumSet.of(State.APPROVED),
            "award.return-payment", EnumSet.of(State.CONFIRMED),
            "award.order-recovery", EnumSet.of(State.CONFIRMED),
            "award.report-fund-use", EnumSet.of(State.CONFIRMED));

    /** Of which forms something is filled in. */
    static final Set<String> COMMANDS = Stream.concat(
                    ON_PAYMENT.keySet().stream(),
                    Stream.of(
                            "award.order-payment",
                            "award.approve",
                            "award.receive-recovery",
                            "award.call-off-recovery",
                            "award.place-hold",
                            "award.release-hold"))
            .collect(Collectors.toUnmodifiableSet());

    void of(
            String command,
            Typed typed,
            String number,
            Application application,
            @Nullable PolicyPack pack,
            KnownFields known) {
        Award award = recorded.award(number);
        OpenMoney open = new OpenMoney(award);
        if (ON_PAYMENT.containsKey(command)) {
            payment(command, typed, number, award, open, known);
        }
        switch (command) {
            case "award.order-payment" -> order(typed, number, application, pack, award, open, known);
            case "award.approve" -> approve(award, known);
            case "award.receive-recovery", "award.call-off-recovery" -> recovery(command, typed, open, known);
            case "award.place-hold" -> known.put("hold", free(number + "-ZT", hold -> award.hasHold(hold)), OWN_NUMBER);
            case "award.release-hold" ->
                known.choose(
                        "hold",
                        award.holds().entrySet().stream()
                                .map(one -> new Choice(
                                        one.getKey(),
                                        one.getKey() + "：" + one.getValue().reason()))
                                .toList(),
                        "项暂停");
            default -> {
                // Nothing else of it is on record.
            }
        }
    }

    private static String free(String before, Predicate<String> taken) {
        int next = 1;
        while (taken.test(before + next)) {
            next++;
        }
        return before + next;
    }

    private void order(
            Typed typed,
            String number,
            Application application,
            @Nullable PolicyPack pack,
            Award award,
            OpenMoney open,
            KnownFields known) {
        known.put(PAYMENT, free(number + "-P", payment -> award.payment(payment) != null), OWN_NUMBER);
        List<Share> left = open.toPay();
        if (!left.isEmpty()) {
            String of = award.isAdvancing() ? "核定的预拨" : "核定的奖补";
            known.put(AMOUNT, Share.total(left).toYuan(), of + "减去核减和已提出、已审批、已拨付的余额；可以改小，由账本按来源次序重分");
        }
        for (int i = 0; i < left.size(); i++) {
            String row = "shares[" + i + "].";
            known.put(row + "source", left.get(i).source(), "核定时所定的来源");
            known.put(row + AMOUNT, left.get(i).amountFen().toYuan(), "这一来源核定的金额减去已提出、已审批、已拨付的");
        }
        payee(typed, number, application, pack, known);
    }

    /** Whose account it is says the pack; where it takes more words than there are, it is left to be typed. */
    private void payee(
            Typed typed, String number, Application application, @Nullable PolicyPack pack, KnownFields known) {
        if (pack == null || pack.direction(application.submitted().direction()).isEmpty()) {
            return;
        }
        PaidTo to = PaidTo.of(
                application.direction(pack),
                application,
                recorded.project(number),
                typed.given(CONTRACT),
                typed.given("paidTo"));
        if (to.refusal() != null) {
            return;
        }
        known.put(CONTRACT, to.contract(), "这件申报登记的合同");
        Enterprise organisation = recorded.enterprise(to.organisation());
        BankAccount account = organisation.account();
        if (account != null) {
            String from = organisation.name() + "登记的收款账户";
            known.put("payee.bank", account.bank(), from);
            known.put("payee.number", account.number(), from);
            known.put("payee.holder", account.holder(), from);
        }
    }

    private static void approve(Award award, KnownFields known) {
        AwardCalculated calculated = award.calculated();
        if (calculated != null && award.status() == Award.Status.REVIEWED) {
            known.put(AMOUNT, calculated.ceilingFen().toYuan(), "按政策测算的金额，也是最多可以核定的；低于它须写明理由");
        }
    }

    private static void payment(
            String command, Typed typed, String number, Award award, OpenMoney open, KnownFields known) {
        Set<State> apt = ON_PAYMENT.getOrDefault(command, Set.of());
        List<Payment> payments = award.payments().values().stream()
                .filter(payment -> apt.contains(payment.state()))
                .toList();
        known.choose(PAYMENT, payments.stream().map(KnownMoney::choice).toList(), "笔可以办理的拨付");
        if (command.equals("award.order-recovery")) {
            known.put(RECOVERY, free(number + "-ZH", award::hasRecovery), OWN_NUMBER);
        }
        String chosen = known.fill(typed).given(PAYMENT);
        for (Payment payment : payments) {
            if (payment.order().payment().equals(chosen)) {
                if (command.equals("award.order-recovery")) {
                    known.put(AMOUNT, positive(open.toOrderBack(payment)), "这笔拨付减去已决定追回的；可以改小");
                } else if (command.equals("award.report-fund-use")) {
                    known.put(AMOUNT, positive(open.unspent(payment)), "这笔拨付尚未报告使用的；可以改小");
                }
            }
        }
    }

    private static @Nullable String positive(Fen amount) {
        return amount.isPositive() ? amount.toYuan() : null;
    }

    private static Choice choice(Payment payment) {
        return new Choice(
                payment.order().payment(),
                payment.order().payment() + "，" + payment.order().payee().holder() + "，"
                        + payment.order().amountFen().toYuan() + " 元，"
                        + payment.state().chinese());
    }

    private void recovery(String command, Typed typed, OpenMoney open, KnownFields known) {
        Map<String, ToComeBack> all = open.toComeBack();
        known.choose(
                RECOVERY,
                all.values().stream()
                        .map(one -> new Choice(
                                one.order().recovery(),
                                one.order().recovery() + "，尚未到账 " + one.left().toYuan() + " 元，限 "
                                        + one.order().dueOn() + " 前缴回"))
                        .toList(),
                "笔尚未缴足的追回");
        String chosen = known.fill(typed).given(RECOVERY);
        ToComeBack one = chosen == null ? null : all.get(chosen);
        if (one == null || !command.equals("award.receive-recovery")) {
            return;
        }
        known.put(AMOUNT, one.left().toYuan(), "这笔追回尚未到账的；可以改小");
        List<String> debtors = one.order().debtors();
        if (debtors != null && debtors.size() > 1) {
            List<Choice> choices = new ArrayList<>();
            debtors.forEach(code ->
                    choices.add(new Choice(code, recorded.enterprise(code).name() + "（" + code + "）")));
            known.choose("payer", choices, "个债务人");
        }
    }

    /** Who only lowers the amount of an order need not split it anew: what the ledger filled in goes by the ledger's own order. */
    static Typed resplit(Typed typed, KnownFields from) {
        KnownFields.Known amount = from.values().get(AMOUNT);
        String given = typed.given(AMOUNT);
        boolean asFilled = from.values().keySet().stream()
                .filter(place -> place.startsWith("shares["))
                .allMatch(place -> typed.at(place)
                        .strip()
                        .equals(Objects.requireNonNull(from.values().get(place)).value()));
        long rows = typed.rows("shares").stream()
                .filter(row -> typed.anyWithin("shares[" + row + "]"))
                .count();
        long known = from.values().keySet().stream()
                .filter(place -> place.matches("shares\\[\\d+]\\.source"))
                .count();
        if (amount == null
                || given == null
                || given.equals(amount.value())
                || !asFilled
                || rows == 0
                || rows != known) {
            return typed;
        }
        Typed without = typed;
        for (String place : typed.values().keySet()) {
            without = place.startsWith("shares[") ? without.with(place, "") : without;
        }
        return without;
    }
}
