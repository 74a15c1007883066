package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.officiallist.ListComparison;
import org.mingzhang.view.officiallist.ListComparison.Difference;
import org.mingzhang.view.officiallist.ListView;
import org.mingzhang.view.officiallist.ListView.Item;
import org.mingzhang.view.officiallist.PaymentOnList;
import org.mingzhang.view.officiallist.PlannedAbove;
import org.mingzhang.view.trail.Names;

/** Lists as an official reads them. */
final class ListsText {
    /** Enough of a digest to tell two apart by eye; the whole stands in the document. */
    private static final int SM3_SHOWN = 12;

    /** What is done by lists, in the order in which it is done. */
    private static final Map<String, String> ACTS = new LinkedHashMap<>();

    static {
        ACTS.put("application.public-notice-posted", "公示");
        ACTS.put("application.stage-decided", "审核结论");
        ACTS.put("award.approved", "核定");
        ACTS.put("award.payment-ordered", "拨付");
        ACTS.put("award.payment-confirmed", "支付");
        ACTS.put("enterprise.reserved", "入库");
        ACTS.put("enterprise.admitted", "纳入");
        ACTS.put("enterprise.batch-moved", "调整");
        ACTS.put("enterprise.left-pilot", "退出");
        ACTS.put("enterprise.replaced", "替补");
        ACTS.put("provider.removed", "清退");
    }

    private ListsText() {}

    static void lists(List<ListView> lists, List<PaymentOnList> payments, PrintWriter out) {
        Table table = new Table(
                Column.text("名单编号"),
                Column.text("类型"),
                Column.text("文号"),
                Column.text("日期"),
                Column.text("公示"),
                Column.number("行数"),
                Column.yuan("金额"),
                Column.text("已据以办理"),
                Column.text("摘要值"));
        for (ListView list : lists) {
            table.row(
                    list.list(),
                    list.kind().chinese(),
                    list.documentNo() == null ? "未写" : list.documentNo(),
                    date(list.issuedOn()),
                    notice(list),
                    list.rows(),
                    list.totalFen() == 0 ? null : new Fen(list.totalFen()),
                    done(list),
                    list.sm3().substring(0, SM3_SHOWN) + "…");
        }
        out.println("名单 " + lists.size() + " 份");
        if (!lists.isEmpty()) {
            table.print(out);
        }
        payments(payments, out);
    }

    private static void payments(List<PaymentOnList> payments, PrintWriter out) {
        List<PaymentOnList> without = payments.stream()
                .filter(payment -> payment.list() == null && payment.state().counts())
                .toList();
        if (!without.isEmpty()) {
            Fen sum = without.stream()
                    .map(payment -> new Fen(payment.amountFen()))
                    .reduce(Fen.ZERO, Fen::plus);
            out.println();
            out.println("未引拨付方案的拨付：" + without.size() + " 笔，共 " + sum.toYuan() + " 元");
        }
        Table differing = new Table(
                Column.text("拨付编号"),
                Column.text("申报编号"),
                Column.text("名单"),
                Column.number("序号"),
                Column.yuan("名单金额"),
                Column.yuan("拨付金额"),
                Column.text("不符之处"));
        int count = 0;
        for (PaymentOnList payment : payments) {
            List<String> fields = payment.differences();
            if (!fields.isEmpty()) {
                count++;
                Long listed = payment.listedFen();
                differing.row(
                        payment.payment(),
                        payment.application(),
                        payment.list(),
                        payment.row(),
                        listed == null ? Fen.ZERO : new Fen(listed),
                        new Fen(payment.amountFen()),
                        fields.stream().map(ListsText::field).collect(Collectors.joining("、")));
            }
        }
        if (count > 0) {
            out.println();
            out.println("与所引名单不符的拨付：" + count + " 笔");
            differing.print(out);
        }
    }

    /** Plans that contradict each other. */
    static void above(List<PlannedAbove> above, PrintWriter out) {
        if (above.isEmpty()) {
            return;
        }
        Table table = new Table(Column.text("申报编号"), Column.yuan("奖补金额"), Column.yuan("各方案合计"), Column.text("拨付方案"));
        above.forEach(one -> table.row(
                one.application(),
                new Fen(one.grantedFen()),
                new Fen(one.plannedFen()),
                String.join("、", one.lists())));
        out.println();
        out.println("各拨付方案合计超过奖补的申报：" + above.size() + " 件（拨付仍以奖补为限）");
        table.print(out);
    }

    private static String notice(ListView list) {
        return list.noticeFrom() == null ? "" : Names.day(list.noticeFrom()) + "至" + date(list.noticeTo());
    }

