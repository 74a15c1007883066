package org.mingzhang.tools.console;

import java.time.LocalDate;
import java.util.function.Function;

/** One renovation in a demo of twenty enterprises, from the reserve to the approved award, each step by whoever holds the post. */
final class Renovation {
    static final String CASE = "HD-01-2-0021";
    static final String TRAIL = "/trail/case/" + CASE;

    static final String APPLICANT = "p01-applicant";
    static final String COUNTY = "county-130403-01";

    /** Earlier cases, of who applies here and of who sells the software. */
    private static final String BY = "HD-09-0001";

    private static final String SELLER = "HD-11-0001";

    private final DemoConsole console;
    private final Function<String, Clerk> clerks;

    Renovation(DemoConsole console, Function<String, Clerk> clerks) {
        this.console = console;
        this.clerks = clerks;
    }

    /** Credit code of whose case it is, as the register says. */
    private String ofCase(String number) {
        Clerk clerk = clerks.apply("city-roster-01").open("/registers/applications?keyword=" + number);
        return clerk.address(clerk.find("main tbody a[href^='/enterprises/']")).replaceFirst(".*/", "");
    }

    /** The bank account into which the award is paid. */
    String account() {
        return account(ofCase(BY));
    }

    private String account(String enterprise) {
        Clerk clerk = clerks.apply("city-roster-01")
                .open("/trail/enterprise/" + enterprise + "?order=old")
                .follow("序号");
        return clerk.cell("账号·账号");
    }

    void enrol() {
        String enterprise = ofCase(BY);
        clerks.apply("city-roster-01")
                .begin("/trail/enterprise/" + enterprise, "列入试点储备库")
                .fill("入库文件的文号", "示例储备〔2026〕335号")
                .sign();
        clerks.apply("city-roster-01")
                .begin("/trail/enterprise/" + enterprise, "纳入试点批次")
                .fill("批次编号", "第二批")
                .fill("纳入文件的文号", "示例名单〔2026〕335号")
                .sign();
    }

    /** The application, filled in and not signed. */
    Clerk application() {
        return clerks.apply(APPLICANT)
                .open("/do")
                .follow("提交申报")
                .fill("申报编号", CASE)
                .fill("支持方向", "数字化改造")
                .fill("申报的题目", "产业大脑运营数字化改造项目")
                .fill("申请金额（元）", "180000")
                .fill("计划投入（元）", "500000")
                .fill("改造前等级", "1");
    }

    /** What the county says of it, filled in and not signed. */
    Clerk recommend() {
        return clerks.apply(COUNTY)
                .begin(TRAIL, "作出环节审核结论")
                .fill("环节编号", "县级审核推荐")
                .fill("结论", "通过")
                .fill("意见", "材料齐全，符合条件，同意推荐（示例）");
    }

