package org.mingzhang.app.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
import org.mingzhang.domain.enterprise.EnterpriseCommand.DeclareSpecialAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.EngageThirdParty;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordDishonesty;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordExternalFact;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordRelation;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalKind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Relation;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Service;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;

/** Who enterprises, county bodies and third parties are, and what is on record about them. */
final class PartyMoments {
    private static final String CODE = "统一社会信用代码";

    /** How certificates of standards write what they attest: 三级, 二级及以上. */
    private static final Pattern GRADE = Pattern.compile("([一二三四五])级");

    private PartyMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put("企业", List.of(Moment.undated("登记", PartyMoments::enterprise)));
        moments.put("县区单位", List.of(Moment.undated("登记", PartyMoments::countyBody)));
        moments.put("第三方机构", List.of(Moment.undated("登记", PartyMoments::thirdParty)));
        moments.put("关联信息", List.of(Moment.undated("登记", PartyMoments::relation)));
        moments.put("账户变更", List.of(Moment.dated("变更", "日期", PartyMoments::account)));
        moments.put("失信事故", List.of(Moment.dated("发生", "发生日期", PartyMoments::dishonesty)));
        moments.put("历史奖补", List.of(Moment.dated("发放", "日期", PartyMoments::priorAward)));
        moments.put("荣誉资质", List.of(Moment.dated("取得", "取得日期", PartyMoments::honour)));
        moments.put("名录外部数据", List.of(Moment.dated("查询", "查询日期", PartyMoments::externalFact)));
    }

    /** An organisation that stands on several sheets is registered once; what a later row adds is a change of details. */
    static void register(StepDesk desk, String code, Details details, @Nullable BankAccount account) {
        Enterprise known = desk.enterprise(code);
        Details before = known.details();
        if (before == null) {
            desk.decide(new RegisterEnterprise(code, details, account));
            return;
        }
        desk.decide(new ChangeDetails(code, merged(before, details), null));
        if (account != null && !account.equals(known.account())) {
            if (!desk.isHistory()) {
                throw new RefusedValue(account.number(), "现在办理的，收款账户的变更写在“账户变更”表（要写明原因），本栏与登记的账户一致或者留空");
            }
            desk.decide(new ChangeBankAccount(code, account, "另一张表所载账户"));
        }
    }

    /** What the later row says counts; what it does not say stays. */
    private static Details merged(Details before, Details more) {
        return new Details(
                more.name(),
                before.kind(),
                either(more.county(), before.county()),
                either(more.industry(), before.industry()),
                either(more.industryCode(), before.industryCode()),
                either(more.size(), before.size()),
                more.kind() == Kind.ENTERPRISE ? more.aboveScale() : before.aboveScale(),
                either(more.ownership(), before.ownership()),
                either(more.employees(), before.employees()),
                either(more.foundedOn(), before.foundedOn()),
                either(more.address(), before.address()),
                either(more.legalRepresentative(), before.legalRepresentative()),
                either(more.contactName(), before.contactName()),
                either(more.contactPhone(), before.contactPhone()),
                either(more.actualController(), before.actualController()),
                either(more.email(), before.email()));
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    private static void enterprise(Step step, StepDesk desk) {
        Row row = step.row();
        String code = row.required(CODE);
        String name = row.required("企业名称");
        String size = row.text("企业规模");
        desk.by(Role.COUNTY_INDUSTRY, null, row.text("登记人"));
        if (!desk.isHistory()) {
            refuseWhatHasItsOwn(row);
        }
        register(
                desk,
                code,
                new Details(
                        name,
                        Kind.ENTERPRISE,
                        row.required("县(市、区)"),
                        row.required("细分行业"),
                        row.text("行业代码"),
                        size == null ? null : size(size),
                        "规上".equals(row.text("规上规下")),
                        row.text("企业类型"),
                        row.integer("从业人数"),
                        row.date("成立日期"),
                        row.text("注册地址"),
                        desk.personal(row.text("法定代表人")),
                        desk.personal(row.text("联系人")),
                        desk.personal(row.text("联系电话")),
                        desk.personal(row.text("实际控制人")),
                        desk.personal(row.text("邮箱"))),
                bankAccount(row, name));
        for (String honour : parts(row.text("荣誉"))) {
            desk.state(
                    StreamId.enterprise(code), new HonourRecorded(honour, null, null, null, null, Moments.NOT_STATED));
        }
        onRecord(desk, code, "失信惩戒", row.text("失信记录"));
        onRecord(desk, code, "重大事故", row.text("近三年重大事故"));
        if (row.yes("专账")) {
            desk.decide(new DeclareSpecialAccount(code, desk.programmeId(), null));
        }
    }

    /** What is decided now needs more than this sheet says of it: day and document, or the enterprise's own signature. */
    private static void refuseWhatHasItsOwn(Row row) {
        if (row.text("荣誉") != null) {
            throw new RefusedValue(row.required("荣誉"), "现在办理的，荣誉写在“荣誉资质”表（要有取得日期和文号），本栏留空");
        }
        for (String column : List.of("失信记录", "近三年重大事故")) {
            String text = row.text(column);
            if (text != null && !text.equals("否") && !text.equals("无")) {
                throw new RefusedValue(text, "现在办理的，" + column + "写在“失信事故”表（要有发生日期），本栏留空");
            }
        }
        if (row.yes("专账")) {
            throw new RefusedValue("是", "现在办理的，专账由企业自己用命令声明，本栏留空");
        }
    }

    private static void onRecord(StepDesk desk, String code, String kind, @Nullable String text) {
        if (text != null && !text.equals("否") && !text.equals("无")) {
            desk.state(
                    StreamId.enterprise(code),
                    new DishonestyRecorded(kind, text.equals("是") ? null : text, null, null, "企业台账"));
        }
    }

    private static List<String> parts(@Nullable String text) {
        return text == null || text.equals("无") || text.equals("否")
                ? List.of()
                : List.of(text.split("[;；、]", -1)).stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /** A word of the column 企业规模, which the check of the workbook has seen. */
    static Size size(String word) {
        return switch (word) {
            case "大型" -> Size.LARGE;
            case "中型" -> Size.MEDIUM;
            case "小型" -> Size.SMALL;
            case "微型" -> Size.MICRO;
            default -> throw new IllegalStateException("企业规模: no size " + word);
        };
    }

    /** The account of a row, in its owner's name where the row names no holder. */
    static @Nullable BankAccount bankAccount(Row row, String owner) {
        String number = row.text("银行账号");
        return number == null
                ? null
                : new BankAccount(
                        Objects.requireNonNullElse(row.text("开户行"), Moments.NOT_STATED),
                        number,
                        Objects.requireNonNullElse(row.text("账户户名"), owner));
    }

    private static void countyBody(Step step, StepDesk desk) {
        Row row = step.row();
        String name = row.required("名称");
        register(
                desk,
                row.required(CODE),
                bare(name, Kind.COUNTY_BODY, row.required("县(市、区)"), null, null, null),
                bankAccount(row, name));
    }

    private static void thirdParty(Step step, StepDesk desk) {
        Row row = step.row();
        String code = row.required(CODE);
        register(
                desk,
                code,
                bare(
                        row.required("名称"),
                        Kind.INSTITUTION,
                        null,
                        row.text("注册地址"),
                        desk.personal(row.text("法定代表人")),
                        desk.personal(row.text("联系电话"))),
                null);
        if (desk.isHistory()) {
            // Now, whoever is engaged is engaged by a document and from a day, which this sheet does not say.
            desk.decide(new EngageThirdParty(code, desk.programmeId(), service(row.required("类型")), null, null, null));
        }
    }

    private static Service service(String word) {
        return switch (word) {
            case "评测" -> Service.ASSESSMENT;
            case "审计" -> Service.AUDIT;
            case "监理" -> Service.SUPERVISION;
            default -> Service.REVIEW;
        };
    }

    /** Details of an organisation of which little is asked. */
    static Details bare(
            String name,
            Kind kind,
            @Nullable String county,
            @Nullable String address,
            @Nullable Personal legalRepresentative,
            @Nullable Personal phone) {
        return new Details(
                name,
                kind,
                county,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                address,
                legalRepresentative,
                null,
                phone,
                null,
                null);
    }

    private static void relation(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new RecordRelation(
                row.required(CODE),
                switch (row.required("关系")) {
                    case "股东" -> Relation.SHAREHOLDER;
                    case "董监高" -> Relation.MANAGEMENT;
                    case "受益人" -> Relation.BENEFICIARY;
                    default -> Relation.OTHER;
                },
                Objects.requireNonNull(desk.personal(row.required("姓名或名称"))),
                row.ofHundred("比例"),
                row.text("证件摘要")));
    }

    private static void account(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.FINANCE, null, row.text("审批人"));
        desk.decide(new ChangeBankAccount(
                row.required(CODE),
                new BankAccount(
                        Objects.requireNonNullElse(row.text("开户行"), Moments.NOT_STATED),
                        row.required("银行账号"),
                        row.required("账户户名")),
                reason(desk, row)));
    }

    /** Why an account is changed now is asked here as on the form; a paper is named where there is one, since a row brings no file. */
    private static String reason(StepDesk desk, Row row) {
        String reason = row.text("备注");
        if (reason == null && !desk.isHistory()) {
            throw new RefusedValue("（空）", "现在办理的账户变更必填备注，写明变更的原因");
        }
        String paper = row.text("依据文件");
        return Moments.document(reason) + (paper == null ? "" : "；依据文件：" + paper);
    }

    private static void dishonesty(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new RecordDishonesty(
                row.required(CODE),
                row.required("类型"),
                row.text("等级"),
                row.requiredDate("发生日期"),
                row.date("修复日期"),
                Moments.words(row, "来源")));
    }

    private static void priorAward(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new RecordPriorAward(
                row.required(CODE),
                row.required("资金名称"),
                row.text("级别"),
                row.text("方向"),
                row.requiredFen("金额"),
                row.text("发票号码")));
    }

    private static void honour(Step step, StepDesk desk) {
        Row row = step.row();
        String level = row.text("级别");
        Integer grade = grade(level == null ? row.required("名称") : level);
        desk.decide(new RecordHonour(
                row.required(CODE),
                row.required("名称"),
                // A standard has grades where a title has levels of government.
                level == null || grade == null ? level : null,
                grade,
                row.requiredDate("取得日期"),
                row.date("有效期至"),
                Moments.document(row.text("文号"))));
    }

    private static @Nullable Integer grade(String text) {
        Matcher grade = GRADE.matcher(text);
        return grade.find() ? "一二三四五".indexOf(grade.group(1)) + 1 : null;
    }

    private static void externalFact(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new RecordExternalFact(
                row.required(CODE),
                external(row.required("类型")),
                row.required("项目"),
                row.required("值"),
                row.required("来源")));
    }

    private static ExternalKind external(String word) {
        return switch (word) {
            case "工商" -> ExternalKind.BUSINESS_REGISTRATION;
            case "税务" -> ExternalKind.TAX;
            case "发票查验" -> ExternalKind.INVOICE_CHECK;
            case "社保" -> ExternalKind.SOCIAL_INSURANCE;
            case "信用" -> ExternalKind.CREDIT;
            case "用电" -> ExternalKind.ELECTRICITY;
            case "其他财政补助" -> ExternalKind.OTHER_SUBSIDY;
            default -> ExternalKind.SYSTEM_USE;
        };
    }
}
