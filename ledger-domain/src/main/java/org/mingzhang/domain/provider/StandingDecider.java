package org.mingzhang.domain.provider;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.Cited;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.provider.ProviderCommand.Appeal;
import org.mingzhang.domain.provider.ProviderCommand.JudgeRectification;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderCommand.ReportRectification;
import org.mingzhang.domain.provider.ProviderCommand.ResolveAppeal;
import org.mingzhang.domain.provider.ProviderCommand.WarnProvider;
import org.mingzhang.domain.provider.ProviderEvent.AppealResolved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAppealed;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;
import org.mingzhang.domain.provider.ProviderEvent.RectificationJudged;
import org.mingzhang.domain.provider.ProviderEvent.RectificationReported;

/**
 * The rules of a provider's standing: warned, mended, removed, and heard when it objects. Who decided against it does not
 * answer its appeal, and nobody decides about the own organisation.
 */
final class StandingDecider {
    /** Where a pack says nothing; ours. */
    private static final long DAYS = 30;

    private final Streams streams;
    private final Occasion occasion;
    private final Provider provider;

    StandingDecider(Streams streams, Occasion occasion, ProviderCommand command) {
        this.streams = streams;
        this.occasion = occasion;
        this.provider = (Provider) streams.state(command.subject());
    }

    private Checks byOffice(ProviderCommand c) {
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .then(() -> occasion.refuseOwn(c.provider()));
    }

    private Checks byItself(ProviderCommand c) {
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .then(() -> occasion.refuseForeign(c.provider()))
                .then(occasion::refuseFuture);
    }

