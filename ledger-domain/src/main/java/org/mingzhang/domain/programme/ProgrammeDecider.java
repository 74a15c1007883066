package org.mingzhang.domain.programme;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterDecision;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CarryOver;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordTargetFact;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;

/** The rules of a programme's money before it is promised to anyone. */
final class ProgrammeDecider {
    private final Streams streams;
    private final Occasion occasion;

    ProgrammeDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision decide(ProgrammeCommand command) {
        boolean policy = command instanceof OpenProgramme
                || command instanceof DecideParameter
                || command instanceof RecordTargetFact;
        Rejection no =
                policy ? occasion.refuseUnless(Role.CITY_INDUSTRY, Role.FINANCE) : occasion.refuseUnless(Role.FINANCE);
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Programme programme = (Programme) streams.state(command.subject());
        if (command instanceof OpenProgramme c) {
            return open(c, programme);
        }
        if (!programme.exists()) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("programme", command.programme()));
        }
        if (programme.isClosed() && !(command instanceof ReturnToTreasury)) {
            return Decision.reject(RejectionCode.WRONG_STATE, Map.of("programme", command.programme(), "state", "已关闭"));
        }
        PolicyPack pack = streams.pack(programme.packSm3());
        return switch (command) {
            case OpenProgramme c -> open(c, programme);
            case DecideParameter c -> decideParameter(c, programme, pack);
            case AppropriateFunds c -> appropriate(c, programme, pack);
            case ReceiveFunds c ->
                answer(
                        c,
                        knownSource(pack, c.source()),
                        new ProgrammeEvent.FundsReceived(
                                c.source(), c.amountFen(), c.documentNo(), c.budgetYear(), c.county()));
            case AllocateBudget c -> allocate(c, programme, pack);
            case TransferBudget c -> transfer(c, programme, pack);
            case CarryOver c ->
                answer(
                        c,
                        atMost(RejectionCode.APPROPRIATION_EXCEEDED, c.amountFen(), programme.available(c.source())),
                        new ProgrammeEvent.FundsCarriedOver(
                                c.source(), c.fromYear(), c.toYear(), c.amountFen(), c.documentNo()));
            case ReturnToTreasury c -> returnToTreasury(c, programme);
            case ReuseRecovered c -> reuse(c, programme, pack);
            case RecordTargetFact c ->
                pack.targets().stream().noneMatch(t -> t.id().equals(c.target()))
                        ? Decision.reject(RejectionCode.NOT_FOUND, Map.of("target", c.target()))
                        : Decision.accept(
                                c.subject(),
                                new ProgrammeEvent.TargetFactRecorded(
                                        c.target(), c.title(), c.value(), c.documentNo()));
            case CloseProgramme c -> Decision.accept(c.subject(), new ProgrammeEvent.ProgrammeClosed(c.documentNo()));
        };
    }

    private static Decision answer(ProgrammeCommand command, @Nullable Rejection no, LedgerEvent event) {
        return no != null ? new Decision.Rejected(no) : Decision.accept(command.subject(), event);
    }

    private Decision open(OpenProgramme c, Programme programme) {
        if (programme.exists()) {
            return Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("programme", c.programme()));
        }
        PolicyPack pack = streams.pack(c.packSm3());
        return Decision.accept(
                c.subject(),
                new ProgrammeEvent.ProgrammeOpened(
                        c.name(), pack.id(), pack.version(), c.packSm3(), c.startsOn(), c.endsOn()));
    }

    private Decision decideParameter(DecideParameter c, Programme programme, PolicyPack pack) {
        ParameterValues values = programme.parameters(pack);
        return switch (values.decide(pack, c.parameter(), c.value())) {
            case ParameterDecision.Refused(Rejection no) -> new Decision.Rejected(no);
            case ParameterDecision.Accepted(Value value, ParameterValues after) -> {
                // Deciding the default is allowed once: it puts the reading on record with its legal basis.
                boolean repeated = values.setting(c.parameter())
                        .filter(setting -> setting.decided() && setting.value().equals(value))
                        .isPresent();
                Rejection no = repeated
                        ? Rejection.of(
                                RejectionCode.ALREADY_EXISTS, Map.of("parameter", c.parameter(), "value", c.value()))
                        : null;
                yield answer(
                        c, no, new ProgrammeEvent.RuleParameterDecided(c.parameter(), value.text(), c.legalBasis()));
            }
        };
    }

    private static @Nullable Rejection knownSource(PolicyPack pack, String source) {
        return pack.sources().stream().anyMatch(s -> s.id().equals(source))
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("source", source));
    }

    private static @Nullable Rejection knownLine(PolicyPack pack, String source, String line) {
        Rejection no = knownSource(pack, source);
        if (no != null) {
            return no;
        }
        BudgetLine known = pack.lines().stream()
                .filter(l -> l.id().equals(line))
                .findFirst()
                .orElse(null);
        if (known == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("line", line));
        }
        return known.mayBePaidBy(source)
                ? null
                : Rejection.of(
                        RejectionCode.SOURCE_NOT_ALLOWED, known.clause(), Map.of("line", line, "source", source));
    }

    private static @Nullable Rejection atMost(RejectionCode code, Fen requested, Fen available) {
        return requested.exceeds(available)
                ? Rejection.of(code, Map.of("requestedFen", requested.value(), "availableFen", available.value()))
                : null;
    }

    private static Decision appropriate(AppropriateFunds c, Programme programme, PolicyPack pack) {
        Rejection no = knownSource(pack, c.source());
        if (no == null) {
            FundingSource source = pack.source(c.source()).orElseThrow();
            Fen total = programme.appropriated(c.source()).plus(c.amountFen());
            if (total.exceeds(source.amount())) {
                no = Rejection.of(
                        RejectionCode.APPROPRIATION_EXCEEDED,
                        source.clause(),
                        Map.of(
                                "wouldBeFen",
                                total.value(),
                                "noticeFen",
                                source.amount().value()));
            }
        }
        return answer(
                c, no, new ProgrammeEvent.FundsAppropriated(c.source(), c.amountFen(), c.documentNo(), c.budgetYear()));
    }

    private static Decision allocate(AllocateBudget c, Programme programme, PolicyPack pack) {
        Rejection no = knownLine(pack, c.source(), c.line());
        if (no == null) {
            no = RatioGate.refuse(pack, programme, Basis.ALLOCATED, c.source(), c.line(), c.amountFen());
        }
        if (no == null) {
            no = atMost(RejectionCode.APPROPRIATION_EXCEEDED, c.amountFen(), programme.available(c.source()));
        }
        return answer(c, no, new ProgrammeEvent.BudgetAllocated(c.source(), c.line(), c.amountFen(), c.documentNo()));
    }

    private static Decision transfer(TransferBudget c, Programme programme, PolicyPack pack) {
        Rejection no = knownLine(pack, c.source(), c.fromLine());
        if (no == null) {
            no = knownLine(pack, c.source(), c.toLine());
        }
        if (no == null) {
            no = RatioGate.refuse(pack, programme, Basis.ALLOCATED, c.source(), c.toLine(), c.amountFen());
        }
        if (no == null) {
            no = atMost(
                    RejectionCode.ALLOCATION_EXCEEDED,
                    c.amountFen(),
                    programme.line(c.source(), c.fromLine()).available());
        }
        return answer(
                c,
                no,
                new ProgrammeEvent.BudgetTransferred(
                        c.source(), c.fromLine(), c.toLine(), c.amountFen(), c.documentNo(), c.reason()));
    }

    private static Decision returnToTreasury(ReturnToTreasury c, Programme programme) {
        String line = c.line() == null ? "" : c.line();
        Rejection no =
                switch (c.from()) {
                    case UNALLOCATED ->
                        atMost(RejectionCode.APPROPRIATION_EXCEEDED, c.amountFen(), programme.available(c.source()));
                    case LINE_AVAILABLE ->
                        atMost(
                                RejectionCode.ALLOCATION_EXCEEDED,
                                c.amountFen(),
                                programme.line(c.source(), line).available());
                    case LINE_RECOVERED ->
                        atMost(
                                RejectionCode.PAYMENT_EXCEEDED,
                                c.amountFen(),
                                programme.line(c.source(), line).recoveredAtHand());
                };
        return answer(
                c,
                no,
                new ProgrammeEvent.FundsReturnedToTreasury(
                        c.source(), c.from(), c.line(), c.amountFen(), c.documentNo()));
    }

    private static Decision reuse(ReuseRecovered c, Programme programme, PolicyPack pack) {
        ParameterValues values = programme.parameters(pack);
        if (!values.mayReuseRecovered()) {
            String rule = CoreParameter.RECOVERY_REUSE.id();
            return Decision.reject(
                    RejectionCode.RECOVERY_NOT_REUSABLE,
                    pack.parameter(rule).map(Parameter::clause).orElse(null),
                    Map.of(
                            "parameter",
                            rule,
                            "value",
                            values.core(CoreParameter.RECOVERY_REUSE).display()));
        }
        Rejection no = knownLine(pack, c.source(), c.line());
        if (no == null) {
            no = atMost(
                    RejectionCode.PAYMENT_EXCEEDED,
                    c.amountFen(),
                    programme.line(c.source(), c.line()).recoveredAtHand());
        }
        return answer(
                c, no, new ProgrammeEvent.RecoveredFundsReused(c.source(), c.line(), c.amountFen(), c.documentNo()));
    }
}
