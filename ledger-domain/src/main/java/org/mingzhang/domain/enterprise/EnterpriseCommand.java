package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;

/** What can be asked about organisations and their place in rosters. */
public sealed interface EnterpriseCommand extends LedgerCommand {
    String enterprise();

    @Override
    default StreamId subject() {
        return StreamId.enterprise(enterprise());
    }

    /** Registers an organisation. */
    @CommandName(value = "enterprise.register", title = "登记企业或单位")
    record RegisterEnterprise(
            String enterprise, Details details, @Nullable BankAccount account) implements EnterpriseCommand {
        public RegisterEnterprise {
            CreditCode.require(enterprise);
        }
    }

    /** Changes its details; the new ones in full. */
    @CommandName(value = "enterprise.change-details", title = "变更企业登记信息")
    record ChangeDetails(
            String enterprise, Details details, @Nullable String documentNo) implements EnterpriseCommand {}

    /** Changes the account that it is paid to. */
    @CommandName(value = "enterprise.change-bank-account", title = "变更收款账户")
    record ChangeBankAccount(String enterprise, BankAccount account, String reason) implements EnterpriseCommand {}

    /** Records a title. */
    @CommandName(value = "enterprise.record-honour", title = "登记荣誉称号")
    record RecordHonour(
            String enterprise,
            String honour,
            @Nullable Integer grade,
            LocalDate obtainedOn,
            @Nullable LocalDate validUntil,
            String documentNo)
            implements EnterpriseCommand {}

    /** Records dishonesty or an accident. */
    @CommandName(value = "enterprise.record-dishonesty", title = "登记失信或事故")
    record RecordDishonesty(
            String enterprise,
            String kind,
            @Nullable String level,
            LocalDate occurredOn,
            @Nullable LocalDate repairedOn,
            String source)
            implements EnterpriseCommand {}

    /** 入库. */
    @CommandName(value = "enterprise.reserve", title = "列入试点储备库")
    record ReserveEnterprise(String enterprise, String programme, String documentNo) implements EnterpriseCommand {}

    /** 纳入. */
    @CommandName(value = "enterprise.admit", title = "纳入试点批次")
    record AdmitEnterprise(String enterprise, String programme, String batch, String documentNo)
            implements EnterpriseCommand {}

    /** 调整批次. */
    @CommandName(value = "enterprise.move-batch", title = "调整试点批次")
    record MoveBatch(String enterprise, String programme, String batch, String documentNo, String reason)
            implements EnterpriseCommand {}

    /** 退出. */
    @CommandName(value = "enterprise.leave-pilot", title = "退出试点")
    record LeavePilot(String enterprise, String programme, String documentNo, String reason)
            implements EnterpriseCommand {}

