package org.mingzhang.domain.programme;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.EarlierCases;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.AdoptSupervisionPlan;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CarryOver;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.EnterHolidays;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordTargetFact;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.HolidaysEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;
import org.mingzhang.domain.programme.ProgrammeEvent.TargetFactRecorded;

/**
 * The rules of a programme's money before it is promised to anyone. When closed, a programme only hands money back; it
 * closes when every commitment is paid or released, so that what was paid is final but for returns and recoveries.
 */
final class ProgrammeDecider {
    private final Streams streams;
    private final Occasion occasion;

    ProgrammeDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision decide(ProgrammeCommand command) {
        EarlierCases earlier = command instanceof AmendProgramme c ? earlier(c) : null;
        Programme programme = (Programme) streams.state(command.subject());
        if (command instanceof OpenProgramme c) {
            return open(c, programme);
        }
        boolean policy = command instanceof DecideParameter
                || command instanceof AmendProgramme
                || command instanceof RecordTargetFact
                || command instanceof RecordFigure
                || command instanceof EnterHolidays
                // Who decides a transfer says the pack.
                || command instanceof TransferBudget;
        boolean late = command instanceof ReturnToTreasury || command instanceof ClosePeriod;
        Rejection no = occasion.first(() -> command instanceof AdoptSupervisionPlan
                        ? occasion.refuseUnless(Role.SUPERVISOR, Role.CITY_INDUSTRY)
                        : policy
                                ? occasion.refuseUnless(Role.CITY_INDUSTRY, Role.FINANCE)
                                : occasion.refuseUnless(Role.FINANCE))
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", command.programme()))
                .refuseIf(
                        programme.isClosed() && !late,
                        RejectionCode.WRONG_STATE,
                        Map.of("programme", command.programme(), "state", "已关闭"))
                .refusal();
        return no != null
                ? new Decision.Rejected(no)
                : onceOnly(
                        decide(command, programme, streams.pack(programme.packSm3(occasion.businessDate())), earlier),
                        programme);
    }

    /** Cases that came in before an amendment; null for who may not amend. */
    private @Nullable EarlierCases earlier(AmendProgramme c) {
        return occasion.refuseUnless(Role.CITY_INDUSTRY, Role.FINANCE) == null
                ? EarlierCases.taken(streams, c.programme(), c.packSm3())
                : null;
    }