    /** From the look on the spot to the decision of the city. */
    void decide() {
        clerks.apply("county-130403-02")
                .begin(TRAIL, "作出环节审核结论")
                .fill("环节编号", "现场核查")
                .fill("结论", "通过")
                .fill("意见", "现场情况与申报一致（示例）")
                .sign();
        clerks.apply("expert-03")
                .open("/do")
                .follow("作出环节审核结论")
                .fill("申报编号", CASE)
                .fill("环节编号", "专家评审")
                .fill("结论", "通过")
                .fill("评分（十分之一分）", "885")
                .fill("意见", "方案可行，投入合理（示例）")
                .sign();
        LocalDate from = console.today();
        LocalDate to = from.plusDays(9);
        clerks.apply("city-notice-01")
                .open("/do")
                .follow("签发名单")
                .fill("名单编号", "GS-2026-021")
                .fill("名单类型", "公示")
                .fill("公示首日", from.toString())
                .fill("公示末日", to.toString())
                .fill("申报编号", CASE)
                .fill("名单的文号", "示例公示〔2026〕336号")
                .sign();
        clerks.apply("city-notice-01")
                .begin("/trail/list/GS-2026-021", "按名单一次签名办理全部各行")
                .fill("办理事项", "发布公示")
                .fill("环节编号", "公示")
                .sign();
        console.waitUntil(to.plusDays(1));
        clerks.apply("city-notice-01")
                .begin(TRAIL, "作出环节审核结论")
                .fill("环节编号", "公示")
                .fill("结论", "通过")
                .fill("意见", "公示期满，无未处理的异议（示例）")
                .sign();
        clerks.apply("city-decision-01")
                .open("/do")
                .follow("签发名单")
                .fill("名单编号", "RD-2026-021")
                .fill("名单类型", "认定")
                .fill("名单的文号", "示例认定〔2026〕346号")
                .fill("申报编号", CASE)
                .sign();
        clerks.apply("city-decision-01")
                .begin("/trail/list/RD-2026-021", "按名单一次签名办理全部各行")
                .fill("办理事项", "作出环节审核结论")
                .fill("环节编号", "市级认定")
                .fill("意见", "同意认定（示例）")
                .sign();
    }

    /** From the contract to the assessment. */
    void carryOut() {
        String seller = ofCase(SELLER);
        String account = account();
        String sellersAccount = account(seller);
        LocalDate day = console.today();
        Clerk clerk = clerks.apply(APPLICANT);
        clerk.begin(TRAIL, "项目开工").fill("开工日期", day.toString()).sign();
        clerk.begin(TRAIL, "登记合同")
                .fill("合同编号", "SL-HT-0021-1")
                .fill("供方或开票方", seller)
                .fill("金额（元）", "500000")
                .fill("签订日期", day.toString())
                .fill("合同标的", "数字化改造软件")
                .fill("服务商让利金额（元）", "25000")
                .sign();
        console.waitUntil(day.plusDays(30));
        clerk.begin(TRAIL, "登记发票")
                .fill("发票号码", "26990000900000210001")
                .fill("合同编号", "SL-HT-0021-1")
                .fill("开票日期", console.today().toString())
                .fill("价税合计（元）", "500000")
                .fill("计入本项目的金额（元）", "500000")
                .sign();
        clerk.begin(TRAIL, "登记企业付款")
                .fill("合同编号", "SL-HT-0021-1")
                .fill("付款人账号", account)
                .fill("收款人", "示例力丰软件科技有限公司")
                .fill("收款人账号", sellersAccount)
                .fill("银行流水号", "SL-ZF-0021-1")
                .fill("金额（元）", "500000")
                .sign();
        clerk.begin(TRAIL, "项目完工")
                .fill("完工日期", console.today().toString())
                .fill("实际完成投资额（元）", "500000")
                .sign();
        clerk.begin(TRAIL, "申请验收").fill("申报的投入（元）", "500000").sign();
        console.waitUntil(day.plusDays(36));
        clerks.apply("assessor-01")
                .open("/do")
                .follow("出具评测验收结果")
                .fill("申报编号", CASE)
                .fill("评测指标的版本", "中小企业数字化水平评测指标（2024年版）")
                .fill("评测达到的等级", "2")
                .fill("核定投入（元）", "340000")
                .fill("验收是否通过", "是")
                .sign();
    }

    /** From the calculation to the approved award of 170,000 yuan. */
    void award() {
        clerks.apply("city-calculation-01").begin(TRAIL, "按政策测算奖补").sign();
        clerks.apply("finance-review-01")
                .begin(TRAIL, "复核奖补测算")
                .fill("是否同意", "是")
                .fill("意见", "计算与核定投入、等级一致（示例）")
                .sign();
        clerks.apply("city-approval-01")
                .begin(TRAIL, "核定奖补并占用预算")
                .fill("金额（元）", "170000")
                .fill("所依据文件的文号", "示例核定〔2027〕7号")
                .sign();
    }
}