    /** 替补: admits another in the place of one that left. */
    @CommandName(value = "enterprise.replace", title = "替补试点企业")
    record ReplaceEnterprise(String enterprise, String programme, String replacement, String documentNo)
            implements EnterpriseCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        Enterprise enterprise = (Enterprise) streams.state(subject());
        String county = this instanceof RegisterEnterprise c ? c.details.county() : enterprise.county();
        Rejection no =
                switch (this) {
                    case RegisterEnterprise c ->
                        occasion.refuseUnless(county, Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);
                    case ChangeDetails c -> occasion.refuseUnless(county, Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);
                    case ChangeBankAccount c -> occasion.refuseUnless(Role.FINANCE);
                    case RecordHonour c -> occasion.refuseUnless(county, Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);
                    case RecordDishonesty c ->
                        occasion.refuseUnless(county, Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.SUPERVISOR);
                    case ReserveEnterprise c -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                    case AdmitEnterprise c -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                    case MoveBatch c -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                    case LeavePilot c -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                    case ReplaceEnterprise c -> occasion.refuseUnless(Role.CITY_INDUSTRY);
                };
        if (no != null) {
            return new Decision.Rejected(no);
        }
        if (this instanceof RegisterEnterprise c) {
            return enterprise.exists()
                    ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("enterprise", enterprise()))
                    : Decision.accept(subject(), new EnterpriseRegistered(c.enterprise, c.details, c.account));
        }
        if (!enterprise.exists()) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("enterprise", enterprise()));
        }
        return switch (this) {
            case RegisterEnterprise c -> throw new IllegalStateException();
            case ChangeDetails c -> Decision.accept(subject(), new EnterpriseDetailsChanged(c.details, c.documentNo));
            case ChangeBankAccount c -> Decision.accept(subject(), new BankAccountChanged(c.account, c.reason));
            case RecordHonour c ->
                Decision.accept(
                        subject(), new HonourRecorded(c.honour, c.grade, c.obtainedOn, c.validUntil, c.documentNo));
            case RecordDishonesty c ->
                Decision.accept(
                        subject(), new DishonestyRecorded(c.kind, c.level, c.occurredOn, c.repairedOn, c.source));
            case ReserveEnterprise c -> RosterDecision.reserve(this, c, enterprise, streams);
            case AdmitEnterprise c ->
                RosterDecision.admit(this, c.programme, c.batch, c.documentNo, enterprise, streams);
            case MoveBatch c -> RosterDecision.move(c, enterprise, streams);
            case LeavePilot c -> {
                Membership membership = enterprise.membership(c.programme);
                yield membership == null || membership.left()
                        ? Decision.reject(
                                RejectionCode.WRONG_STATE, Map.of("enterprise", enterprise(), "needs", "在试点名单"))
                        : Decision.accept(subject(), new EnterpriseLeftPilot(c.programme, c.documentNo, c.reason));
            }
            case ReplaceEnterprise c -> RosterDecision.replace(c, enterprise, streams);
        };
    }

    /** The roster's rules, which need the programme's batches. */
    final class RosterDecision {
        private RosterDecision() {}

        static Decision reserve(
                EnterpriseCommand command, ReserveEnterprise c, Enterprise enterprise, Streams streams) {
            if (enterprise.membership(c.programme) != null) {
                return Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("enterprise", c.enterprise));
            }
            Programme programme = (Programme) streams.state(StreamId.programme(c.programme));
            return programme.exists()
                    ? Decision.accept(command.subject(), new EnterpriseReserved(c.programme, c.documentNo))
                    : Decision.reject(RejectionCode.NOT_FOUND, Map.of("programme", c.programme));
        }

        static Decision admit(
                EnterpriseCommand command,
                String programmeId,
                String batch,
                String documentNo,
                Enterprise enterprise,
                Streams streams) {
            Membership membership = enterprise.membership(programmeId);
            if (membership != null && membership.inPilot()) {
                return Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("enterprise", command.enterprise()));
            }
            Decision no = refuseBatch(programmeId, batch, streams);
            return no != null
                    ? no
                    : Decision.accept(command.subject(), new EnterpriseAdmitted(programmeId, batch, documentNo));
        }

        static Decision move(MoveBatch c, Enterprise enterprise, Streams streams) {
            Membership membership = enterprise.membership(c.programme);
            String from = membership == null || membership.left() ? null : membership.batch();
            if (from == null || from.equals(c.batch)) {
                return Decision.reject(
                        RejectionCode.WRONG_STATE, Map.of("enterprise", c.enterprise, "batch", String.valueOf(from)));
            }
            Decision no = refuseBatch(c.programme, c.batch, streams);
            return no != null
                    ? no
                    : Decision.accept(
                            c.subject(), new EnterpriseBatchMoved(c.programme, from, c.batch, c.documentNo, c.reason));
        }

        static Decision replace(ReplaceEnterprise c, Enterprise enterprise, Streams streams) {
            Membership membership = enterprise.membership(c.programme);
            return membership == null || !membership.left()
                    ? Decision.reject(RejectionCode.WRONG_STATE, Map.of("enterprise", c.enterprise, "needs", "已退出试点"))
                    : Decision.accept(c.subject(), new EnterpriseReplaced(c.programme, c.replacement, c.documentNo));
        }

        private static @Nullable Decision refuseBatch(String programmeId, String batch, Streams streams) {
            Programme programme = (Programme) streams.state(StreamId.programme(programmeId));
            if (!programme.exists()) {
                return Decision.reject(RejectionCode.NOT_FOUND, Map.of("programme", programmeId));
            }
            PolicyPack pack = streams.pack(programme.packSm3());
            return pack.batch(batch).isPresent()
                    ? null
                    : Decision.reject(RejectionCode.NOT_FOUND, Map.of("batch", batch));
        }
    }
}
