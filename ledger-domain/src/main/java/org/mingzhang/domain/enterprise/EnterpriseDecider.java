package org.mingzhang.domain.enterprise;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordDishonesty;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;

/** The rules of what is recorded about an organisation. Counties record their own; accounts are finance's. */
final class EnterpriseDecider {
    private final Occasion occasion;
    private final StreamId subject;
    private final Enterprise enterprise;

    EnterpriseDecider(Streams streams, Occasion occasion, EnterpriseCommand command) {
        this.occasion = occasion;
        this.subject = command.subject();
        this.enterprise = (Enterprise) streams.state(subject);
    }

    Decision register(RegisterEnterprise c) {
        return occasion.first(
                        () -> occasion.refuseUnless(c.details().county(), Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY))
                .refuseIf(enterprise.exists(), RejectionCode.ALREADY_EXISTS, Map.of("enterprise", c.enterprise()))
                .then(() -> refuseHolder(c.account(), c.details().name()))
                .orElse(() ->
                        Decision.accept(subject, new EnterpriseRegistered(c.enterprise(), c.details(), c.account())));
    }

    Decision changeDetails(ChangeDetails c) {
        return inItsCounty(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY)
                .then(() -> occasion.refuseScope(c.details().county()))
                .orElse(() -> Decision.accept(subject, new EnterpriseDetailsChanged(c.details(), c.documentNo())));
    }

    Decision changeBankAccount(ChangeBankAccount c) {
        return occasion.first(() -> occasion.refuseUnless(Role.FINANCE))
                .then(this::refuseUnknown)
                .then(() -> refuseHolder(c.account(), enterprise.name()))
                .orElse(() -> Decision.accept(subject, new BankAccountChanged(c.account(), c.reason(), c.paper())));
    }

    Decision recordHonour(RecordHonour c) {
        return inItsCounty(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY)
                .then(() -> occasion.refuseAfter("obtainedOn", c.obtainedOn()))
                .orElse(() -> Decision.accept(
                        subject,
                        new HonourRecorded(
                                c.kind(), c.level(), c.grade(), c.obtainedOn(), c.validUntil(), c.documentNo())));
    }

    Decision recordDishonesty(RecordDishonesty c) {
        return inItsCounty(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.SUPERVISOR)
                .then(() -> occasion.refuseAfter("occurredOn", c.occurredOn()))
                .orElse(() -> Decision.accept(
                        subject,
                        new DishonestyRecorded(c.kind(), c.level(), c.occurredOn(), c.repairedOn(), c.source())));
    }

    private Checks inItsCounty(Role... roles) {
        return occasion.first(() -> occasion.refusePost(roles))
                .then(this::refuseUnknown)
                .then(() -> occasion.refuseScope(enterprise.county()))
                .then(occasion::refuseFuture);
    }

    private @Nullable Rejection refuseUnknown() {
        return enterprise.exists() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", subject.id()));
    }

    /** An account is registered in its owner's own name, or not at all. */
    private static @Nullable Rejection refuseHolder(@Nullable BankAccount account, String name) {
        return account == null || account.holder().equals(name)
                ? null
                : Rejection.of(RejectionCode.PAYEE_MISMATCH, Map.of("holder", account.holder(), "enterprise", name));
    }
}
