package org.mingzhang.view.trail;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of events as a person reads them, and where two payloads of one event differ. */
final class FieldWords {
    private static final Map<String, String> LIST_KINDS = Arrays.stream(OfficialListEvent.Kind.values())
            .collect(Collectors.toUnmodifiableMap(OfficialListEvent.Kind::name, OfficialListEvent.Kind::chinese));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("creditCode", "统一社会信用代码"),
            Map.entry("heldFrom", "占用名额的时点"),
            Map.entry("name", "名称"),
            Map.entry("kind", "类别"),
            Map.entry("county", "县（市、区）"),
            Map.entry("industry", "行业"),
            Map.entry("industryCode", "行业代码"),
            Map.entry("size", "规模"),
            Map.entry("aboveScale", "规上"),
            Map.entry("ownership", "所有制"),
            Map.entry("employees", "从业人数"),
            Map.entry("foundedOn", "成立日期"),
            Map.entry("address", "地址"),
            Map.entry("documentNo", "文号"),
            Map.entry("places", "试点名额"),
            Map.entry("payee", "收款账户"),
            Map.entry("row", "序号"),
            Map.entry("id", "名单编号"),
            Map.entry("list", "所据名单的行"),
            Map.entry("level", "级别"),
            Map.entry("grade", "等级"),
            Map.entry("obtainedOn", "取得日期"),
            Map.entry("validUntil", "有效期至"),
            Map.entry("occurredOn", "发生日期"),
            Map.entry("repairedOn", "修复日期"),
            Map.entry("source", "来源"),
            Map.entry("relation", "关系"),
            Map.entry("sharePercent", "持股比例"),
            Map.entry("partyDigest", "证件摘要"),
            Map.entry("figure", "参考数据"),
            Map.entry("asOf", "数据截至"),
            Map.entry("fund", "资金名称"),
            Map.entry("direction", "支持方向"),
            Map.entry("amountFen", "金额"),
            Map.entry("invoiceNo", "发票号码"),
            Map.entry("carried", "预拨多付而仍占用的资金"),
            Map.entry("item", "项目"),
            Map.entry("value", "取值"),
            Map.entry("programme", "试点专项"),
            Map.entry("service", "服务种类"),
            Map.entry("batch", "批次"),
            Map.entry("fromBatch", "原批次"),
            Map.entry("toBatch", "新批次"),
            Map.entry("reason", "理由"),
            Map.entry("replacement", "替补单位"),
            Map.entry("title", "申报名称"),
            Map.entry("requestedFen", "申报金额"),
            Map.entry("plannedInvestmentFen", "计划投入"),
            Map.entry("levelBefore", "改造前等级"),
            Map.entry("honour", "荣誉"),
            Map.entry("product", "产品"),
            Map.entry("textSm3", "申报书摘要"),
            Map.entry("device", "提交设备"),
            Map.entry("texts", "申报文字"),
            Map.entry("text", "文字"),
            Map.entry("characters", "字数"),
            Map.entry("form", "申报表"),
            Map.entry("field", "栏目"),
            Map.entry("picture", "插图"),
            Map.entry("widthPx", "宽（像素）"),
            Map.entry("heightPx", "高（像素）"),
            Map.entry("titleKind", "称号类型"),
            Map.entry("titleLevel", "称号级别"),
            Map.entry("document", "材料"),
            Map.entry("fileName", "文件名"),
            Map.entry("sha256", "SHA-256 摘要"),
            Map.entry("sizeBytes", "文件字节数"),
            Map.entry("mediaType", "文件类型"),
            Map.entry("copies", "份数"),
            Map.entry("sealed", "加盖公章"),
            Map.entry("handedInBy", "递交单位"),
            Map.entry("perceptualHash", "感知摘要"),
            Map.entry("takenAt", "拍摄时间"),
            Map.entry("author", "文档作者"),
            Map.entry("software", "编辑软件"),
            Map.entry("longitude", "经度"),
            Map.entry("latitude", "纬度"),
            Map.entry("contract", "合同"),
            Map.entry("enterprise", "企业"),
            Map.entry("link", "关联"),
            Map.entry("startedOn", "开工日期"),
            Map.entry("buyer", "采购方"),
            Map.entry("seller", "销售方"),
            Map.entry("signedOn", "签订日期"),
            Map.entry("subjectMatter", "合同标的"),
            Map.entry("discountFen", "服务商让利"),
            Map.entry("warrantyFen", "质保金"),
            Map.entry("paymentTerms", "付款约定"),
            Map.entry("changeFen", "变更金额"),
            Map.entry("end", "结束方式"),
            Map.entry("endedOn", "完成或终止日期"),
            Map.entry("category", "类别"),
            Map.entry("quantity", "数量"),
            Map.entry("unitPriceFen", "单价"),
            Map.entry("invoiceCode", "发票代码"),
            Map.entry("issuedOn", "开具日期"),
            Map.entry("totalFen", "价税合计"),
            Map.entry("taxFen", "税额"),
            Map.entry("claimedFen", "本项目列支"),
            Map.entry("goods", "货物或服务"),
            Map.entry("status", "状态"),
            Map.entry("payerAccount", "付款账号"),
            Map.entry("payeeName", "收款户名"),
            Map.entry("payeeAccount", "收款账号"),
            Map.entry("serialNo", "流水号"),
            Map.entry("payerName", "付款户名"),
            Map.entry("onBehalfNote", "代付说明"),
            Map.entry("plannedPercent", "计划进度"),
            Map.entry("actualPercent", "实际进度"),
            Map.entry("note", "说明"),
            Map.entry("milestone", "里程碑"),
            Map.entry("plannedOn", "计划日期"),
            Map.entry("baseline", "基线版本"),
            Map.entry("approvedOn", "批准日期"),
            Map.entry("method", "方式"),
            Map.entry("matter", "检查事项"),
            Map.entry("node", "监督节点"),
            Map.entry("rectifyBy", "整改期限"),
            Map.entry("completedOn", "完工日期"),
            Map.entry("completedInvestmentFen", "实际完成投资额"),
            Map.entry("servedPilots", "服务的试点企业"),
            Map.entry("claimedInvestmentFen", "申报投入"),
            Map.entry("indicatorVersion", "指标版本"),
            Map.entry("scoreTenths", "得分"),
            Map.entry("tied", "同分而未占名额的申报"),
            Map.entry("countsEarlier", "此前的申报计入新设限额"),
            Map.entry("scenes", "应用场景数"),
            Map.entry("assessedScenes", "逐个应用场景"),
            Map.entry("constrainedScenes", "约束性场景达标数"),
            Map.entry("recognisedInvestmentFen", "核定投入"),
            Map.entry("equipmentTotal", "生产设备总数"),
            Map.entry("equipmentDigital", "数字化设备数"),
            Map.entry("equipmentNetworked", "联网设备数"),
            Map.entry("passed", "通过"),
            Map.entry("declaredInvestmentFen", "申报投入"),
            Map.entry("assessedBy", "评测人"),
            Map.entry("digitalRate", "数字化率"),
            Map.entry("networkedRate", "联网率"),
            Map.entry("assessedOn", "评测日期"),
            Map.entry("scene", "场景"),
            Map.entry("constrained", "约束性场景"),
            Map.entry("indicator", "指标"),
            Map.entry("before", "改造前"),
            Map.entry("after", "改造后"),
            Map.entry("warning", "警示"),
            Map.entry("underWarning", "当时有警示未解除"),
            Map.entry("ratings", "评价次数"),
            Map.entry("scoreTenthsSum", "评价得分合计"),
            Map.entry("listPriceFen", "标价"),
            Map.entry("listPriceOn", "标价日期"),
            Map.entry("opinion", "意见"),
            Map.entry("noticeFrom", "公示期起"),
            Map.entry("noticeTo", "公示期止"),
            Map.entry("issuedBy", "签发单位"),
            Map.entry("signedBy", "签发人"),
            Map.entry("application", "申报"),
            Map.entry("account", "账号"),
            Map.entry("line", "预算科目"),
            Map.entry("budgetYear", "预算年度"),
            Map.entry("payment", "拨付"),
            Map.entry("fromLine", "调出科目"),
            Map.entry("toLine", "调入科目"),
            Map.entry("fromYear", "结转自"),
            Map.entry("toYear", "结转至"),
            Map.entry("from", "起自"),
            Map.entry("to", "止日"),
            Map.entry("until", "止日"),
            Map.entry("dueOn", "缴回期限"),
            Map.entry("payer", "付款的债务人"),
            Map.entry("proves", "所证明的拨付"),
            Map.entry("purpose", "用途"),
            Map.entry("receiptNo", "回单号"),
            Map.entry("bankAmountFen", "银行流水金额"),
            Map.entry("year", "年度"),
            Map.entry("holidays", "放假的日子"),
            Map.entry("workdays", "调休上班的日子"),
            Map.entry("publishedAt", "公布之处"),
            Map.entry("target", "目标"),
            Map.entry("businessDate", "业务日期"),
            Map.entry("number", "账号"),
            Map.entry("bank", "银行"),
            Map.entry("holder", "户名"));

    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("MEDIUM", "中型"),
            Map.entry("SMALL", "小型"),
            Map.entry("MICRO", "微型"),
            Map.entry("LARGE", "大型"),
            Map.entry("ENTERPRISE", "企业"),
            Map.entry("PROVIDER", "服务商"),
            Map.entry("PLATFORM_OPERATOR", "平台运营单位"),
            Map.entry("COUNTY_BODY", "县级单位"),
            Map.entry("INSTITUTION", "事业单位"),
            Map.entry("INTEGRATOR", "集成服务商"),
            Map.entry("PRODUCT", "产品服务商"),
            Map.entry("PARTICIPATES", "参与"),
            Map.entry("DRIVEN", "带动"),
            Map.entry("SERVED", "服务"),
            Map.entry("COMPLETED", "完成"),
            Map.entry("TERMINATED", "终止"),
            Map.entry("SOFTWARE", "软件"),
            Map.entry("CLOUD", "云服务"),
            Map.entry("SERVICE", "实施"),
            Map.entry("EQUIPMENT", "采集设备"),
            Map.entry("OTHER", "其他"),
            Map.entry("NORMAL", "正常"),
            Map.entry("RED", "红冲"),
            Map.entry("VOID", "作废"),
            Map.entry("PAPER", "书面审查"),
            Map.entry("ON_SITE", "实地抽查"),
            Map.entry("SOUND", "合格"),
            Map.entry("RECTIFY", "整改"),
            Map.entry("UNSOUND", "不合格"),
            Map.entry("SHAREHOLDER", "股东"),
            Map.entry("MANAGEMENT", "董监高"),
            Map.entry("BENEFICIARY", "受益人"),
            Map.entry("BUSINESS_REGISTRATION", "工商"),
            Map.entry("TAX", "税务"),
            Map.entry("INVOICE_CHECK", "发票查验"),
            Map.entry("SOCIAL_INSURANCE", "社保"),
            Map.entry("CREDIT", "信用"),
            Map.entry("ELECTRICITY", "用电"),
            Map.entry("OTHER_SUBSIDY", "其他财政补助"),
            Map.entry("SYSTEM_USE", "系统使用"),
            Map.entry("ASSESSMENT", "评测"),
            Map.entry("AUDIT", "审计"),
            Map.entry("SUPERVISION", "监理"),
            Map.entry("REVIEW", "评审"),
            Map.entry("UNALLOCATED", "未分配资金"),
            Map.entry("LINE_AVAILABLE", "科目可用资金"),
            Map.entry("LINE_RECOVERED", "科目追回资金"));

    private FieldWords() {}

    /** The names that have a word here. */
    static Set<String> names() {
        return FIELDS.keySet();
    }

    /** What a field is called. */
    static String title(String field) {
        return FIELDS.getOrDefault(field, field);
    }

    /** Every field that differs: {@code 合同金额由50万元改为60万元}. */
    static String differences(ObjectNode before, ObjectNode after, Names names) {
        StringJoiner out = new StringJoiner("；");
        collect(before, after, names, out);
        return out.toString();
    }

    private static void collect(ObjectNode before, ObjectNode after, Names names, StringJoiner out) {
        Set<String> all = new LinkedHashSet<>(before.propertyNames());
        all.addAll(after.propertyNames());
        for (String field : all) {
            JsonNode was = before.get(field);
            JsonNode is = after.get(field);
            if (was instanceof ObjectNode inner && is instanceof ObjectNode corrected) {
                collect(inner, corrected, names, out);
            } else if (field.endsWith("Fen") && !Objects.equals(was, is) && !(wan(was) && wan(is))) {
                // Both in one unit, so that they are compared at a glance.
                out.add(changed(field, yuan(was), yuan(is)));
            } else if (was == null || !was.equals(is)) {
                out.add(changed(field, value(field, was, names), value(field, is, names)));
            }
        }
    }

    private static boolean wan(@Nullable JsonNode amount) {
        return amount == null || amount.longValue() % Fen.ofWan(1).value() == 0;
    }

    private static String yuan(@Nullable JsonNode amount) {
        return amount == null ? "无" : Fen.of(amount.longValue()).toYuan() + "元";
    }

    /** What one field was and is. */
    static String changed(String field, String was, String is) {
        return title(field) + "由“" + was + "”改为“" + is + "”";
    }

    /** A value of a field as a person reads it. */
    static String value(String field, @Nullable JsonNode value, Names names) {
        if (value == null) {
            return "无";
        } else if (value.isBoolean()) {
            return value.booleanValue() ? "是" : "否";
        } else if (value.isIntegralNumber()) {
            return number(field, value.longValue());
        } else if (value.isString()) {
            return text(field, value.stringValue(), names);
        } else if (value.isArray()) {
            StringJoiner all = new StringJoiner("、");
            value.forEach(each -> all.add(value(field, each, names)));
            return all.toString();
        }
        return value.toString();
    }

    private static String number(String field, long number) {
        if (field.endsWith("Fen")) {
            return Names.money(Fen.of(number));
        }
        return switch (field) {
            case "scoreTenths" -> Names.tenths(Math.toIntExact(number)) + " 分";
            case "level", "levelBefore" -> Names.level(Math.toIntExact(number));
            case "plannedPercent", "actualPercent" -> number + "%";
            default -> Long.toString(number);
        };
    }

    private static String text(String field, String text, Names names) {
        return switch (field) {
            case "seller", "buyer", "enterprise", "replacement", "assessor" -> names.organisation(text);
            case "source" -> names.source(text);
            case "line", "fromLine", "toLine" -> names.line(text);
            case "county" -> names.county(text);
            case "batch", "fromBatch", "toBatch" -> names.batch(text);
            case "honour" -> names.honour(text);
            case "kind" -> LIST_KINDS.getOrDefault(text, CONSTANTS.getOrDefault(text, text));
            default -> CONSTANTS.getOrDefault(text, text);
        };
    }
}
