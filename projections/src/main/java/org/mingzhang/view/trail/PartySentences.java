package org.mingzhang.view.trail;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeAsked;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyProposed;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.ActorEvent.SignInConfirmed;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInEnded;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalFactRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.RelationRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SignerNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SpecialAccountDeclared;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ThirdPartyEngaged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.provider.ProviderEvent.AppealResolved;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAppealed;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import org.mingzhang.domain.provider.ProviderEvent.RectificationJudged;
import org.mingzhang.domain.provider.ProviderEvent.RectificationReported;
import org.mingzhang.domain.provider.Satisfaction;

/** Sentences of persons, organisations and providers. */
final class PartySentences {
    private PartySentences() {}

    /** @param actor whose stream it is */
    static String of(ActorEvent event, String actor, Names names) {
        return switch (event) {
            case ActorRegistered e ->
                "登记经办人 " + e.name() + "，单位：" + e.orgName()
                        + (e.intended() == null ? "。" : "，拟任" + e.intended().chinese() + "岗位。");
            case KeyEnrolled e -> "为" + names.personOf(actor) + "登记签名密钥 " + e.keyId() + "（" + e.algorithm() + "）。";
            case KeyProposed e ->
                "为" + names.personOf(actor) + "提出新的签名密钥 " + e.keyId() + "（" + e.algorithm() + "），核定以前不能签名。";
            case KeyRotated e ->
                "更换" + names.personOf(actor) + "的签名密钥：" + e.oldKeyId() + " 停用，改用 " + e.keyId() + "（" + e.algorithm()
                        + "）。";
            case KeyRevoked e -> "吊销" + names.personOf(actor) + "的签名密钥 " + e.keyId() + "，理由：" + e.reason() + "。";
            case RoleGranted e ->
                "授予" + names.personOf(actor) + "岗位：" + e.role().chinese() + county(e.county(), names) + "。";
            case RoleRevoked e ->
                "收回" + names.personOf(actor) + "的岗位：" + e.role().chinese() + county(e.county(), names) + "，理由："
                        + e.reason() + "。";
            case StandInGranted e ->
                "安排代理岗位：" + names.personOf(actor) + "自" + Names.day(e.from()) + "至" + Names.day(e.to()) + "代理"
                        + names.personOf(e.instead()) + "的" + e.role().chinese() + county(e.county(), names) + "岗位，理由："
                        + e.reason() + "。";
            case StandInEnded e ->
                "提前结束代理：" + names.personOf(actor) + "不再代理" + names.personOf(e.instead()) + "的"
                        + e.role().chinese() + county(e.county(), names) + "岗位（" + Names.day(e.from()) + "起），理由："
                        + e.reason() + "。";
            case StandInNoted e ->
                names.personOf(actor) + "的" + e.role().chinese() + county(e.county(), names) + "岗位自"
                        + Names.day(e.from()) + "至" + Names.day(e.to()) + "由" + names.personOf(e.standIn()) + "代理。";
            case StandInEndNoted e ->
                names.personOf(actor) + "的" + e.role().chinese() + county(e.county(), names) + "岗位不再由"
                        + names.personOf(e.standIn()) + "代理（" + Names.day(e.from()) + "起的代理提前结束）。";
            case CodeAsked e -> "申请发给" + names.personOf(actor) + "一次性代码，供其另设登录口令，理由：" + e.reason() + "。";
            case CodeAgreed e -> "同意发给" + names.personOf(actor) + "一次性代码（由" + names.personOf(e.askedBy()) + "申请）。";
            case CodeGiven e ->
                "发给" + names.personOf(actor) + "一次性代码，由"
                        + (e.takenBy() == null ? "运维人员在服务器上" : names.personOf(e.takenBy()))
                        + "取出；原口令作废，确认登录的是本人以前不能看个人信息、不能导出。";
            case SignInConfirmed e ->
                e.ownKey()
                        ? names.personOf(actor) + "用自己的密钥确认：凭一次性代码登录的是本人。"
                        : "安全保密管理员确认：凭一次性代码登录的是" + names.personOf(actor) + "本人。";
        };
    }

    private static String county(@Nullable String county, Names names) {
        return county == null ? "" : "（限" + names.county(county) + "）";
    }

