package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationShortfalls;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardShortfalls;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.BudgetShortfalls;
import org.mingzhang.domain.programme.FigureRules;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectShortfalls;
import org.mingzhang.domain.provider.Provider;

/** What comes of a correction: nothing that the rules would not have let come about. */
final class Consequences {
    private final Streams streams;
    private final StandingRules rules;

    Consequences(Streams streams) {
        this.streams = streams;
        this.rules = new StandingRules(streams);
    }

    /** A contract with a provider of the pool does not become one with somebody outside it. */
    private @Nullable Rejection refuseOutsidePool(Target target, Corrected corrected) {
        if (!(corrected.eventBefore() instanceof ContractRegistered was)
                || !(corrected.eventAfter() instanceof ContractRegistered is)
                || was.seller().equals(is.seller())) {
            return null;
        }
        Application application =
                (Application) streams.state(StreamId.application(target.id().id()));
        String programme = application.submitted().programme();
        boolean pooled = false;
        boolean poolsNow = false;
        for (String seller : new TreeSet<>(List.of(was.seller(), is.seller()))) {
            Provider provider = (Provider) streams.state(StreamId.provider(seller));
            pooled |= seller.equals(was.seller()) && provider.wasInPool(programme, was.signedOn());
            poolsNow |= seller.equals(is.seller())
                    && provider.inPool(programme)
                    && provider.wasInPool(programme, is.signedOn());
        }
        return pooled && !poolsNow
                ? Rejection.of(RejectionCode.NOT_ELIGIBLE, Map.of("seller", is.seller(), "needs", "在服务商资源池"))
                : null;
    }

