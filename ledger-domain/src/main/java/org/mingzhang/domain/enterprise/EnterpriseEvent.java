package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Exclusion.CaseRole;

/** What happens to an organisation: who it is, its honours and faults, its place in rosters, what it was awarded. */
public sealed interface EnterpriseEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.ENTERPRISE;
    }

    /** What kind of organisation it is. */
    enum Kind {
        ENTERPRISE,
        PROVIDER,
        PLATFORM_OPERATOR,
        COUNTY_BODY,
        INSTITUTION
    }

    /** 企业规模. */
    enum Size {
        MEDIUM,
        SMALL,
        MICRO,
        LARGE
    }

    /**
     * Who an organisation is.
     *
     * @param county the pack's county id
     * @param industry the pack's industry id
     * @param industryCode GB/T 4754 code
     * @param aboveScale 规上
     * @param ownership 国有, 民营, 合资, 外资
     * @param actualController 实际控制人
     */
    record Details(
            String name,
            Kind kind,
            @Nullable String county,
            @Nullable String industry,
            @Nullable String industryCode,
            @Nullable Size size,
            boolean aboveScale,
            @Nullable String ownership,
            @Nullable Integer employees,
            @Nullable LocalDate foundedOn,
            @Nullable String address,
            @Nullable Personal legalRepresentative,
            @Nullable Personal contactName,
            @Nullable Personal contactPhone,
            @Nullable Personal actualController,
            @Nullable Personal email) {}

    /** An organisation enters the ledger under its credit code (GB 32100). */
    @EventName("enterprise.registered")
    record EnterpriseRegistered(
            String creditCode, Details details, @Nullable BankAccount account) implements EnterpriseEvent {}

    /** Its details change; the new ones in full. */
    @EventName("enterprise.details-changed")
    record EnterpriseDetailsChanged(
            Details details, @Nullable String documentNo) implements EnterpriseEvent {}

    /** The account that it is paid to changes, on the paper that asks for it where one came. */
    @EventName("enterprise.bank-account-changed")
    record BankAccountChanged(
            BankAccount account, String reason, @Nullable KeptPaper paper) implements EnterpriseEvent, WithPaper {
        public BankAccountChanged(BankAccount account, String reason) {
            this(account, reason, null);
        }
    }

    /**
     * A title is obtained. It is recorded as its certificate says; each pack says which titles mean something to it.
     * @param kind 称号类型, such as 示范工厂
     * @param level 称号级别, such as 省级; null where the title has none
     * @param grade the grade of a standard or assessment, 1–5; null where the title has none
     * @param obtainedOn null where old records do not say when: such a title counts for nothing that asks for a time
     */
    @EventName("enterprise.honour-recorded")
    record HonourRecorded(
            String kind,
            @Nullable String level,
            @Nullable Integer grade,
            @Nullable LocalDate obtainedOn,
            @Nullable LocalDate validUntil,
            String documentNo)
            implements EnterpriseEvent {}

    /**
     * Dishonesty or an accident is on public record.
     *
     * @param kind 失信类型 or 事故类型
     * @param level 事故等级, where there is one
     * @param occurredOn null where old records do not say when
     * @param source where it is on record
     */
    @EventName("enterprise.dishonesty-recorded")
    record DishonestyRecorded(
            String kind,
            @Nullable String level,
            @Nullable LocalDate occurredOn,
            @Nullable LocalDate repairedOn,
            String source)
            implements EnterpriseEvent {}

    /** 股东, 董监高, 受益人, 其他. */
    enum Relation {
        SHAREHOLDER,
        MANAGEMENT,
        BENEFICIARY,
        OTHER
    }

    /**
     * Somebody stands in a relation to it that may matter where interests conflict.
     *
     * @param party the name of a person or an organisation
     * @param sharePercent of 100, as a decimal text such as 51.5; null where no share is stated
     * @param partyDigest 证件摘要, as whoever computed it wrote it; never the number itself
     */
    @EventName("enterprise.relation-recorded")
    record RelationRecorded(
            Relation relation,
            Personal party,
            @Nullable String sharePercent,
            @Nullable String partyDigest) implements EnterpriseEvent {}

    /**
     * It got public money elsewhere or before. The business date is the day of that award.
     *
     * @param fund the fund's name, as it is on record there
     * @param level 国家级, 省级 …, as written
     * @param direction what it was for, as written; none of the pack's ids
     * @param invoiceNo an invoice that was claimed there
     */
    @EventName("enterprise.prior-award-recorded")
    record PriorAwardRecorded(
            String fund,
            @Nullable String level,
            @Nullable String direction,
            Fen amountFen,
            @Nullable String invoiceNo) implements EnterpriseEvent {}

    /**
     * 专账: it declares that it keeps accounts of their own for a programme's money.
     *
     * @param account the bank account kept for it, of nobody else; null where none is named
     */
    @EventName("enterprise.special-account-declared")
    record SpecialAccountDeclared(
            String programme, @Nullable BankAccount account) implements EnterpriseEvent {}

    /** 工商, 税务, 发票查验, 社保, 信用, 用电, 其他财政补助, 系统使用: which register was asked. */
    enum ExternalKind {
        BUSINESS_REGISTRATION,
        TAX,
        INVOICE_CHECK,
        SOCIAL_INSURANCE,
        CREDIT,
        ELECTRICITY,
        OTHER_SUBSIDY,
        SYSTEM_USE
    }

    /**
     * What a register outside says about it. The business date is the day on which it was asked.
     *
     * @param item what was asked for, such as 参保人数
     * @param value the answer, as the register gives it
     * @param source which register, or who asked it
     */
    @EventName("enterprise.external-fact-recorded")
    record ExternalFactRecorded(ExternalKind kind, String item, String value, String source)
            implements EnterpriseEvent {}

    /** 评测, 审计, 监理, 评审. */
    enum Service {
        ASSESSMENT,
        AUDIT,
        SUPERVISION,
        REVIEW
    }

    /**
     * It is engaged as a third party for a programme.
     *
     * @param documentNo the contract or the document that engages it; null where old records name none
     * @param from first day; null where it is not stated
     * @param until last day; null likewise
     */
    @EventName("enterprise.third-party-engaged")
    record ThirdPartyEngaged(
            String programme,
            Service service,
            @Nullable String documentNo,
            @Nullable LocalDate from,
            @Nullable LocalDate until)
            implements EnterpriseEvent {}

    /**
     * 入库: reserved for a programme.
     *
     * @param documentNo null where it is by a list that has none; so in all steps on a roster
     * @param list the row of the list by which it was
     */
    @EventName("enterprise.reserved")
    record EnterpriseReserved(
            String programme,
            @Nullable String documentNo,
            @Nullable ListRow list) implements EnterpriseEvent, RosterStep {}

    /**
     * 纳入: admitted to a batch of the pilot roster.
     *
     * @param list the row of the list by which it was
     * @param places how many the roster has place for by the pack; null where it sets no number
     */
    @EventName("enterprise.admitted")
    record EnterpriseAdmitted(
            String programme,
            String batch,
            @Nullable String documentNo,
            @Nullable ListRow list,
            @Nullable Integer places)
            implements EnterpriseEvent, RosterStep {
        /** An admission that cites no list and takes none of a limited number of places. */
        public EnterpriseAdmitted(String programme, String batch, String documentNo) {
            this(programme, batch, documentNo, null, null);
        }
    }

    /**
     * 调整批次.
     *
     * @param list the row of the list by which it was
     */
    @EventName("enterprise.batch-moved")
    record EnterpriseBatchMoved(
            String programme,
            String fromBatch,
            String toBatch,
            @Nullable String documentNo,
            String reason,
            @Nullable ListRow list)
            implements EnterpriseEvent, RosterStep {
        /** A move that cites no list. */
        public EnterpriseBatchMoved(
                String programme, String fromBatch, String toBatch, String documentNo, String reason) {
            this(programme, fromBatch, toBatch, documentNo, reason, null);
        }
    }

    /**
     * 退出.
     *
     * @param list the row of the list by which it was
     * @param places of how many places it gives one back; null where it took none of a limited number
     */
    @EventName("enterprise.left-pilot")
    record EnterpriseLeftPilot(
            String programme,
            @Nullable String documentNo,
            String reason,
            @Nullable ListRow list,
            @Nullable Integer places)
            implements EnterpriseEvent, RosterStep {}

    /**
     * 替补: comes in for one that left; recorded on the stream of the one that left.
     *
     * @param replacement credit code of who came in
     * @param list the row of the list by which it did
     */
    @EventName("enterprise.replaced")
    record EnterpriseReplaced(
            String programme,
            String replacement,
            @Nullable String documentNo,
            @Nullable ListRow list) implements EnterpriseEvent, RosterStep {}

    /**
     * An award was approved for it, or lowered or recovered, with a negative amount: what cumulative caps, ladders and
     * once-only rules count.
     *
     * @param award the application's number
     * @param honour the pack's honour id, where the award rests on a title
     * @param product the product, where a direction awards products
     * @param amountFen signed
     */
    @EventName("enterprise.award-counted")
    record AwardCounted(
            String programme,
            String award,
            String direction,
            @Nullable String honour,
            @Nullable String product,
            Fen amountFen)
            implements EnterpriseEvent {}

    /**
     * 验收结果: what an acceptance of its own came to, noted with it, so that other cases can rest on it. A correction of the
     * acceptance or of one of its scenes corrects this too; a later note of the same acceptance stands for the earlier one.
     *
     * @param application whose project was assessed
     * @param attempt as the acceptance counts
     * @param scoreTenths tenths of a point; the rest as the acceptance states it
     */
    @EventName("enterprise.acceptance-noted")
    record AcceptanceNoted(
            String programme,
            String application,
            int attempt,
            boolean passed,
            int level,
            @Nullable Integer scoreTenths,
            @Nullable Integer scenes,
            @Nullable Integer constrainedScenes,
            Fen recognisedInvestmentFen,
            @Nullable Integer equipmentTotal,
            @Nullable Integer equipmentDigital,
            @Nullable Integer equipmentNetworked,
            @Nullable String digitalRate,
            @Nullable String networkedRate,
            @Nullable List<Acceptance.Scene> assessedScenes)
            implements EnterpriseEvent, Acceptance {}

    /**
     * 验收证书: an acceptance that no programme of this ledger holds, by its certificate.
     *
     * @param programme for which it counts
     * @param assessor who assessed, as the certificate says
     * @param documentNo the certificate's number; null where old records name none
     */
    @EventName("enterprise.acceptance-recorded")
    record AcceptanceRecorded(
            String programme,
            String assessor,
            @Nullable String documentNo,
            LocalDate assessedOn,
            boolean passed,
            int level,
            @Nullable Integer scoreTenths,
            @Nullable Integer scenes,
            @Nullable Integer constrainedScenes,
            @Nullable Fen recognisedInvestmentFen,
            @Nullable Integer equipmentTotal,
            @Nullable Integer equipmentDigital,
            @Nullable Integer equipmentNetworked,
            @Nullable String digitalRate,
            @Nullable String networkedRate,
            @Nullable List<Acceptance.Scene> assessedScenes)
            implements EnterpriseEvent, Acceptance {}

    /**
     * 参考数据 of its own, of one year: what rules of a programme's pack look up.
     *
     * @param figure the pack's figure id
     * @param value in the form of the figure's type; amounts in fen
     */
    @EventName("enterprise.figure-recorded")
    record YearlyFigureRecorded(String programme, String figure, int year, Scalar value, String documentNo)
            implements EnterpriseEvent {}

    /** 经办人: somebody may sign for it, so that one more takes two administrators; it may come before the organisation itself. */
    @EventName("enterprise.signer-noted")
    record SignerNoted(String actor) implements EnterpriseEvent {
        @Override
        public boolean takesAStep() {
            return false;
        }
    }

    /**
     * 限报: it has a case that limits of the pack count, or has it no more. Only where the pack has such a limit, in the append of
     * what happens to the case.
     *
     * @param application its number
     * @param role its part in the case
     */
    @EventName("enterprise.case-noted")
    record CaseNoted(String programme, String application, String direction, CaseRole role, CaseState state)
            implements EnterpriseEvent {}
}