    static String of(EnterpriseEvent event, Names names) {
        return switch (event) {
            case EnterpriseRegistered e ->
                "登记" + kind(e.details().kind()) + "“" + e.details().name() + "”，统一社会信用代码 " + e.creditCode() + "。";
            case EnterpriseDetailsChanged e -> "“" + e.details().name() + "”的登记事项变更" + Names.note(e.documentNo()) + "。";
            case BankAccountChanged e ->
                "收款账户变更为 " + e.account().bank() + " 尾号 " + tail(e.account().number()) + "，理由：" + e.reason()
                        + Names.paper(e) + "。";
            case HonourRecorded e ->
                "获得“" + e.kind() + (e.level() == null ? "" : "·" + e.level()) + "”"
                        + (e.grade() == null ? "" : e.grade() + " 级")
                        + (e.obtainedOn() == null ? "" : "，" + Names.day(e.obtainedOn()) + "取得") + "（"
                        + e.documentNo() + "）。";
            case DishonestyRecorded e ->
                "记录失信或事故：" + e.kind() + Names.note(e.level())
                        + (e.occurredOn() == null ? "" : "，" + Names.day(e.occurredOn()) + "发生") + "，来源：" + e.source()
                        + "。";
            case EnterpriseReserved e -> "进入试点企业储备库" + Names.note(e.documentNo()) + ListSentences.cited(e.list()) + "。";
            case EnterpriseAdmitted e ->
                "纳入试点名单" + names.batch(e.batch()) + Names.note(e.documentNo()) + ListSentences.cited(e.list()) + "。";
            case EnterpriseBatchMoved e ->
                "试点批次由" + names.batch(e.fromBatch()) + "调整为" + names.batch(e.toBatch()) + "，理由：" + e.reason()
                        + Names.note(e.documentNo()) + ListSentences.cited(e.list()) + "。";
            case EnterpriseLeftPilot e ->
                "退出试点，理由：" + e.reason() + Names.note(e.documentNo()) + ListSentences.cited(e.list()) + "。";
            case EnterpriseReplaced e ->
                "由" + names.organisation(e.replacement()) + "替补进入试点" + Names.note(e.documentNo())
                        + ListSentences.cited(e.list()) + "。";
            case SignerNoted e -> names.personOf(e.actor()) + "可以代表本单位签名办理。";
            case RelationRecorded e ->
                "登记关联方："
                        + switch (e.relation()) {
                            case SHAREHOLDER -> "股东";
                            case MANAGEMENT -> "董监高";
                            case BENEFICIARY -> "受益人";
                            case OTHER -> "其他关联方";
                        }
                        + (e.sharePercent() == null ? "" : "，比例 " + e.sharePercent() + "%") + "，姓名或名称作个人信息保存。";
            case PriorAwardRecorded e ->
                "曾获“" + e.fund() + "”奖补" + Names.money(e.amountFen())
                        + (e.level() == null ? "" : "，" + e.level())
                        + (e.direction() == null ? "" : "，" + e.direction())
                        + (e.invoiceNo() == null ? "" : "，所用发票 " + e.invoiceNo()) + "。";
            case SpecialAccountDeclared e ->
                "声明对专项资金设立专账"
                        + (e.account() == null
                                ? "。"
                                : "：" + e.account().bank() + " 尾号 "
                                        + tail(e.account().number()) + "。");
            case ExternalFactRecorded e ->
                switch (e.kind()) {
                            case BUSINESS_REGISTRATION -> "工商";
                            case TAX -> "税务";
                            case INVOICE_CHECK -> "发票查验";
                            case SOCIAL_INSURANCE -> "社保";
                            case CREDIT -> "信用";
                            case ELECTRICITY -> "用电";
                            case OTHER_SUBSIDY -> "其他财政补助";
                            case SYSTEM_USE -> "系统使用";
                        }
                        + "数据：" + e.item() + " 为 " + e.value() + "，来源：" + e.source() + "。";
            case ThirdPartyEngaged e ->
                "受聘为第三方机构："
                        + switch (e.service()) {
                            case ASSESSMENT -> "评测";
                            case AUDIT -> "审计";
                            case SUPERVISION -> "监理";
                            case REVIEW -> "评审";
                        }
                        + (e.from() == null ? "" : "，自" + Names.day(e.from()))
                        + (e.until() == null ? "" : "至" + Names.day(e.until()))
                        + Names.note(e.documentNo()) + "。";
            case AcceptanceNoted e ->
                "记下申报 " + e.application() + " 第 " + e.attempt() + " 次评测验收的结果：" + result(e) + "，供其他申报查对。";
            case YearlyFigureRecorded e ->
                "登记" + e.year() + "年的“" + names.figure(e.figure()) + "”："
                        + names.figureValue(e.figure(), e.value().text()) + Names.note(e.documentNo()) + "。";
            case AcceptanceRecorded e ->
                "凭证书登记验收：" + e.assessor() + Names.note(e.documentNo()) + Names.day(e.assessedOn()) + "评测，" + result(e)
                        + "，计作本试点的验收。";
            case CaseNoted e ->
                "申报 " + e.application() + "（" + names.direction(e.direction()) + "，"
                        + e.role().chinese() + "）"
                        + (e.state() == CaseState.RELEASED
                                ? "不再计入限额"
                                : "按“" + e.state().chinese() + "”计入限额") + "。";
            case AwardCounted e ->
                "计入奖补 " + e.award() + "（" + names.direction(e.direction()) + "）" + Names.money(e.amountFen()) + "。";
        };
    }