    /** By the row of a list money was promised or paid: it stays what it was then. */
    private @Nullable Rejection refuseUsedRow(Target target, Corrected corrected) {
        if (!(corrected.eventBefore() instanceof ListItemEntered item) || item.application() == null) {
            return null;
        }
        ListRow row = new ListRow(target.id().id(), item.number());
        Award award = (Award) streams.state(StreamId.award(item.application()));
        boolean approved =
                award.approved() != null && row.equals(award.approved().list());
        boolean paid = award.payments().values().stream()
                .anyMatch(payment ->
                        payment.state().counts() && row.equals(payment.order().list()));
        return approved || paid
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "list", target.id().id(),
                                "row", item.number(),
                                "application", item.application(),
                                "state", paid ? "已据以拨付" : "已据以核定"))
                : null;
    }

    /** What experts found is on their sheets; a list says itself from when to when it was noticed. */
    private static @Nullable Rejection refuseBesideSheets(Target target, Corrected corrected) {
        if (corrected.eventBefore() instanceof StageDecided was
                && corrected.eventAfter() instanceof StageDecided is
                && !Objects.equals(was.scoreTenths(), is.scoreTenths())
                && target.fold().standing().stream()
                        .anyMatch(recorded -> recorded.event() instanceof ScoreGiven score
                                && score.stage().equals(is.stage()))) {
            return Rejection.of(
                    RejectionCode.WRONG_STATE, Map.of("field", "scoreTenths", "state", "有改动", "needs", "与专家评分表一致"));
        }
        return corrected.eventBefore() instanceof PublicNoticePosted was
                        && was.list() != null
                        && corrected.eventAfter() instanceof PublicNoticePosted is
                        && !(was.from().equals(is.from()) && was.to().equals(is.to()))
                ? Rejection.of(
                        RejectionCode.LIST_MISMATCH, Map.of("list", was.list().id(), "from", is.from(), "to", is.to()))
                : null;
    }

    /** A receipt that was taken back is no more, and what took it back says what it was. */
    private static @Nullable Rejection refuseReversed(Award award, Corrected corrected) {
        return award.isReversed(corrected.position())
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("position", corrected.position(), "state", "已冲回"))
                : null;
    }

    /** Which version of the policy a case came under rests on its day: no correction takes it past the first day of another one. */
    private static @Nullable Rejection refuseOtherVersion(Programme programme, Application was, Application is) {
        LocalDate before = was.submittedOn();
        LocalDate after = is.submittedOn();
        return before == null
                        || after == null
                        || programme
                                .versions()
                                .on(before, was.submittedAt())
                                .equals(programme.versions().on(after, was.submittedAt()))
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "field",
                                "businessDate",
                                "state",
                                after,
                                "needs",
                                "不跨政策包第 "
                                        + programme
                                                .versions()
                                                .on(before, was.submittedAt())
                                                .version() + " 版的施行日期"));
    }

    /** What comes of it: nothing that the rules would not have let come about. */
    @Nullable
    Rejection refuse(Target target, Corrected corrected) {
        StreamFold after = target.fold().with(corrected);
        return switch (target.id().type()) {
            case PROJECT -> {
                Rejection no = Shortfall.worse(
                        ProjectShortfalls.of(target.fold().standing(), (Project)
                                target.fold().state()),
                        ProjectShortfalls.of(after.standing(), (Project) after.state()));
                yield no == null ? refuseOutsidePool(target, corrected) : no;
            }
            case PROGRAMME -> {
                Programme programme = (Programme) target.fold().state();
                PolicyPack pack = streams.pack(programme.versions().latest().packSm3());
                Rejection other = corrected.eventAfter() instanceof FigureRecorded is
                        ? FigureRules.refuse(FigureRules.pack(streams, programme, is.figure()), is.figure(), is.value())
                        : null;
                if (other != null) {
                    yield other;
                }
                yield programme.isClosed()
                        ? Rejection.of(
                                RejectionCode.WRONG_STATE,
                                Map.of("programme", target.id().id(), "state", "已关闭"))
                        : Shortfall.worse(BudgetShortfalls.of(pack, programme), BudgetShortfalls.of(pack, (Programme)
                                after.state()));
            }
            case APPLICATION -> {
                Application application = (Application) target.fold().state();
                Rejection other = rules.refuseOtherBatch(target, corrected);
                other = other == null ? rules.refuseUnknownSubject(application, corrected) : other;
                if (other != null) {
                    yield other;
                }
                Recorded approval =
                        target.award() == null ? null : target.award().approval();
                LocalDate awardedOn = approval == null ? null : approval.businessDate();
                Programme programme = (Programme)
                        streams.state(StreamId.programme(application.submitted().programme()));
                PolicyPack pack = streams.pack(application.packSm3());
                Rejection no = refuseOtherVersion(programme, application, (Application) after.state());
                if (no != null) {
                    yield no;
                }
                no = Shortfall.worse(
                        ApplicationShortfalls.of(target.fold().standing(), pack, programme, awardedOn),
                        ApplicationShortfalls.of(after.standing(), pack, programme, awardedOn));
                yield no == null ? refuseBesideSheets(target, corrected) : no;
            }
            case LIST -> {
                Rejection no = refuseUsedRow(target, corrected);
                yield no == null
                        ? StandingRules.refuseUnnumbered(target, corrected.eventBefore(), corrected.eventAfter())
                        : no;
            }
            case AWARD -> {
                Rejection no = refuseReversed((Award) target.fold().state(), corrected);
                no = no == null
                        ? Shortfall.worse(
                                AwardShortfalls.of(target.fold().standing()), AwardShortfalls.of(after.standing()))
                        : no;
                yield no == null ? rules.refuseStranger(target, corrected) : no;
            }
            case ENTERPRISE -> rules.refuseRoster(target, corrected, after);
            case PROVIDER -> {
                Rejection no = StandingRules.refuseOthersWord(target, corrected);
                yield no == null ? rules.refuseBeforeList(target, corrected) : no;
            }
            case LEDGER, REFUSAL, ACCESS, BACKUP, ACTOR, CORRECTION, EXPERTS, BANK, IMPORT -> null;
        };
    }
}