    private @Nullable Rejection refuseOutside(String provider, String programme) {
        return this.provider.inPool(programme)
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("provider", provider, "programme", programme));
    }

    Decision warn(WarnProvider c) {
        Rejection no = byOffice(c)
                .then(() -> refuseOutside(c.provider(), c.programme()))
                .refuseIf(
                        provider.hasWarning(c.warning()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("provider", c.provider(), "warning", c.warning()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        LocalDate rectifyBy = Objects.requireNonNullElseGet(c.rectifyBy(), () -> due(c.programme()));
        Satisfaction ratings = provider.satisfaction();
        return occasion.first(() -> null)
                .refuseIf(
                        rectifyBy.isBefore(occasion.businessDate()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("rectifyBy", rectifyBy, "notBefore", occasion.businessDate(), "restsOn", "警示"))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ProviderWarned(
                                c.programme(),
                                c.warning(),
                                c.reason(),
                                c.documentNo(),
                                rectifyBy,
                                ratings.ratings() == 0 ? null : ratings.ratings(),
                                ratings.ratings() == 0 ? null : ratings.scoreTenthsSum())));
    }

    private LocalDate due(String id) {
        Programme programme = (Programme) streams.state(StreamId.programme(id));
        long days = programme
                .parameters(streams.pack(programme.packSm3(occasion.businessDate())))
                .find(CoreParameter.PROVIDER_RECTIFY_DAYS.id())
                .map(value -> ((Value.Whole) value).number())
                .orElse(DAYS);
        return occasion.businessDate().plusDays(days);
    }

    private @Nullable Rejection refuseNoWarning(String warning) {
        return provider.warnings().containsKey(warning)
                ? occasion.refuseBefore(
                        Objects.requireNonNull(provider.warnings().get(warning)).on(), "警示")
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("warning", warning));
    }

    Decision report(ReportRectification c) {
        return byItself(c)
                .then(() -> refuseNoWarning(c.warning()))
                .orElse(() -> Decision.accept(c.subject(), new RectificationReported(c.warning(), c.note())));
    }

    Decision judge(JudgeRectification c) {
        return byOffice(c)
                .then(() -> refuseNoWarning(c.warning()))
                .then(() -> {
                    Provider.Warning warning = provider.warnings().get(c.warning());
                    return warning != null && !warning.reported()
                            ? Rejection.of(
                                    RejectionCode.WRONG_STATE,
                                    Map.of("warning", c.warning(), "state", "未报告整改", "needs", "服务商已报告整改"))
                            : null;
                })
                .orElse(() ->
                        Decision.accept(c.subject(), new RectificationJudged(c.warning(), c.accepted(), c.opinion())));
    }

    Decision remove(RemoveProvider c, @Nullable Cited cited) {
        return byOffice(c)
                .refuseIf(
                        !provider.inPool(c.programme()),
                        occasion.isHistory() ? RejectionCode.WRONG_STATE : RejectionCode.NOT_FOUND,
                        Map.of("provider", c.provider(), "programme", c.programme()))
                .refuseIf(
                        cited == null && !occasion.isHistory(),
                        RejectionCode.LIST_ROW_MISSING,
                        Map.of("provider", c.provider(), "needs", "清退名单的一行"))
                .then(() -> cited == null
                        ? null
                        : cited.refuse(
                                occasion,
                                Cited.Use.ofOrganisation(c.programme(), c.provider(), OfficialListEvent.Kind.REMOVAL)))
                .orElse(() -> Decision.accept(
                        c.subject(), new ProviderRemoved(c.programme(), c.documentNo(), c.reason(), c.list())));
    }

    Decision appeal(Appeal c) {
        boolean standing = c.warning() == null
                ? provider.isRemoved(c.programme())
                : provider.warnings().containsKey(c.warning());
        return byItself(c)
                .refuseIf(
                        provider.hasAppeal(c.appeal()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("provider", c.provider(), "appeal", c.appeal()))
                .refuseIf(
                        !standing,
                        RejectionCode.WRONG_STATE,
                        Map.of("state", c.warning() == null ? "未被清退" : "没有这项警示", "needs", "对其生效的警示或清退"))
                .refuseIf(
                        provider.isAppealed(c.programme(), c.warning()),
                        RejectionCode.WRONG_STATE,
                        Map.of("state", "已有未处理的申诉"))
                .refuseIf(
                        provider.isHeard(c.programme(), c.warning()),
                        RejectionCode.WRONG_STATE,
                        Map.of("state", c.warning() == null ? "对这次清退的申诉已作处理" : "对这项警示的申诉已作处理", "needs", "同一决定只申诉一次"))
                .then(() -> occasion.refuseBefore(
                        c.warning() == null ? provider.removedOn(c.programme()) : warnedOn(c.warning()),
                        c.warning() == null ? "清退" : "警示"))
                .orElse(() -> Decision.accept(
                        c.subject(), new ProviderAppealed(c.programme(), c.appeal(), c.warning(), c.reason())));
    }

    private @Nullable LocalDate warnedOn(String warning) {
        Provider.Warning stands = provider.warnings().get(warning);
        return stands == null ? null : stands.on();
    }

    Decision resolve(ResolveAppeal c) {
        Provider.OpenAppeal open = provider.appeal(c.appeal());
        Rejection no = byOffice(c)
                .refuseIf(open == null, RejectionCode.NOT_FOUND, Map.of("appeal", c.appeal()))
                .refusal();
        if (no != null || open == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        ProviderAppealed appeal = open.event();
        Provider.Warning warning =
                appeal.warning() == null ? null : provider.warnings().get(appeal.warning());
        String decidedBy =
                appeal.warning() == null ? provider.removedBy(appeal.programme()) : warning == null ? "" : warning.by();
        Map<String, Object> steps = new HashMap<>();
        steps.put("actor", occasion.actor().id());
        steps.put("step", "处理申诉");
        steps.put("otherStep", appeal.warning() == null ? "清退" : "警示");
        return occasion.first(() -> occasion.refuseBefore(open.on(), "申诉"))
                .refuseIf(occasion.isBy(decidedBy), RejectionCode.SAME_PERSON, steps)
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new AppealResolved(
                                appeal.programme(),
                                c.appeal(),
                                appeal.warning(),
                                c.upheld(),
                                c.opinion(),
                                c.documentNo())));
    }
}
