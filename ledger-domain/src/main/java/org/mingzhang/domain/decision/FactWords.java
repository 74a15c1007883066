package org.mingzhang.domain.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ClaimWords;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** The facts of a refusal as a person reads them: Chinese names, money in 元, posts by their titles. */
public final class FactWords {
    private static final String MONEY = "Fen";
    /** What was used up already, as the store names it: both together are one thing. */
    private static final String CLAIM = "claim";

    private static final String KEY = "key";
    /** A condition's id in its pack, for programs; its words are another fact. */
    private static final String FOR_PROGRAMS = "requirement";

    private static final String LIST = "、";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("actor", "经办人"),
            Map.entry("ahead", "排在前面的申报"),
            Map.entry("actorOrg", "经办人单位"),
            Map.entry("allowed", "允许"),
            Map.entry("amountFen", "金额"),
            Map.entry("applicant", "申请人"),
            Map.entry("application", "申请"),
            Map.entry("asOf", "数据截至"),
            Map.entry("assessedOn", "评测日期"),
            Map.entry("approvedOn", "批准日期"),
            Map.entry("availableFen", "可用余额"),
            Map.entry("availableThenFen", "业务日期时的可用余额"),
            Map.entry("appeal", "申诉"),
            Map.entry("applicants", "申报主体"),
            Map.entry("awaitedFen", "已下达尚未到位"),
            Map.entry("award", "奖补"),
            Map.entry("basis", "口径"),
            Map.entry("batch", "批次"),
            Map.entry("beneficiary", "受益人"),
            Map.entry("beyondFen", "到位多于下达"),
            Map.entry("budgetYear", "预算年度"),
            Map.entry("businessDate", "业务日期"),
            Map.entry("ceilingFen", "上限"),
            Map.entry("changeFen", "变更金额"),
            Map.entry("claim", "凭据种类"),
            Map.entry("closedThrough", "已结账至"),
            Map.entry("claimedFen", "申报的投资额"),
            Map.entry("contractedFen", "合同金额"),
            Map.entry("commandId", "命令编号"),
            Map.entry("completedInvestmentFen", "完成投资额"),
            Map.entry("completedOn", "完工日期"),
            Map.entry("constraint", "约束"),
            Map.entry("contract", "合同"),
            Map.entry("contractFen", "合同金额"),
            Map.entry("correction", "更正"),
            Map.entry("instalment", "预拨期次"),
            Map.entry("paidFen", "已付"),
            Map.entry("quota", "名额"),
            Map.entry("standingFen", "现有奖补"),
            Map.entry("differenceFen", "更正所致的差额"),
            Map.entry("county", "县（市、区）"),
            Map.entry("counted", "其中"),
            Map.entry("unlisted", "政策包没有列明计不计入的"),
            Map.entry("date", "日期"),
            Map.entry("debtors", "债务人"),
            Map.entry("digest", "登记的摘要"),
            Map.entry("denominatorFen", "分母"),
            Map.entry("acceptedOn", "验收日期"),
            Map.entry("direction", "支持方向"),
            Map.entry("document", "材料"),
            Map.entry("documentNo", "文号"),
            Map.entry("dueOn", "到期日"),
            Map.entry("endedOn", "完成或终止日期"),
            Map.entry("enterprise", "企业"),
            Map.entry("event", "账目种类"),
            Map.entry("expert", "专家"),
            Map.entry("expected", "应为"),
            Map.entry("expiresAt", "有效期至"),
            Map.entry("expiresAtLatest", "有效期最迟至"),
            Map.entry("field", "字段"),
            Map.entry("fileName", "文件名"),
            Map.entry("firstUsedAt", "首次使用于账目序号"),
            Map.entry("floorFen", "下限"),
            Map.entry("found", "实有"),
            Map.entry("figure", "参考数据"),
            Map.entry("from", "起"),
            Map.entry("fromLine", "调出科目"),
            Map.entry("givenFen", "已调出"),
            Map.entry("granted", "已授予"),
            Map.entry("headroomFen", "尚余空间"),
            Map.entry("hold", "暂停事项"),
            Map.entry("holder", "持有人"),
            Map.entry("holds", "暂停原因"),
            Map.entry("honour", "荣誉"),
            Map.entry("indicator", "指标"),
            Map.entry("inspection", "检查"),
            Map.entry("instead", "被代理人"),
            Map.entry("intended", "登记时所写的岗位"),
            Map.entry("invoiceNo", "发票号码"),
            Map.entry("invoicedFen", "开票金额"),
            Map.entry("issuedOn", "开具日期"),
            Map.entry("invalid", "不合的项数"),
            Map.entry("item", "合同明细项目"),
            Map.entry("items", "逐项"),
            Map.entry("itemsFen", "合同明细之和"),
            Map.entry("key", "凭据"),
            Map.entry("differs", "不符之处"),
            Map.entry("done", "可以办理的行数"),
            Map.entry("refused", "不能办理的行数"),
            Map.entry("row", "序号"),
            Map.entry("sum", "合计"),
            Map.entry("weights", "各项权重"),
            Map.entry("why", "各行原因"),
            Map.entry("keptBytes", "已入库字节数"),
            Map.entry("keyId", "密钥编号"),
            Map.entry("ledger", "账本"),
            Map.entry("leftFen", "余额"),
            Map.entry("limit", "限额"),
            Map.entry("limitBytes", "上限字节数"),
            Map.entry("limitFen", "限额"),
            Map.entry("line", "资金用途"),
            Map.entry("list", "名单"),
            Map.entry("listPriceOn", "标价日期"),
            Map.entry("members", "联合体成员"),
            Map.entry("milestone", "里程碑"),
            Map.entry("missing", "缺少"),
            Map.entry("moreFen", "尚可追回"),
            Map.entry("needs", "须为"),
            Map.entry("node", "监督节点"),
            Map.entry("next", "下一环节"),
            Map.entry("notBefore", "最早日期"),
            Map.entry("noticeFen", "文件所定总额"),
            Map.entry("noticeTo", "公示期止"),
            Map.entry("now", "收到时间"),
            Map.entry("numeratorFen", "分子"),
            Map.entry("objection", "异议"),
            Map.entry("obtainedOn", "取得日期"),
            Map.entry("occurredOn", "发生日期"),
            Map.entry("open", "未结"),
            Map.entry("openFen", "未结金额"),
            Map.entry("options", "可取"),
            Map.entry("org", "单位"),
            Map.entry("organisation", "单位"),
            Map.entry("otherStep", "已办环节"),
            Map.entry("others", "已有的申报"),
            Map.entry("outstandingFen", "尚未追回"),
            Map.entry("ownOrganisation", "本单位"),
            Map.entry("pack", "政策包"),
            Map.entry("version", "政策包版本"),
            Map.entry("stands", "现按版本"),
            Map.entry("transition", "过渡办法"),
            Map.entry("packSm3", "政策包摘要"),
            Map.entry("directions", "新版缺少的支持方向"),
            Map.entry("counties", "新版缺少的县（市、区）"),
            Map.entry("sources", "新版缺少的资金来源"),
            Map.entry("lines", "新版缺少的科目"),
            Map.entry("paidBy", "新版科目不再使用的资金来源"),
            Map.entry("parameters", "不合新版的已定取值"),
            Map.entry("zone", "时区"),
            Map.entry("otherwise", "不符合的"),
            Map.entry("paidNotYetOrderedBackFen", "已拨付且未要求退回"),
            Map.entry("parameter", "参数"),
            Map.entry("payee", "收款人"),
            Map.entry("import", "导入"),
            Map.entry("events", "账目条数"),
            Map.entry("breaching", "当时不合规则的条数"),
            Map.entry("payer", "付款人"),
            Map.entry("payment", "拨付"),
            Map.entry("plan", "监督计划"),
            Map.entry("per", "不重复奖补的口径"),
            Map.entry("pilotFrom", "试点期起"),
            Map.entry("pilotTo", "试点期止"),
            Map.entry("placedAs", "暂停时的岗位"),
            Map.entry("position", "账目序号"),
            Map.entry("posts", "所任岗位"),
            Map.entry("product", "产品"),
            Map.entry("programme", "试点专项"),
            Map.entry("project", "项目"),
            Map.entry("provider", "服务商"),
            Map.entry("rater", "评价方"),
            Map.entry("recognisedFen", "认定的投资额"),
            Map.entry("recovery", "追回"),
            Map.entry("rectifyBy", "整改期限"),
            Map.entry("registered", "登记账户"),
            Map.entry("replacement", "递补企业"),
            Map.entry("requestedFen", "本次金额"),
            Map.entry("required", "条件"),
            Map.entry("requirement", "条件编号"),
            Map.entry("restsOn", "所依据的账目"),
            Map.entry("role", "岗位"),
            Map.entry("rule", "规则"),
            Map.entry("scene", "场景"),
            Map.entry("score", "得分"),
            Map.entry("sizeBytes", "文件字节数"),
            Map.entry("seller", "开票方"),
            Map.entry("serialNo", "流水号"),
            Map.entry("buyer", "受票方"),
            Map.entry("sharesFen", "各资金来源之和"),
            Map.entry("signedFor", "签名所对账本"),
            Map.entry("signedOn", "签订日期"),
            Map.entry("signedWith", "签名所用密钥"),
            Map.entry("source", "资金来源"),
            Map.entry("stage", "环节"),
            Map.entry("standIn", "代理人"),
            Map.entry("startedOn", "开工日期"),
            Map.entry("notInPilot", "不在试点名单上的企业"),
            Map.entry("state", "现在状态"),
            Map.entry("step", "本环节"),
            Map.entry("steps", "已登记的步数"),
            Map.entry("stream", "账目所属"),
            Map.entry("sumFen", "合计"),
            Map.entry("taken", "已占名额"),
            Map.entry("target", "目标"),
            Map.entry("tie", "关联"),
            Map.entry("to", "止"),
            Map.entry("toLine", "调入科目"),
            Map.entry("today", "今日"),
            Map.entry("tries", "尝试次数"),
            Map.entry("unpaidFen", "已承诺未拨付"),
            Map.entry("upheld", "成立的异议"),
            Map.entry("value", "取值"),
            Map.entry("voucherNo", "支付凭证号"),
            Map.entry("warning", "警示"),
            Map.entry("workingDays", "工作日数"),
            Map.entry("wouldBeFen", "下达后合计"),
            Map.entry("year", "年度"));

    /** A comma within the name of a yearly figure stands before its year. */
    private static final String BETWEEN_FACTS = ", (?![-0-9])";

    private FactWords() {}

    /**
     * All facts in one line: {@code 本次金额 1.00 元，资金来源 市级资金}. A name without a word stays as it is.
     *
     * @param naming from a fact's name and value to what people call that value, or back the value itself
     */
    public static String sentence(SortedMap<String, String> facts, BinaryOperator<String> naming) {
        SortedMap<String, String> left = new TreeMap<>(facts);
        List<String> words = new ArrayList<>();
        String kind = left.get(CLAIM);
        String key = left.get(KEY);
        if (kind != null && key != null) {
            left.keySet().removeAll(List.of(CLAIM, KEY));
            words.add(ClaimWords.of(kind, key));
        }
        if (left.size() > 1) {
            left.remove(FOR_PROGRAMS);
        }
        String parameter = left.get("parameter");
        left.forEach((name, value) -> words.add(word(name, naming) + " "
                + (parameter != null && name.equals("value")
                        ? naming.apply(PackNames.VALUE_OF + parameter, value)
                        : value(name, value, naming))));
        return String.join("，", words);
    }

    /** The names that have a word of their own here; those of a policy's facts are {@link FactName}'s. */
    static SortedSet<String> names() {
        return new TreeSet<>(NAMES.keySet());
    }

    /** What has no word here is the pack's own: what it sums, counts, looks up and asks for, or a parameter. */
    private static String word(String name, BinaryOperator<String> naming) {
        String word = NAMES.get(name);
        return word != null
                ? word
                : FactName.byId(name)
                        .map(FactName::label)
                        .orElseGet(() -> naming.apply("parameter", naming.apply("fact", name)));
    }

    private static String value(String name, String value, BinaryOperator<String> naming) {
        if (name.endsWith(MONEY) && value.matches("-?[0-9]{1,15}")) {
            return Fen.of(Long.parseLong(value)).toYuan() + " 元";
        }
        return switch (name) {
            case "allowed" -> each(value, LIST, source -> naming.apply("source", source));
            case "missing" -> each(value, BETWEEN_FACTS, fact -> naming.apply("fact", factLabel(fact)));
            case "per" ->
                switch (value) {
                    case Direction.Once.APPLICANT -> "申报人";
                    case Direction.Once.APPLICATION -> "申报";
                    default -> factLabel(value);
                };
            case "limit" ->
                value.matches("[0-9]+\\.[0-9]+") ? Value.of(Ratio.parse(value)).display() : value;
            default ->
                value.startsWith("[") && value.endsWith("]")
                        ? each(value.substring(1, value.length() - 1), ", ", FactWords::post)
                        : shown(name, value, naming.apply(name, value));
        };
    }

    private static String each(String values, String separator, UnaryOperator<String> word) {
        return Arrays.stream(values.split(separator, -1)).map(word).collect(Collectors.joining(LIST));
    }

    private static String shown(String name, String value, String named) {
        boolean unnamed = named.equals(value);
        return unnamed && isFlag(name, value)
                ? Value.of(Boolean.parseBoolean(value)).display()
                : post(named);
    }

    /** What a form asks has its kind in the pack; there is no other field whose value is one of the two words. */
    private static boolean isFlag(String name, String value) {
        return FactName.byId(name).map(FactName::type).orElse(null) == ValueType.FLAG
                || (name.startsWith("form(") && (value.equals("true") || value.equals("false")));
    }

    private static String factLabel(String id) {
        return FactName.byId(id).map(FactName::label).orElse(id);
    }

    private static String post(String value) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(value))
                .map(Role::chinese)
                .findFirst()
                .orElse(value);
    }
}
