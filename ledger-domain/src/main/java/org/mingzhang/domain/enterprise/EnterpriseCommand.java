package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalKind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Relation;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Service;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

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

    /** Changes the account that it is paid to; the paper that asks for it may come with the command. */
    @CommandName(value = "enterprise.change-bank-account", title = "变更收款账户")
    record ChangeBankAccount(
            String enterprise,
            BankAccount account,
            String reason,
            @Nullable KeptPaper paper) implements EnterpriseCommand {
        public ChangeBankAccount {
            Require.paper(paper);
        }

        /** A change without a paper. */
        public ChangeBankAccount(String enterprise, BankAccount account, String reason) {
            this(enterprise, account, reason, null);
        }
    }

    /** Records a title, as its certificate says. */
    @CommandName(value = "enterprise.record-honour", title = "登记荣誉称号")
    record RecordHonour(
            String enterprise,
            String kind,
            @Nullable String level,
            @Nullable Integer grade,
            LocalDate obtainedOn,
            @Nullable LocalDate validUntil,
            String documentNo)
            implements EnterpriseCommand {
        public RecordHonour {
            Require.within(grade, 1, 5, "贯标或评估等级");
            if (validUntil != null && validUntil.isBefore(obtainedOn)) {
                throw new RefusedValue(validUntil, "有效期至不应早于取得日期（" + obtainedOn + "）");
            }
        }
    }

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

    /**
     * Records who stands in a relation to it.
     *
     * @param sharePercent of 100, as a decimal text
     */
    @CommandName(value = "enterprise.record-relation", title = "登记关联信息")
    record RecordRelation(
            String enterprise,
            Relation relation,
            Personal party,
            @Nullable String sharePercent,
            @Nullable String partyDigest)
            implements EnterpriseCommand {
        public RecordRelation {
            Require.percent(sharePercent, "比例");
        }
    }

    /** Records public money that it got elsewhere or before. */
    @CommandName(value = "enterprise.record-prior-award", title = "登记历史奖补")
    record RecordPriorAward(
            String enterprise,
            String fund,
            @Nullable String level,
            @Nullable String direction,
            Fen amountFen,
            @Nullable String invoiceNo)
            implements EnterpriseCommand {
        public RecordPriorAward {
            Require.positive(amountFen, "历史奖补金额");
            Require.voucher(invoiceNo, "发票号码");
        }
    }

    /**
     * 专账: said by itself.
     *
     * @param account the bank account kept for it, in its own name
     */
    @CommandName(value = "enterprise.declare-special-account", title = "声明设立专账")
    record DeclareSpecialAccount(
            String enterprise, String programme, @Nullable BankAccount account) implements EnterpriseCommand {
        public DeclareSpecialAccount {
            StreamId.requireName(programme);
        }
    }

    /** Records what a register outside says about it. */
    @CommandName(value = "enterprise.record-external-fact", title = "登记名录外部数据")
    record RecordExternalFact(String enterprise, ExternalKind kind, String item, String value, String source)
            implements EnterpriseCommand {}

    /**
     * 验收证书: records an acceptance that no programme of this ledger holds, by its certificate.
     *
     * @param programme for which it counts
     * @param assessor who assessed, as the certificate says
     * @param documentNo the certificate's number
     * @param digitalRate 生产设备数字化率 of 100, decimal text
     * @param networkedRate 联网率 of 100, decimal text
     * @param assessedScenes the scenes one by one, each once
     */
    @CommandName(value = "enterprise.record-acceptance", title = "登记验收证书")
    record RecordAcceptance(
            String enterprise,
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
            implements EnterpriseCommand {
        public RecordAcceptance {
            StreamId.requireName(programme);
            Require.voucher(documentNo, "证书编号");
            Require.within(level, 0, 4, "验收等级");
            Require.within(scoreTenths, 0, 1000, "评分（十分之一分）");
            Require.notNegative(recognisedInvestmentFen, "核定投入");
            Require.within(scenes, 0, 1000, "应用场景数");
            Require.within(constrainedScenes, 0, scenes == null ? 1000 : scenes, "约束性场景达标数");
            int equipment = equipmentTotal == null ? 1_000_000 : equipmentTotal;
            Require.within(equipmentTotal, 0, 1_000_000, "生产设备总数");
            Require.within(equipmentDigital, 0, equipment, "数字化设备数");
            Require.within(equipmentNetworked, 0, equipment, "联网设备数");
            Require.percent(digitalRate, "生产设备数字化率");
            Require.percent(networkedRate, "联网率");
            if (assessedScenes != null) {
                assessedScenes = List.copyOf(assessedScenes);
                assessedScenes.forEach(each -> Require.within(each.level(), 0, 4, "场景等级"));
                Require.distinct(
                        assessedScenes.stream()
                                .map(each -> SceneName.plain(each.scene()))
                                .toList(),
                        "应用场景");
            }
        }
    }

    /**
     * 参考数据 of its own, of one year: enters a value that rules of the programme's pack name.
     *
     * @param figure a figure's id in the pack
     * @param value as people write it: {@code 116}, {@code 2000万元}, {@code 50%}
     */
    @CommandName(value = "enterprise.record-figure", title = "登记企业年度数据")
    record RecordYearlyFigure(
            String enterprise, String programme, String figure, int year, String value, String documentNo)
            implements EnterpriseCommand {
        public RecordYearlyFigure {
            StreamId.requireName(programme);
            Require.within(year, 2000, 2100, "年度");
            Require.document(documentNo, "依据文件");
        }
    }

    /**
     * Engages it as a third party.
     *
     * @param documentNo the contract or the document that engages it
     * @param from first day
     * @param until last day
     */
    @CommandName(value = "enterprise.engage-third-party", title = "聘请第三方机构")
    record EngageThirdParty(
            String enterprise,
            String programme,
            Service service,
            @Nullable String documentNo,
            @Nullable LocalDate from,
            @Nullable LocalDate until)
            implements EnterpriseCommand {
        public EngageThirdParty {
            StreamId.requireName(programme);
            if (from != null && until != null && until.isBefore(from)) {
                throw new RefusedValue(until, "聘期止日不应早于起日（" + from + "）");
            }
        }
    }

    /** 入库. */
    @CommandName(value = "enterprise.reserve", title = "列入试点储备库")
    record ReserveEnterprise(
            String enterprise,
            String programme,
            @Nullable String documentNo,
            @Nullable ListRow list) implements EnterpriseCommand {
        public ReserveEnterprise {
            RosterStep.requireGround(documentNo, list);
            StreamId.requireName(programme);
        }

        /** Without a list. */
        public ReserveEnterprise(String enterprise, String programme, String documentNo) {
            this(enterprise, programme, documentNo, null);
        }
    }

    /** 纳入. */
    @CommandName(value = "enterprise.admit", title = "纳入试点批次")
    record AdmitEnterprise(
            String enterprise,
            String programme,
            String batch,
            @Nullable String documentNo,
            @Nullable ListRow list) implements EnterpriseCommand {
        public AdmitEnterprise {
            RosterStep.requireGround(documentNo, list);
            StreamId.requireName(programme);
        }

        /** Without a list. */
        public AdmitEnterprise(String enterprise, String programme, String batch, String documentNo) {
            this(enterprise, programme, batch, documentNo, null);
        }
    }

    /** 调整批次. */
    @CommandName(value = "enterprise.move-batch", title = "调整试点批次")
    record MoveBatch(
            String enterprise,
            String programme,
            String batch,
            @Nullable String documentNo,
            String reason,
            @Nullable ListRow list)
            implements EnterpriseCommand {
        public MoveBatch {
            RosterStep.requireGround(documentNo, list);
            StreamId.requireName(programme);
        }

        /** Without a list. */
        public MoveBatch(String enterprise, String programme, String batch, String documentNo, String reason) {
            this(enterprise, programme, batch, documentNo, reason, null);
        }
    }

    /** 退出. */
    @CommandName(value = "enterprise.leave-pilot", title = "退出试点")
    record LeavePilot(
            String enterprise,
            String programme,
            @Nullable String documentNo,
            String reason,
            @Nullable ListRow list) implements EnterpriseCommand {
        public LeavePilot {
            RosterStep.requireGround(documentNo, list);
        }

        /** Without a list. */
        public LeavePilot(String enterprise, String programme, String documentNo, String reason) {
            this(enterprise, programme, documentNo, reason, null);
        }
    }

    /**
     * 替补: says who came in for one that left.
     *
     * @param replacement credit code of one that is admitted already
     */
    @CommandName(value = "enterprise.replace", title = "替补试点企业")
    record ReplaceEnterprise(
            String enterprise,
            String programme,
            String replacement,
            @Nullable String documentNo,
            @Nullable ListRow list)
            implements EnterpriseCommand {
        /** Without a list. */
        public ReplaceEnterprise(String enterprise, String programme, String replacement, String documentNo) {
            this(enterprise, programme, replacement, documentNo, null);
        }

        public ReplaceEnterprise {
            RosterStep.requireGround(documentNo, list);
            CreditCode.require(replacement);
            if (replacement.equals(enterprise)) {
                throw new RefusedValue(replacement, "不能由本企业替补自己");
            }
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return switch (this) {
            case ReserveEnterprise c -> new RosterDecider(streams, occasion, c, c.list()).reserve(c);
            case AdmitEnterprise c -> new RosterDecider(streams, occasion, c, c.list()).admit(c);
            case MoveBatch c -> new RosterDecider(streams, occasion, c, c.list()).move(c);
            case LeavePilot c -> new RosterDecider(streams, occasion, c, c.list()).leave(c);
            case ReplaceEnterprise c -> new RosterDecider(streams, occasion, c, c.list()).replace(c);
            case RecordRelation c -> new DisclosureDecider(streams, occasion, c).recordRelation(c);
            case RecordPriorAward c -> new DisclosureDecider(streams, occasion, c).recordPriorAward(c);
            case DeclareSpecialAccount c -> new DisclosureDecider(streams, occasion, c).declareSpecialAccount(c);
            case RecordExternalFact c -> new DisclosureDecider(streams, occasion, c).recordExternalFact(c);
            case RecordAcceptance c -> new DisclosureDecider(streams, occasion, c).recordAcceptance(c);
            case RecordYearlyFigure c -> new DisclosureDecider(streams, occasion, c).recordFigure(c);
            case EngageThirdParty c -> new DisclosureDecider(streams, occasion, c).engageThirdParty(c);
            case RegisterEnterprise c -> new EnterpriseDecider(streams, occasion, c).register(c);
            case ChangeDetails c -> new EnterpriseDecider(streams, occasion, c).changeDetails(c);
            case ChangeBankAccount c -> new EnterpriseDecider(streams, occasion, c).changeBankAccount(c);
            case RecordHonour c -> new EnterpriseDecider(streams, occasion, c).recordHonour(c);
            case RecordDishonesty c -> new EnterpriseDecider(streams, occasion, c).recordDishonesty(c);
        };
    }
}
