package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandsForMany;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.signing.HeldBatch.One;
import org.mingzhang.app.signing.HeldBatch.Row;
import org.mingzhang.app.signing.HeldBatch.State;
import org.mingzhang.app.signing.HeldBatch.Without;
import org.mingzhang.app.signing.SigningDesk.Prepared;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.view.scope.Owners;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;

/** The same words about many subjects: a command for each, tried, shown, signed and judged by itself. */
@Component
class BatchDesk {
    private final SigningDesk desk;
    private final LedgerViews views;
    private final PaymentFacts payments;
    private final RecordedState recorded;
    private final PayeeAccounts payees;
    private final OrdersAtOnce orders;

    BatchDesk(
            SigningDesk desk,
            LedgerViews views,
            PaymentFacts payments,
            RecordedState recorded,
            PayeeAccounts payees,
            OrdersAtOnce orders) {
        this.orders = orders;
        this.payees = payees;
        this.payments = payments;
        this.recorded = recorded;
        this.desk = desk;
        this.views = views;
    }

    /** What a form for many came to. */
    sealed interface Filled {
        /** Commands that can be looked at. */
        record Ready(HeldBatch batch) implements Filled {}

        /** Everything that is wrong, by the place of its field. */
        record Wrong(Map<String, List<String>> problems) implements Filled {}
    }

    /**
     * Lets only what somebody may see be picked out: of a neighbour's they are told what they would be of nothing.
     *
     * @throws NotFound naming what they asked for
     */
    void requireSight(SignedIn me, CommandEntry entry, List<String> subjects) {
        if (me.scope() instanceof Scope.City) {
            return;
        }
        Set<String> seen = seen(me.scope(), field(entry), subjects);
        List<String> hidden =
                subjects.stream().filter(subject -> !seen.contains(subject)).toList();
        if (!hidden.isEmpty()) {
            throw new NotFound("选取的各行中，账本没有或不在您的数据范围内的：" + String.join("、", hidden));
        }
    }

    private Set<String> seen(Scope scope, String field, List<String> subjects) {
        Owners owners = views.owners();
        return switch (field) {
            case "enterprise" -> owners.parties(scope, subjects);
            case "payment" -> {
                Map<String, String> cases = owners.casesOfPayments(subjects);
                Set<String> within = owners.cases(scope, cases.values());
                yield subjects.stream()
                        .filter(payment -> within.contains(cases.getOrDefault(payment, "")))
                        .collect(Collectors.toSet());
            }
            default -> owners.cases(scope, subjects);
        };
    }

    /** Makes the commands of a form and tries each of them; nothing is kept while one cannot be read. */
    Filled fill(SignedIn me, CommandEntry entry, Typed form, List<String> subjects) {
        Typed typed = OrdersAtOnce.common(entry, form);
        Map<String, String> cases =
                field(entry).equals("payment") ? views.owners().casesOfPayments(subjects) : Map.of();
        List<One> all = new ArrayList<>();
        List<Without> without = new ArrayList<>();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (String subject : subjects) {
            Typed own = orders.fill(me, entry, typed.with(field(entry), subject));
            String application = cases.get(subject);
            String missing = OrdersAtOnce.missing(entry, own);
            if (missing != null) {
                without.add(new Without(subject, about(StreamId.award(subject)), missing));
                continue;
            }
            switch (desk.prepare(me, entry, application == null ? own : own.with("application", application), null)) {
                case Prepared.Ready(HeldDraft draft) -> all.add(heeded(new One(subject, draft)));
                case Prepared.Wrong(var wrong) ->
                    // What is wrong with the common words is wrong for every subject; it is said once.
                    wrong.forEach((place, texts) -> {
                        List<String> there = problems.computeIfAbsent(place, at -> new ArrayList<>());
                        texts.stream().filter(text -> !there.contains(text)).forEach(there::add);
                    });
            }
        }
        if (problems.isEmpty() && all.isEmpty()) {
            problems.put(
                    SigningDesk.NOWHERE,
                    without.stream().map(one -> one.subject() + "：" + one.why()).toList());
        }
        return problems.isEmpty()
                ? new Filled.Ready(new HeldBatch(entry, typed, all, without))
                : new Filled.Wrong(problems);
    }

