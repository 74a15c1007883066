package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.EnterpriseCommand.DeclareSpecialAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.EngageThirdParty;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordAcceptance;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordExternalFact;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordRelation;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordYearlyFigure;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalFactRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.RelationRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SpecialAccountDeclared;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ThirdPartyEngaged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.programme.FigureRules;
import org.mingzhang.domain.programme.Programme;

/**
 * The rules of what is known about an organisation from elsewhere: its relations, money from other funds, registers, and
 * for what it was engaged. Whoever reviews may record these, none of them about the own organisation.
 */
final class DisclosureDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final StreamId subject;
    private final Enterprise enterprise;

    DisclosureDecider(Streams streams, Occasion occasion, EnterpriseCommand command) {
        this.streams = streams;
        this.occasion = occasion;
        this.subject = command.subject();
        this.enterprise = (Enterprise) streams.state(subject);
    }

    Decision recordRelation(RecordRelation c) {
        return byReviewer(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.SUPERVISOR)
                .orElse(() -> Decision.accept(
                        subject, new RelationRecorded(c.relation(), c.party(), c.sharePercent(), c.partyDigest())));
    }

    Decision recordPriorAward(RecordPriorAward c) {
        return byReviewer(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE, Role.SUPERVISOR)
                .orElse(() -> Decision.accept(
                        subject,
                        new PriorAwardRecorded(c.fund(), c.level(), c.direction(), c.amountFen(), c.invoiceNo())));
    }

    Decision recordExternalFact(RecordExternalFact c) {
        return byReviewer(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE, Role.AUDITOR, Role.SUPERVISOR)
                .orElse(() ->
                        Decision.accept(subject, new ExternalFactRecorded(c.kind(), c.item(), c.value(), c.source())));
    }

    Decision declareSpecialAccount(DeclareSpecialAccount c) {
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .then(() -> occasion.refuseForeign(c.enterprise()))
                .then(occasion::refuseFuture)
                .then(this::refuseUnknown)
                .refuseIf(
                        enterprise.hasSpecialAccount(c.programme()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("enterprise", c.enterprise(), "programme", c.programme()))
                .then(() -> c.account() == null ? null : refuseOtherHolder(c.account()))
                .then(() -> refuseProgramme(c.programme()))
                .orElse(() -> Decision.accept(subject, new SpecialAccountDeclared(c.programme(), c.account())));
    }

    /** Accounts that somebody else holds keep nobody's money apart. */
    private @Nullable Rejection refuseOtherHolder(BankAccount account) {
        return OrganisationName.same(account.holder(), enterprise.name())
                ? null
                : Rejection.of(
                        RejectionCode.PAYEE_MISMATCH,
                        Map.of("holder", account.holder(), "organisation", enterprise.name(), "needs", "本单位开立的账户"));
    }

    Decision engageThirdParty(EngageThirdParty c) {
        ThirdPartyEngaged engagement =
                new ThirdPartyEngaged(c.programme(), c.service(), c.documentNo(), c.from(), c.until());
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY, Role.FINANCE))
                .then(this::refuseUnknown)
                .refuseIf(
                        enterprise.isEngaged(engagement),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("enterprise", c.enterprise(), "programme", c.programme()))
                .then(() -> occasion.refuseOwn(c.enterprise()))
                .refuseIf(
                        !occasion.isHistory() && (c.documentNo() == null || c.from() == null),
                        RejectionCode.FACT_MISSING,
                        Map.of("missing", "委托文号和聘期起日"))
                .then(() -> refuseProgramme(c.programme()))
                .orElse(() -> Decision.accept(subject, engagement));
    }

    /** A year's value is one of a figure of the programme's pack, of its kind, and of a year that has come to its end. */
    Decision recordFigure(RecordYearlyFigure c) {
        Rejection no = byReviewer(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE)
                .then(() -> occasion.refuseAfter("year", LocalDate.of(c.year(), 12, 31)))
                .then(() -> refuseProgramme(c.programme()))
                .refusal();
        Programme programme = (Programme) streams.state(StreamId.programme(c.programme()));
        if (no != null || !programme.exists()) {
            return no == null
                    ? Decision.reject(RejectionCode.NOT_FOUND, Map.of("programme", c.programme()))
                    : new Decision.Rejected(no);
        }
        Figure figure = FigureRules.pack(streams, programme, c.figure())
                .figure(c.figure())
                .orElse(null);
        if (figure == null || !figure.isYearly()) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("figure", c.figure(), "needs", "政策包里逐年登记的数据"));
        }
        Scalar value = figure.written(c.value()).orElse(null);
        return value == null
                ? new Decision.Rejected(FigureRules.refuseValue(figure, c.value()))
                : Decision.accept(
                        subject, new YearlyFigureRecorded(c.programme(), figure.id(), c.year(), value, c.documentNo()));
    }

    /** A certificate is recorded by the city, or by the very organisation that gave it. */
    Decision recordAcceptance(RecordAcceptance c) {
        AcceptanceRecorded acceptance = new AcceptanceRecorded(
                c.programme(),
                c.assessor(),
                c.documentNo(),
                c.assessedOn(),
                c.passed(),
                c.level(),
                c.scoreTenths(),
                c.scenes(),
                c.constrainedScenes(),
                c.recognisedInvestmentFen(),
                c.equipmentTotal(),
                c.equipmentDigital(),
                c.equipmentNetworked(),
                c.digitalRate(),
                c.networkedRate(),
                c.assessedScenes());
        return occasion.first(() -> occasion.refusePost(Role.CITY_INDUSTRY, Role.ASSESSOR))
                .then(this::refuseUnknown)
                .then(() -> occasion.refuseScope(enterprise.county()))
                .then(() -> refuseOtherAssessor(c.assessor()))
                .then(occasion::refuseFuture)
                .then(() -> occasion.refuseAfter("assessedOn", c.assessedOn()))
                .then(() -> occasion.refuseOwn(c.enterprise()))
                .refuseIf(
                        !occasion.isHistory() && c.documentNo() == null,
                        RejectionCode.FACT_MISSING,
                        Map.of("missing", "证书编号"))
                .refuseIf(
                        enterprise.isRecorded(acceptance),
                        occasion.again(),
                        Map.of("enterprise", c.enterprise(), "documentNo", String.valueOf(c.documentNo())))
                .then(() -> refuseProgramme(c.programme()))
                .orElse(() -> Decision.accept(subject, acceptance));
    }

    private @Nullable Rejection refuseOtherAssessor(String assessor) {
        boolean own = occasion.actor().org().equals(assessor)
                || OrganisationName.same(assessor, occasion.standing().orgName());
        return occasion.isHistory() || !occasion.actor().role().equals(Role.ASSESSOR.name()) || own
                ? null
                : Rejection.of(
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("actorOrg", occasion.actor().org(), "organisation", assessor));
    }

    private Checks byReviewer(Role... roles) {
        return occasion.first(() -> occasion.refusePost(roles))
                .then(this::refuseUnknown)
                .then(() -> occasion.refuseScope(enterprise.county()))
                .then(occasion::refuseFuture)
                .then(() -> occasion.refuseOwn(subject.id()));
    }

    private @Nullable Rejection refuseUnknown() {
        return enterprise.exists() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", subject.id()));
    }

    private @Nullable Rejection refuseProgramme(String id) {
        Programme programme = (Programme) streams.state(StreamId.programme(id));
        return occasion.first(() -> null)
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", id))
                .refuseIf(programme.isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", id, "state", "已关闭"))
                .refusal();
    }
}