    /** What the books of an office know already is not booked again; old records that come twice are told apart by the import. */
    private Decision onceOnly(Decision decision, Programme programme) {
        if (occasion.isHistory() || !(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        for (StreamEvent event : accepted.events()) {
            Rejection again = event.event() instanceof ProgrammeEvent moved
                    ? programme.movements().refuseAgain(moved, occasion.businessDate())
                    : null;
            if (again != null) {
                return new Decision.Rejected(again);
            }
        }
        return decision;
    }

    private Decision decide(
            ProgrammeCommand command, Programme programme, PolicyPack pack, @Nullable EarlierCases earlier) {
        BudgetRules rules = new BudgetRules(pack, programme, occasion);
        TransferRules transfers = new TransferRules(pack, programme.budget());
        return switch (command) {
            case OpenProgramme c -> open(c, programme);
            case AmendProgramme c ->
                new AmendmentRules(streams, occasion, programme, Objects.requireNonNull(earlier))
                        .amend(c, Objects.requireNonNull(programme.opened()));
            case DecideParameter c -> new ParameterDecider(streams, occasion, programme).decide(c);
            case AppropriateFunds c ->
                occasion.first(() -> rules.knownSource(c.source()))
                        .then(() -> refuseBeyondNotice(c, programme, pack))
                        .orElse(() -> Decision.accept(
                                c.subject(),
                                new FundsAppropriated(
                                        c.source(), c.amountFen(), c.documentNo(), c.budgetYear(), c.paper())));
            case ReceiveFunds c ->
                occasion.first(() -> rules.knownSource(c.source()))
                        .then(() -> rules.notYetReceived(c.source(), c.amountFen()))
                        .orElse(() -> Decision.accept(
                                c.subject(),
                                new FundsReceived(
                                        c.source(),
                                        c.amountFen(),
                                        c.documentNo(),
                                        c.budgetYear(),
                                        c.county(),
                                        c.paper())));
            case AllocateBudget c ->
                occasion.first(() -> rules.knownLine(c.source(), c.line()))
                        .then(() -> rules.ratioOnAllocating(c.source(), null, c.line(), c.amountFen()))
                        .then(() -> rules.unallocated(c.source(), c.budgetYear(), c.amountFen()))
                        .orElse(() -> Decision.accept(
                                c.subject(),
                                new BudgetAllocated(
                                        c.source(),
                                        c.line(),
                                        c.amountFen(),
                                        c.documentNo(),
                                        c.budgetYear(),
                                        c.paper())));
            case TransferBudget c ->
                occasion.first(() -> rules.knownLine(c.source(), c.fromLine()))
                        .then(() -> rules.knownLine(c.source(), c.toLine()))
                        .then(() -> occasion.refusePost(transfers.decidedBy(c.fromLine())))
                        .then(() -> transfers.lines(c.source(), c.fromLine(), c.toLine()))
                        .then(() -> transfers.share(c.source(), c.fromLine(), c.amountFen()))
                        .then(() -> rules.ratioOnAllocating(c.source(), c.fromLine(), c.toLine(), c.amountFen()))
                        .then(() -> rules.lineAvailable(c.source(), c.fromLine(), c.amountFen()))
                        .orElse(() -> Decision.accept(
                                c.subject(),
                                new BudgetTransferred(
                                        c.source(),
                                        c.fromLine(),
                                        c.toLine(),
                                        c.amountFen(),
                                        c.documentNo(),
                                        c.reason(),
                                        c.paper())));
            case CarryOver c ->
                occasion.first(() -> rules.knownSource(c.source()))
                        .then(() -> rules.unallocated(c.source(), c.fromYear(), c.amountFen()))
                        .orElse(() -> Decision.accept(
                                c.subject(),
                                new FundsCarriedOver(
                                        c.source(),
                                        c.fromYear(),
                                        c.toYear(),
                                        c.amountFen(),
                                        c.documentNo(),
                                        c.paper())));
            case ReturnToTreasury c -> returnToTreasury(c, rules);
            case ReuseRecovered c ->
                occasion.first(() -> rules.knownLine(c.source(), c.line()))
                        .then(() -> refuseReuse(programme, pack))
                        .then(() -> rules.lineRecovered(c.source(), c.line(), c.amountFen()))
                        .orElse(() -> Decision.accept(
                                c.subject(),
                                new RecoveredFundsReused(
                                        c.source(), c.line(), c.amountFen(), c.documentNo(), c.paper())));
            case AdoptSupervisionPlan c -> adoptPlan(c, programme, pack);
            case RecordTargetFact c ->
                pack.targets().stream().noneMatch(t -> t.id().equals(c.target()))
                        ? Decision.reject(RejectionCode.NOT_FOUND, Map.of("target", c.target()))
                        : Decision.accept(
                                c.subject(), new TargetFactRecorded(c.target(), c.title(), c.value(), c.documentNo()));
            case RecordFigure c ->
                new FigureRules(FigureRules.pack(streams, programme, c.figure()), occasion).record(c);
            case ExportPaymentBatch c -> exportBatch(c, programme);
            case ClosePeriod c -> closePeriod(c, programme);
            case EnterHolidays c -> enterHolidays(c, programme);
            case CloseProgramme c ->
                programme.isSettled()
                        ? Decision.accept(c.subject(), new ProgrammeClosed(c.documentNo()))
                        : Decision.reject(
                                RejectionCode.WRONG_STATE,
                                Map.of("programme", c.programme(), "state", "有已承诺而未支付的资金", "needs", "全部支付或核减"));
        };
    }

    /** No batch is of more than is promised and not yet paid, and none takes out a second time what left before unless it says so. */
    private Decision exportBatch(ExportPaymentBatch c, Programme programme) {
        Fen unpaid = Fen.ZERO;
        for (LineBalance line : programme.lines().values()) {
            unpaid = unpaid.plus(line.committed().minus(line.paid()));
        }
        return occasion.first(() -> programme.batches().refuse(c))
                .refuseIf(
                        c.totalFen().exceeds(unpaid),
                        RejectionCode.COMMITMENT_EXCEEDED,
                        Map.of("requestedFen", c.totalFen().value(), "unpaidFen", unpaid.value()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new PaymentBatchExported(
                                c.fileSm3(), c.count(), c.totalFen(), c.list(), c.payments(), c.again(), c.reason())));
    }

    /** In their order, each when it is over. The first closing takes all months before it as well. */
    private Decision closePeriod(ClosePeriod c, Programme programme) {
        YearMonth month = YearMonth.parse(c.month());
        YearMonth last = programme.closedThrough();
        return occasion.first(() -> occasion.refuseBefore(
                        month.plusMonths(1).atDay(1), month.getYear() + "年" + month.getMonthValue() + "月终了"))
                .then(() -> last == null || month.isAfter(last) ? null : programme.refuseClosed(month.atEndOfMonth()))
                .refuseIf(
                        last != null && month.isAfter(last.plusMonths(1)),
                        RejectionCode.STAGE_OUT_OF_ORDER,
                        Map.of("closedThrough", String.valueOf(last), "needs", last == null ? "" : last.plusMonths(1)))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new PeriodClosed(
                                c.month(),
                                c.documentNo(),
                                ClosedPeriods.balances(streams.fold(c.subject()).standing(), month))));
    }