    /** Under which a form says that its signer looked into the account of one: the entry of the account, so that another is no such. */
    static String heeded(String subject) {
        return "_heeded." + subject;
    }

    private One heeded(One one) {
        String ticked = one.draft().typed().at(heeded(one.subject()));
        one.unheeded(payees.of(one.draft()).stream()
                .anyMatch(account -> account.warning() != null && !ticked.equals(String.valueOf(account.position()))));
        return one;
    }

    private void lookAgain(One one) {
        desk.lookAgain(one.draft());
        heeded(one);
    }

    /** Under which field the command names what it is about. */
    static String field(CommandEntry entry) {
        return CommandsForMany.field(entry.name())
                .orElseThrow(() -> new NotFound("“" + entry.title() + "”逐件办理，不能批量办理"));
    }

    /** Signs and hands in those that can be, one after the other; what has an answer already keeps it. */
    void sign(HeldBatch batch, SigningKey key) {
        Set<String> own = new HashSet<>();
        for (One one : batch.all()) {
            if (one.state() == State.READY) {
                sign(one.draft(), key);
                if (one.state() == State.MOVED && desk.movedBy(one.draft(), own)) {
                    // Those before it, on the same case, were looked at together with it.
                    lookAgain(one);
                    if (one.state() == State.READY) {
                        sign(one.draft(), key);
                    }
                }
                own.add(one.draft().command().document().commandId());
            }
        }
    }

    private void sign(HeldDraft draft, SigningKey key) {
        desk.submit(
                draft,
                draft.command().signed(CommandSignature.sign(draft.command().tree(), key)));
    }

    /** Looks again at those that could not be signed. */
    void lookAgain(HeldBatch batch) {
        for (One one : batch.all()) {
            if (one.state() == State.MOVED || one.state() == State.REFUSABLE) {
                lookAgain(one);
            }
        }
    }

    /** After a fault: what is recorded has its answer by its id, and what is not can be signed again. */
    void lookUp(HeldBatch batch) {
        for (One one : batch.all()) {
            if (one.state() == State.READY) {
                lookAgain(one);
            }
        }
    }

    List<Row> rows(HeldBatch batch) {
        return batch.all().stream().map(this::row).toList();
    }

    private Row row(One one) {
        HeldDraft draft = one.draft();
        PaymentFacts.Ordered payment = payments.of(draft).orElse(null);
        OrderPayment order = draft.command().command() instanceof OrderPayment ordering ? ordering : null;
        return new Row(
                one.subject(),
                about(draft.command().command().subject()),
                payment != null ? payment.payee() : order != null ? order.payee() : null,
                payees.of(draft),
                payment != null ? payment.amount() : order != null ? order.amountFen() : computed(draft),
                one.state(),
                draft.outcome() == null ? desk.foreseen(draft) : desk.recorded(draft),
                one.state() == State.LEFT_OUT ? "收款账户有提示，没有勾选“已核实”" : why(draft),
                draft.command().digest().toString(),
                draft.command().document().commandId());
    }

    /** The name of whose case or organisation it is: a list of numbers alone is nothing to sign. */
    private String about(StreamId subject) {
        return switch (subject.type()) {
            case ENTERPRISE -> recorded.enterprise(subject.id()).name();
            case APPLICATION, PROJECT, AWARD -> {
                Application application = recorded.application(subject.id());
                yield application.exists()
                        ? recorded.enterprise(application.applicant()).name()
                        : "";
            }
            default -> "";
        };
    }

    /** What was computed, of a review that says yes or no to it. */
    private @Nullable Fen computed(HeldDraft draft) {
        StreamId subject = draft.command().command().subject();
        if (!draft.entry().name().equals("award.review")) {
            return null;
        }
        AwardCalculated calculated = recorded.award(subject.id()).calculated();
        return calculated == null ? null : calculated.ceilingFen();
    }

    private static @Nullable String why(HeldDraft draft) {
        if (draft.outcome() instanceof Outcome.Refused refused) {
            return refused.message();
        }
        return draft.outcome() == null && draft.preview() instanceof Preview.Refusable refusable
                ? refusable.message()
                : null;
    }

    /** The key with which all of them have to be signed. */
    static String keyId(HeldBatch batch) {
        return Objects.requireNonNull(batch.all().getFirst())
                .draft()
                .command()
                .document()
                .actor()
                .keyId();
    }
}