    private static String result(Acceptance e) {
        List<Acceptance.Scene> scenes = e.assessedScenes();
        return (e.passed() ? "通过" : "未通过") + "，改造后 " + e.level() + " 级"
                + (scenes == null ? "" : "，逐个载明应用场景 " + scenes.size() + " 个");
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case ENTERPRISE -> "企业";
            case PROVIDER -> "服务商";
            case PLATFORM_OPERATOR -> "平台建设单位";
            case COUNTY_BODY -> "县（市、区）单位";
            case INSTITUTION -> "机构";
        };
    }

    /** The last four digits; all of an account is in the entry, not in sentences. */
    static String tail(String account) {
        return account.substring(account.length() - 4);
    }

    static String of(ProviderEvent event, Names names) {
        return switch (event) {
            case ProviderAdmitted e ->
                "“" + e.name() + "”作为"
                        + switch (e.kind()) {
                            case INTEGRATOR -> "数字化集成服务商";
                            case PRODUCT -> "数字化产品服务商";
                        }
                        + "进入资源池（" + e.documentNo() + "）。";
            case ProductRegistered e ->
                "登记产品“" + e.name() + "”（" + e.product() + "，" + e.category() + "）"
                        + (e.listPriceFen() == null ? "" : "，标价" + Names.money(e.listPriceFen()))
                        + (e.listPriceOn() == null ? "。" : "（" + Names.day(e.listPriceOn()) + "）。");
            case ProviderRated e ->
                names.organisation(e.rater()) + "就申报 " + e.application()
                        + (e.contract() == null ? "" : "（合同 " + e.contract() + "）") + " 评价服务 " + e.scoreTenths() / 10
                        + (e.scoreTenths() % 10 == 0 ? "" : "." + e.scoreTenths() % 10) + " 分" + Names.note(e.opinion())
                        + "。";
            case RatingWithdrawn e ->
                names.organisation(e.rater()) + "撤回就申报 " + e.application()
                        + (e.contract() == null ? "" : "（合同 " + e.contract() + "）") + "所作的 "
                        + Names.tenths(e.scoreTenths()) + " 分评价，理由：" + e.reason()
                        + (e.underWarning() ? "（当时服务商有警示未解除）。" : "。");
            case ProviderWarned e ->
                "警示 " + e.warning() + "：" + e.reason() + "，限" + Names.day(e.rectifyBy()) + "前整改"
                        + (e.ratings() == null || e.scoreTenthsSum() == null
                                ? ""
                                : "，当时评价 " + e.ratings() + " 次，均分 "
                                        + Names.tenths(Objects.requireNonNull(
                                                new Satisfaction(e.ratings(), e.scoreTenthsSum()).meanTenths()))
                                        + " 分")
                        + "（" + e.documentNo() + "）。";
            case RectificationReported e -> "报告警示 " + e.warning() + " 的整改：" + e.note() + "。";
            case RectificationJudged e ->
                "核验警示 " + e.warning() + " 的整改：" + (e.accepted() ? "通过，警示解除" : "不通过，继续整改") + "，意见：" + e.opinion() + "。";
            case ProviderRemoved e ->
                "清退出资源池，理由：" + e.reason() + "（" + e.documentNo() + "）" + ListSentences.cited(e.list()) + "。";
            case ProviderAppealed e -> "对" + appealed(e.warning()) + "提出申诉 " + e.appeal() + "，理由：" + e.reason() + "。";
            case AppealResolved e ->
                "申诉 " + e.appeal() + (e.upheld() ? " 成立" : " 不成立")
                        + (e.upheld() ? e.warning() == null ? "，恢复在资源池" : "，警示解除" : "，维持" + appealed(e.warning()))
                        + "，意见：" + e.opinion() + "（" + e.documentNo() + "）。";
        };
    }

    private static String appealed(@Nullable String warning) {
        return warning == null ? "清退" : "警示 " + warning + " ";
    }
}
