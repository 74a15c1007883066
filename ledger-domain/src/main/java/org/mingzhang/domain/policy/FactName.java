package org.mingzhang.domain.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every fact that a pack's rules may name, with its kind and meaning. Packs cannot invent facts: what is not recorded as
 * an event cannot decide money. Ids, once used in a published pack, keep their meaning for ever.
 */
public enum FactName implements FactId {
    APPLICATION_BATCH("application.batch", ValueType.NUMBER, "", "批次", "申报所属批次（1、2、3）", "application.submitted"),
    APPLICATION_APPROVED("application.approved", ValueType.FLAG, "", "已获认定", "申报已通过全部环节并获认定", "application.approved"),
    ENTERPRISE_PILOT("enterprise.pilot", ValueType.FLAG, "", "试点企业", "决定之日在试点企业名单内", "enterprise.admitted"),
    ENTERPRISE_HONOURED_IN_PILOT(
            "enterprise.honouredInPilot",
            ValueType.FLAG,
            "",
            "执行期内获评优先荣誉",
            "在 pilot.from 至 pilot.to 之间取得政策包 honours 中 priority 为 true 的称号",
            "honour.recorded"),
    ACCEPTANCE_PASSED("acceptance.passed", ValueType.FLAG, "", "通过验收", "评测验收结论为通过", "acceptance.assessed"),
    ACCEPTANCE_LEVEL_AFTER(
            "acceptance.levelAfter", ValueType.NUMBER, "级", "改造后等级", "改造后数字化水平等级，未定级为 0", "acceptance.assessed"),
    ACCEPTANCE_RECOGNISED_INVESTMENT(
            "acceptance.recognisedInvestmentFen",
            ValueType.AMOUNT,
            "分",
            "核定投入",
            "评测验收核定的数字化改造投入",
            "acceptance.assessed"),
    PROJECT_COMPLETED_INVESTMENT(
            "project.completedInvestmentFen", ValueType.AMOUNT, "分", "实际完成投资额", "项目实际完成投资额", "project.completed"),
    PLATFORM_SERVED_PILOT_ENTERPRISES(
            "platform.servedPilotEnterprises", ValueType.NUMBER, "家", "服务试点企业数", "平台服务的试点企业数量", "project.completed"),
    CENTRE_INVESTMENT("centre.investmentFen", ValueType.AMOUNT, "分", "促进中心投资额", "数字化转型促进中心的投资额", "project.completed"),
    CONTRACT_PRICE(
            "contract.priceFen", ValueType.AMOUNT, "分", "合同价", "采购合同价，含已登记的变更；终止的合同按已开票的计", "contract.registered"),
    HONOUR_ID("honour.id", ValueType.TEXT, "", "称号", "所申报的称号，取政策包 honours 的编号", "application.submitted"),
    HONOUR_GRADE("honour.grade", ValueType.NUMBER, "级", "贯标等级", "贯标或评估的等级，不分级为 0", "application.submitted"),
    HONOUR_OBTAINED_ON("honour.obtainedOn", ValueType.DATE, "", "称号取得日期", "所申报称号的取得日期", "honour.recorded"),
    PRODUCT_ID("product.id", ValueType.TEXT, "", "产品", "所申报的产品编号", "product.registered"),
    COUNTY_ID("county.id", ValueType.TEXT, "", "县（市、区）", "受奖励的县（市、区）行政区划代码", "application.submitted"),
    AWARDS_ALREADY_GRANTED(
            "awards.alreadyGrantedFen",
            ValueType.AMOUNT,
            "分",
            "已核定奖补",
            "同一受益人在本方向 prior 所列方向内已核定的奖补（扣除已撤销与已追回）；没有即为 0",
            "award.approved"),
    DECISION_ON("decision.on", ValueType.DATE, "", "办理之日", "作出本次决定的业务日期", "按命令的业务日期"),
    APPLICATION_SUBMITTED_ON(
            "application.submittedOn", ValueType.DATE, "", "申报日期", "提交申报的业务日期", "application.submitted"),
    APPLICATION_LEVEL_BEFORE(
            "application.levelBefore", ValueType.NUMBER, "级", "改造前等级", "申报所写的改造前等级，未定级为 0", "application.submitted"),
    APPLICATION_CONSORTIUM("application.consortium", ValueType.FLAG, "", "联合申报", "申报列有联合体成员", "application.submitted"),
    ENTERPRISE_IN_REGION(
            "enterprise.inRegion", ValueType.FLAG, "", "在本地注册", "注册地在政策包 counties 所列县（市、区）之内", "enterprise.registered"),
    ENTERPRISE_INDUSTRY_LISTED(
            "enterprise.industryListed",
            ValueType.FLAG,
            "",
            "属所列行业",
            "所属行业在政策包 industries 之列",
            "enterprise.registered"),
    ENTERPRISE_ABOVE_SCALE("enterprise.aboveScale", ValueType.FLAG, "", "规上企业", "登记为规模以上工业企业", "enterprise.registered"),
    ENTERPRISE_ESTABLISHED_ON(
            "enterprise.establishedOn", ValueType.DATE, "", "成立日期", "登记的成立日期", "enterprise.registered"),
    PROVIDER_IN_POOL("provider.inPool", ValueType.FLAG, "", "在服务商资源池", "办理之日在服务商资源池内", "provider.admitted"),
    ACCEPTANCE_LEVEL_BEFORE(
            "acceptance.levelBefore",
            ValueType.NUMBER,
            "级",
            "登记的改造前等级",
            "此次验收以前登记的评测（凭证书，或在其他项目，通过与否不论）中等级不同的最近一次的等级，都相同的即该等级；没有登记的，取申报所写",
            "enterprise.acceptance-recorded"),
    ACCEPTANCE_SCORE("acceptance.score", ValueType.POINTS, "", "评测得分", "评测验收的得分，满分 100", "project.acceptance-assessed"),
    ACCEPTANCE_SCENES("acceptance.scenes", ValueType.NUMBER, "个", "应用场景数", "评测认定的应用场景数", "project.acceptance-assessed"),
    ACCEPTANCE_CONSTRAINED_SCENES(
            "acceptance.constrainedScenes",
            ValueType.NUMBER,
            "个",
            "约束性场景达标数",
            "评测认定的约束性场景达标数",
            "project.acceptance-assessed"),
    ACCEPTANCE_EQUIPMENT_TOTAL(
            "acceptance.equipmentTotal", ValueType.NUMBER, "台", "生产设备总数", "评测清点的生产设备数", "project.acceptance-assessed"),
    ACCEPTANCE_EQUIPMENT_DIGITAL(
            "acceptance.equipmentDigital",
            ValueType.NUMBER,
            "台",
            "数字化设备数",
            "评测清点的数字化生产设备数",
            "project.acceptance-assessed"),
    ACCEPTANCE_EQUIPMENT_NETWORKED(
            "acceptance.equipmentNetworked",
            ValueType.NUMBER,
            "台",
            "联网设备数",
            "评测清点的联网（上云）设备数",
            "project.acceptance-assessed"),
    ACCEPTANCE_DIGITAL_RATE(
            "acceptance.digitalRate", ValueType.SHARE, "", "生产设备数字化率", "评测报告所写的数字化率", "project.acceptance-assessed"),
    ACCEPTANCE_NETWORKED_RATE(
            "acceptance.networkedRate", ValueType.SHARE, "", "联网率", "评测报告所写的联网率（或上云率）", "project.acceptance-assessed"),
    ACCEPTANCE_ASSESSED_ON(
            "acceptance.assessedOn", ValueType.DATE, "", "评测日期", "评测验收的日期", "project.acceptance-assessed"),
    PROJECT_STARTED_ON("project.startedOn", ValueType.DATE, "", "开工日期", "项目开工日期", "project.started"),
    PROJECT_COMPLETED_ON("project.completedOn", ValueType.DATE, "", "完工日期", "项目完工日期", "project.completed"),
    CONTRACT_SIGNED_ON("contract.signedOn", ValueType.DATE, "", "合同签订日期", "最早一份合同的签订日期", "contract.registered"),
    CONTRACT_LAST_SIGNED_ON(
            "contract.lastSignedOn", ValueType.DATE, "", "末份合同签订日期", "最晚一份合同的签订日期，不算补充协议", "contract.registered"),
    APPLICATION_PLANNED_INVESTMENT(
            "application.plannedInvestmentFen", ValueType.AMOUNT, "分", "计划投入", "申报所写的计划投入", "application.submitted"),
    APPLICATION_SCORE(
            "application.score",
            ValueType.POINTS,
            "",
            "专家评分",
            "通过专家评审环节时登记的得分，满分 100；有 rubric 的取其环节，没有的取最后一个由专家评审的环节",
            "application.stage-decided"),
    ENTERPRISE_SIZE(
            "enterprise.size",
            ValueType.TEXT,
            "",
            "企业规模",
            "登记的企业划型：large 大型、medium 中型、small 小型、micro 微型",
            "enterprise.registered");

    private static final Map<String, FactName> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactName::id, fact -> fact));

    private final String id;
    private final ValueType type;
    private final String unit;
    private final String label;
    private final String meaning;
    private final String source;

    FactName(String id, ValueType type, String unit, String label, String meaning, String source) {
        this.id = id;
        this.type = type;
        this.unit = unit;
        this.label = label;
        this.meaning = meaning;
        this.source = source;
    }

    public static Optional<FactName> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public String label() {
        return label;
    }

    /** In Chinese, for the officials who read packs. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String source() {
        return source;
    }
}