    private static String done(ListView list) {
        if (list.carriedOut() == 0) {
            return "未办理";
        }
        StringJoiner each = new StringJoiner("，");
        ACTS.forEach((type, words) -> {
            Integer rows = list.done().get(type);
            if (rows != null) {
                each.add(words + " " + rows);
            }
        });
        return list.carriedOut() + "/" + list.rows() + " 行（" + each + "）";
    }

    static void list(ListView list, @Nullable PolicyPack pack, PrintWriter out) {
        out.println("名单 " + list.list() + "（" + list.kind().chinese() + "）"
                + "　" + (list.documentNo() == null ? "未写文号" : list.documentNo()) + "　"
                + date(list.issuedOn()) + "　" + list.issuedBy() + " " + list.signedBy()
                + (list.noticeFrom() == null ? "" : "　公示 " + notice(list)));
        out.println("共 " + list.rows() + " 行"
                + (list.totalFen() == 0 ? "" : "，" + new Fen(list.totalFen()).toYuan() + " 元") + "；" + done(list));
        out.println("摘要值（SM3）：" + list.sm3());
        Table table = items();
        list.items().forEach(item -> row(item, pack, table));
        table.print(out);
    }

    private static Table items() {
        return new Table(
                Column.number("序号"),
                Column.text("申报编号"),
                Column.text("单位"),
                Column.text("支持方向"),
                Column.text("金额（元）"),
                Column.text("收款账户"),
                Column.text("摘要值"));
    }

    private static void row(Item item, @Nullable PolicyPack pack, Table table) {
        Long amount = item.amountFen();
        table.row(
                item.number() == null ? "" : item.number(),
                item.application(),
                organisation(item),
                direction(item.direction(), pack),
                amount == null ? "" : new Fen(amount).toYuan(),
                item.payee() == null
                        ? ""
                        : item.payee().holder() + " " + item.payee().number(),
                item.sm3().substring(0, SM3_SHOWN) + "…");
    }

    static void comparison(ListComparison found, @Nullable PolicyPack pack, PrintWriter out) {
        ListView second = found.second();
        String other = second == null ? "已拨付" : title(second);
        out.println(title(found.first()) + "与" + other);
        out.println("摘要值：" + found.first().sm3() + (second == null ? "" : "\n　　　　" + second.sm3()));
        out.println("摘要相同 " + found.same() + " 行；一方未写而其余相同 " + found.agreeing() + " 行");
        section(second == null ? "名单有而尚未支付" : "仅见于名单 " + found.first().list(), found.onlyFirst(), pack, out);
        section(second == null ? "已拨付而名单没有" : "仅见于名单 " + second.list(), found.onlySecond(), pack, out);
        if (!found.differing().isEmpty()) {
            Table table = new Table(
                    Column.text("申报编号"),
                    Column.text("单位"),
                    Column.text("项目"),
                    Column.text("名单 " + found.first().list()),
                    Column.text(second == null ? "已拨付" : "名单 " + second.list()),
                    Column.text("拨付编号"));
            found.differing().forEach(pair -> pair.differences()
                    .forEach(difference -> table.row(
                            pair.first().application(),
                            organisation(pair.first()),
                            field(difference.field()),
                            value(difference, difference.first(), pack),
                            value(difference, difference.second(), pack),
                            String.join("、", pair.second().payments()))));
            out.println();
            out.println("同一行，说法不一：" + found.differing().size() + " 行");
            table.print(out);
        }
    }

    private static String title(ListView list) {
        return "名单 " + list.list() + "（" + list.kind().chinese()
                + (list.documentNo() == null ? "" : "，" + list.documentNo()) + "）";
    }

    private static void section(String title, List<Item> items, @Nullable PolicyPack pack, PrintWriter out) {
        if (!items.isEmpty()) {
            Table table = items();
            items.forEach(item -> row(item, pack, table));
            out.println();
            out.println(title + "：" + items.size() + " 行");
            table.print(out);
        }
    }

    private static String organisation(Item item) {
        return item.name() == null ? String.valueOf(item.enterprise()) : item.name();
    }

    private static String direction(@Nullable String id, @Nullable PolicyPack pack) {
        return id == null
                ? ""
                : pack == null ? id : pack.direction(id).map(Direction::name).orElse(id);
    }

    private static String value(Difference difference, String value, @Nullable PolicyPack pack) {
        return switch (difference.field()) {
            case "amountFen" -> new Fen(Long.parseLong(value)).toYuan() + " 元";
            case "direction" -> direction(value, pack);
            default -> value;
        };
    }

    private static String field(String name) {
        return switch (name) {
            case "application" -> "申报";
            case "enterprise" -> "单位";
            case "direction" -> "支持方向";
            case "amountFen" -> "金额";
            case "payee", "account" -> "收款账户";
            default -> name;
        };
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : Names.day(date);
    }
}