    private Decision enterHolidays(EnterHolidays c, Programme programme) {
        return occasion.first(() -> null)
                .refuseIf(
                        programme.workingDays().knows(c.year()), RejectionCode.ALREADY_EXISTS, Map.of("year", c.year()))
                .refuseIf(
                        c.holidays().isEmpty(),
                        RejectionCode.PARAMETER_INVALID,
                        Map.of("year", c.year(), "needs", "至少一个节假日"))
                .then(() -> StatutoryHolidays.refuseSpans(c))
                .then(() -> StatutoryHolidays.refuseLacking(c))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new HolidaysEntered(c.year(), c.documentNo(), c.publishedAt(), c.holidays(), c.workdays())));
    }

    private Decision open(OpenProgramme c, Programme programme) {
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY, Role.FINANCE))
                .refuseIf(programme.exists(), RejectionCode.ALREADY_EXISTS, Map.of("programme", c.programme()))
                .orElse(() -> {
                    PolicyPack pack = streams.pack(c.packSm3());
                    return Decision.accept(
                            c.subject(),
                            new ProgrammeOpened(
                                    c.name(), pack.id(), pack.version(), c.packSm3(), c.startsOn(), c.endsOn()));
                });
    }

    private static @Nullable Rejection refuseBeyondNotice(AppropriateFunds c, Programme programme, PolicyPack pack) {
        FundingSource source = pack.source(c.source()).orElseThrow();
        Fen total = programme.appropriated(c.source()).plus(c.amountFen());
        return source.amount() != null && source.isExceededBy(total)
                ? Rejection.of(
                        RejectionCode.APPROPRIATION_EXCEEDED,
                        source.clause(),
                        Map.of(
                                "source",
                                source.id(),
                                "wouldBeFen",
                                total.value(),
                                "noticeFen",
                                source.amount().value()))
                : null;
    }

    private Decision returnToTreasury(ReturnToTreasury c, BudgetRules rules) {
        int year = c.budgetYear() == null ? 0 : c.budgetYear();
        String line = c.line() == null ? "" : c.line();
        List<FundsReturnedToTreasury> parts = parts(c, rules);
        Checks checks = occasion.first(() -> rules.knownSource(c.source()));
        for (FundsReturnedToTreasury part : parts) {
            checks = checks.then(() -> switch (part.from()) {
                case UNALLOCATED -> rules.unallocated(c.source(), year, part.amountFen());
                case LINE_AVAILABLE -> rules.lineAvailable(c.source(), line, part.amountFen());
                case LINE_RECOVERED -> rules.lineRecovered(c.source(), line, part.amountFen());
            });
        }
        return checks.orElse(() -> new Decision.Accepted(
                parts.stream().map(part -> new StreamEvent(c.subject(), part)).toList()));
    }

    /** Of a line whose money it is is not said: first what was recovered, which is to go back, then what is left. */
    private static List<FundsReturnedToTreasury> parts(ReturnToTreasury c, BudgetRules rules) {
        ReturnedFrom from = c.from();
        if (from != null || c.line() == null) {
            return List.of(returned(c, from == null ? ReturnedFrom.UNALLOCATED : from, c.amountFen()));
        }
        Fen recovered = rules.recoveredAtHand(c.source(), c.line()).min(c.amountFen());
        Fen rest = c.amountFen().minus(recovered);
        List<FundsReturnedToTreasury> parts = new ArrayList<>(2);
        if (recovered.isPositive()) {
            parts.add(returned(c, ReturnedFrom.LINE_RECOVERED, recovered));
        }
        if (rest.isPositive()) {
            parts.add(returned(c, ReturnedFrom.LINE_AVAILABLE, rest));
        }
        return parts;
    }

    private static FundsReturnedToTreasury returned(ReturnToTreasury c, ReturnedFrom from, Fen amount) {
        return new FundsReturnedToTreasury(
                c.source(), from, c.line(), amount, c.documentNo(), c.budgetYear(), c.paper());
    }

    private static @Nullable Rejection refuseReuse(Programme programme, PolicyPack pack) {
        ParameterValues values = programme.parameters(pack);
        if (values.mayReuseRecovered()) {
            return null;
        }
        String id = CoreParameter.RECOVERY_REUSE.id();
        return Rejection.of(
                RejectionCode.RECOVERY_NOT_REUSABLE,
                pack.parameter(id).map(Parameter::clause).orElse(null),
                Map.of(
                        "parameter",
                        id,
                        "value",
                        values.core(CoreParameter.RECOVERY_REUSE).display()));
    }

    private Decision adoptPlan(AdoptSupervisionPlan c, Programme programme, PolicyPack pack) {
        List<String> unknown = c.nodes().stream()
                .flatMap(node -> Objects.requireNonNullElse(node.counties(), List.<String>of()).stream())
                .filter(county -> pack.county(county).isEmpty())
                .distinct()
                .toList();
        String twice = c.nodes().stream()
                .map(ProgrammeEvent.Node::node)
                .filter(node -> programme.node(node) != null)
                .findFirst()
                .orElse(null);
        return occasion.first(() -> null)
                .refuseIf(programme.hasPlan(c.plan()), RejectionCode.ALREADY_EXISTS, Map.of("plan", c.plan()))
                .refuseIf(twice != null, RejectionCode.ALREADY_EXISTS, Map.of("node", String.valueOf(twice)))
                .refuseIf(!unknown.isEmpty(), RejectionCode.NOT_FOUND, Map.of("county", String.join("、", unknown)))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new SupervisionPlanAdopted(c.plan(), c.from(), c.to(), c.documentNo(), c.nodes())));
    }
}
