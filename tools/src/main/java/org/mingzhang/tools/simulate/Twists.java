package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.simulate.PilotCase.Acceptance;
import org.mingzhang.tools.simulate.Works.Bill;
import org.mingzhang.tools.story.Story;

/** How each fraud alters the rows of the one who commits it. */
final class Twists {
    private static final List<String> UNTOUCHED = List.of("工资", "专项资金", "账户已销", "退回核减");

    private static final String NUMBER = "申报编号";
    private static final String APPLICATION_SHEET = "申报";

    private final Story story;
    private final Cases cases;
    private final SimulationArguments arguments;
    private final Market market;
    private final PilotCase it;
    private final int turn;
    private final PilotCase partner;

    Twists(
            Story story,
            Cases cases,
            SimulationArguments arguments,
            Market market,
            PilotCase it,
            int turn,
            PilotCase partner) {
        this.story = story;
        this.cases = cases;
        this.arguments = arguments;
        this.market = market;
        this.it = it;
        this.turn = turn;
        this.partner = partner;
    }

    Twist of(Fraud fraud) {
        return switch (fraud) {
            case INVOICE_TWICE -> this::invoiceTwice;
            case PAPER_BEFORE_ITS_GROUND -> turn % 2 == 0 ? contractTooEarly() : invoiceTooEarly();
            case PAID_BEFORE_ACCEPTANCE -> paidTooEarly();
            case SAME_PERSON -> change("拨付", row -> row.put("经办人", cell(row, "审批人")));
            case ABOVE_COMPUTED -> this::above;
            case OTHER_ACCOUNT -> this::otherAccount;
            case OUTSIDE_POOL -> this::outsidePool;
            case SHORT_NOTICE ->
                change(
                        "审核",
                        row -> row.computeIfPresent(
                                "公示开始", (column, from) -> plus(LocalDate.parse(cell(row, "公示结束")), -2)
                                        .toString()));
            case INFLATED_PRICE ->
                change("合同明细", row -> {
                    if (row.containsKey("产品编号")) {
                        row.put("单价", cell(row, "金额"));
                        row.put("数量", "1");
                    }
                });
            case MONEY_BACK -> this::moneyBack;
            case COPIED_TEXT ->
                change(
                        APPLICATION_SHEET,
                        row -> row.put(
                                "申报正文",
                                ReviewSheets.text(
                                                arguments.seed(),
                                                story.renovation(),
                                                partner.firm().org(),
                                                partner.firm().n())
                                        .replace(
                                                partner.firm().org().name(),
                                                it.firm().org().name())));
            case RELATED_PARTIES ->
                change("企业", row -> {
                    Organisation seller = firstBill().contract().seller();
                    row.put("法定代表人", seller.legalRepresentative());
                    row.put("联系电话", seller.phone());
                });
            case SAME_DEVICE ->
                change(
                        APPLICATION_SHEET,
                        row -> row.put("提交设备", "SB-DAIBAN-%02d".formatted(turn / Fraud.SAME_DEVICE.parties() + 1)));
            case BACKDATED ->
                change(
                        "验收",
                        row -> row.put(
                                Sheets.REGISTERED_AT,
                                LocalDate.parse(cell(row, "评测日期")).plusDays(45) + " 09:30"));
            case LOWER_LEVEL -> this::lowerLevel;
            case DOUBLE_SUBSIDY -> this::doubleSubsidy;
            case OVER_BUDGET -> (sheet, row, out) -> out.row(sheet, row);
        };
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static Twist change(String of, Consumer<Map<String, String>> how) {
        return (sheet, row, out) -> {
            if (sheet.equals(of)) {
                how.accept(row);
            }
            out.row(sheet, row);
        };
    }

    private Bill firstBill() {
        return Objects.requireNonNull(it.works()).bills().getFirst();
    }

    private void invoiceTwice(String sheet, Map<String, String> row, Out.Sink out) {
        out.row(sheet, row);
        if (sheet.equals("发票") && cell(row, "发票号码").equals(firstBill().number())) {
            Map<String, String> again = new LinkedHashMap<>(row);
            again.put(NUMBER, partner.number());
            again.put("申报金额", cell(row, "价税合计"));
            again.remove("合同编号");
            out.row(sheet, again);
        }
    }

    private Twist contractTooEarly() {
        LocalDate decided = Objects.requireNonNull(it.path()).decidedOn();
        return change("合同", row -> row.put("签订日期", plus(decided, -12 - turn % 5).toString()));
    }

    private Twist invoiceTooEarly() {
        return change("发票", row -> {
            Bill bill = firstBill();
            if (cell(row, "发票号码").equals(bill.number())) {
                row.put("开票日期", plus(bill.contract().signedOn(), -6).toString());
            }
        });
    }

    private Twist paidTooEarly() {
        LocalDate assessed = acceptance().assessedOn();
        return (sheet, row, out) -> {
            switch (sheet) {
                case "奖补" -> row.put("认定日期", plus(assessed, -12).toString());
                case "拨付" -> {
                    row.put("审批日期", plus(assessed, -9).toString());
                    row.put("拨付日期", plus(assessed, -7).toString());
                }
                case "国库支付" -> row.put("日期", plus(assessed, -7).toString());
                default -> {
                    // Everything else is as it was.
                }
            }
            out.row(sheet, row);
        };
    }

    private Acceptance acceptance() {
        return Objects.requireNonNull(it.acceptance());
    }

    /** A fifth more, all of it from the source that pays already. */
    private void above(String sheet, Map<String, String> row, Out.Sink out) {
        Fen more = Cases.hundreds(award(), 20);
        switch (sheet) {
            case "奖补" -> add(row, "核定金额", more);
            case "拨付" -> {
                add(row, "金额", more);
                add(row, cell(row, "中央资金").equals("0") ? "地方资金" : "中央资金", more);
            }
            case "国库支付" -> {
                if (!cell(row, "支付凭证号").startsWith("GKDF") || award().equals(fen(cell(row, "金额")))) {
                    add(row, "金额", more);
                }
            }
            default -> {
                // Everything else is as it was.
            }
        }
        out.row(sheet, row);
    }

    private Fen award() {
        return cases.award(acceptance().level(), acceptance().recognised());
    }

    private static void add(Map<String, String> row, String column, Fen more) {
        row.put(column, Out.yuan(fen(cell(row, column)).plus(more)));
    }

    private static Fen fen(String yuan) {
        return Fen.of(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    private void otherAccount(String sheet, Map<String, String> row, Out.Sink out) {
        if (sheet.equals("拨付") || sheet.equals("国库支付")) {
            row.put("收款户名", "示例" + it.firm().org().key() + "咨询服务部");
            row.put("收款账号", "99995555%06d".formatted(it.firm().n()));
        }
        out.row(sheet, row);
    }

    private void outsidePool(String sheet, Map<String, String> row, Out.Sink out) {
        Organisation stranger = market.thirdParties().getLast();
        switch (sheet) {
            case "合同" -> row.put("服务商统一社会信用代码", stranger.code());
            case "发票" -> row.put("销方统一社会信用代码", stranger.code());
            case "合同明细" -> row.remove("产品编号");
            case "企业付款", "银行流水" -> {
                // Wages and public money go where they went.
                if (UNTOUCHED.stream().noneMatch(cell(row, "摘要")::startsWith)) {
                    row.put("收款户名", stranger.name());
                    row.put("收款账号", stranger.account());
                }
            }
            default -> {
                // Everything else is as it was.
            }
        }
        // Nobody rates in the pool who is not in it.
        if (!sheet.equals("服务商评价")) {
            out.row(sheet, row);
        }
    }

    /** Some two thirds of the first payment go back to whoever controls the enterprise. */
    private void moneyBack(String sheet, Map<String, String> row, Out.Sink out) {
        out.row(sheet, row);
        Bill bill = firstBill();
        if (sheet.equals("企业付款") && cell(row, "日期").equals(bill.paidOn().toString())) {
            Organisation seller = bill.contract().seller();
            Map<String, String> back = new LinkedHashMap<>();
            back.put("流水号", "WL%06d".formatted(it.firm().n()));
            back.put("日期", plus(bill.paidOn(), 4).toString());
            back.put("付款户名", seller.name());
            back.put("付款账号", seller.account());
            back.put("收款户名", it.firm().org().controller());
            back.put("收款账号", "99996666%06d".formatted(it.firm().n()));
            back.put("金额", Out.yuan(Cases.hundreds(fen(cell(row, "金额")), 65)));
            back.put("摘要", "往来款（示例）");
            out.row("银行流水", back);
        }
    }

    private void lowerLevel(String sheet, Map<String, String> row, Out.Sink out) {
        if (sheet.equals("验收")) {
            Map<String, String> first = new LinkedHashMap<>(row);
            LocalDate on = plus(acceptance().requestedOn(), 1);
            first.put("评测日期", on.toString());
            first.put("验收等级", "三级");
            first.put(Sheets.REGISTERED_AT, on + " 17:00");
            out.row(sheet, first);
            row.put("次数", "2");
        }
        out.row(sheet, row);
    }

    private void doubleSubsidy(String sheet, Map<String, String> row, Out.Sink out) {
        out.row(sheet, row);
        if (sheet.equals("企业")) {
            Bill bill = firstBill();
            Map<String, String> other = new LinkedHashMap<>();
            other.put(PartySheets.CODE, it.firm().org().code());
            other.put("资金名称", "省级设备更新补助（示例）");
            other.put("级别", "省级");
            other.put("方向", "技术改造");
            other.put("金额", Out.yuan(Cases.hundreds(bill.total(), 40)));
            other.put("日期", plus(bill.paidOn(), 6).toString());
            other.put("发票号码", bill.number());
            other.put("备注", "示例数据");
            out.row("历史奖补", other);
        }
    }
}
