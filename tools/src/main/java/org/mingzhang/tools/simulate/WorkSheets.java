package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.onOrAfter;
import static org.mingzhang.tools.demo.Diary.plus;
import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.tools.simulate.Works.Bill;
import org.mingzhang.tools.simulate.Works.Contract;
import org.mingzhang.tools.story.Story.Place;

/** What is done after an approval: the project and its papers. */
final class WorkSheets {
    private static final String NUMBER = "申报编号";
    private static final String CONTRACT = "合同编号";
    private static final List<String> MATTERS = List.of("改造进度", "成本控制", "合同履约", "安全管理");

    private final Place place;
    private final Out out;
    private final Scale scale;
    private final long seed;

    WorkSheets(Place place, Out out, Scale scale, long seed) {
        this.place = place;
        this.out = out;
        this.scale = scale;
        this.seed = seed;
    }

    /**
     * A project's rows.
     *
     * @param requestedOn when acceptance is asked for; null where nobody assesses
     * @param closedOn when the contracts are done with; null while they are not
     * @param left whether they are broken off
     */
    void project(
            String number,
            Organisation applicant,
            int n,
            Works works,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate closedOn,
            boolean left,
            int served) {
        Chance chance = new Chance(seed, "work " + number, n);
        LocalDate completed = works.completedOn();
        out.on(
                works.startedOn(),
                "项目",
                is(NUMBER, number),
                is("开工日期", works.startedOn().toString()),
                is("完工日期", out.day(completed)),
                is("申请验收日期", out.day(requestedOn)),
                is("完成投资额", out.told(completed) ? Out.yuan(works.claimed()) : ""),
                is("服务试点企业数", served > 0 && out.told(completed) ? Integer.toString(served) : ""),
                is("备注", "示例数据"));
        for (Contract contract : works.contracts()) {
            contract(number, contract, closedOn, left, chance);
        }
        int i = 0;
        if (n % 40 == 31 && !works.bills().isEmpty()) {
            mistaken(number, applicant, works.bills().getFirst());
        }
        for (Bill bill : works.bills()) {
            invoice(number, applicant, bill, bill.claimed(), bill.contract().number());
            payment(number, applicant, n, ++i, bill, closedOn);
        }
        milestones(number, works);
        progress(number, works, left, chance);
        inspections(number, n, works, chance);
        ordinary(applicant, n, works.startedOn(), chance);
    }

    private void contract(String number, Contract it, @Nullable LocalDate closedOn, boolean left, Chance chance) {
        String state = !out.told(closedOn) ? "履行" : left ? "终止" : "完成";
        out.on(
                it.signedOn(),
                "合同",
                is(CONTRACT, it.number()),
                is(NUMBER, number),
                is("服务商统一社会信用代码", it.seller().code()),
                is("合同金额", Out.yuan(it.amount())),
                is("签订日期", it.signedOn().toString()),
                is("合同内容", "数字化改造软硬件及实施服务（示例）"),
                is("质保金", it.retention().isZero() ? "" : Out.yuan(it.retention())),
                is("付款约定", "按进度付款"),
                is("合同状态", state),
                is("终止日期", out.day(closedOn)));
        out.on(
                it.amendedOn(),
                "补充协议",
                is(CONTRACT, it.number()),
                is(NUMBER, number),
                is("变更日期", String.valueOf(it.amendedOn())),
                is("变更金额", Out.yuan(it.more())),
                is("原因", "增加采集点位（示例）"));
        items(number, it, chance);
    }

    /** Software at its list price or less, some equipment, and the rest for putting it in. */
    private void items(String number, Contract it, Chance chance) {
        Product product = it.product();
        Fen left = it.amount();
        Fen software = Cases.hundreds(it.amount(), 50);
        if (product != null && software.isPositive()) {
            long each = product.listPrice().value() / 10_000 * chance.between(88, 100) / 100 * 10_000;
            long count = Math.max(1, software.value() / each);
            Fen price = Fen.of(Math.min(each, software.value()));
            left = item(number, it, product.name(), "软件", product.id(), count, price, left);
        }
        int machines = chance.between(2, 12);
        Fen price = Fen.of(it.amount().value() / 5 / machines / 10_000 * 10_000);
        if (price.isPositive()) {
            left = item(number, it, "数据采集网关", "采集设备", "", machines, price, left);
        }
        item(number, it, "实施服务", "实施", "", 1, left, left);
    }

    private Fen item(
            String number, Contract it, String what, String kind, String product, long count, Fen price, Fen left) {
        Fen amount = Fen.of(price.value() * count);
        out.on(
                it.signedOn(),
                "合同明细",
                is(CONTRACT, it.number()),
                is(NUMBER, number),
                is("项目", what),
                is("类别", kind),
                is("产品编号", product),
                is("数量", Long.toString(count)),
                is("单价", Out.yuan(price)),
                is("金额", Out.yuan(amount)));
        return left.minus(amount);
    }

    /** An invoice, or a part of one. */
    void invoice(String number, Organisation buyer, Bill bill, Fen claimed, String contract) {
        invoice(number, buyer, bill, bill.number(), bill.issuedOn(), bill.total(), claimed, contract);
    }

    /** An invoice with a mistake, and the one that takes it back: together they claim nothing. */
    private void mistaken(String number, Organisation buyer, Bill bill) {
        String contract = bill.contract().number();
        LocalDate wrong = plus(bill.issuedOn(), -4);
        Fen back = bill.total().negated();
        String mark = bill.number().substring(0, bill.number().length() - 2);
        invoice(number, buyer, bill, mark + "W1", wrong, bill.total(), bill.total(), contract);
        invoice(number, buyer, bill, mark + "W2", plus(wrong, 2), back, back, contract);
    }

    private void invoice(
            String number,
            Organisation buyer,
            Bill bill,
            String invoice,
            LocalDate on,
            Fen total,
            Fen claimed,
            String contract) {
        out.on(
                on,
                "发票",
                is("发票代码", bill.code()),
                is("发票号码", invoice),
                is("开票日期", on.toString()),
                is("销方统一社会信用代码", bill.contract().seller().code()),
                is("购方统一社会信用代码", buyer.code()),
                is("价税合计", Out.yuan(total)),
                is("税额", Out.yuan(total.times(Ratio.of(6, 106), Rounding.HALF_UP))),
                is("申报金额", Out.yuan(claimed)),
                is(NUMBER, number),
                is(CONTRACT, contract),
                is("货物或服务名称", "*信息技术服务*软件服务"),
                is("状态", total.isNegative() ? "红冲" : "正常"));
    }

    private void payment(String number, Organisation payer, int n, int i, Bill bill, @Nullable LocalDate closedOn) {
        Fen retention = i == 2 ? bill.contract().retention() : Fen.ZERO;
        pay(
                number,
                payer,
                n,
                "LS%s%d".formatted(number.replace("-", ""), i),
                bill,
                bill.total().minus(retention),
                bill.paidOn());
        if (retention.isPositive() && closedOn != null) {
            pay(number, payer, n, "LS%s9".formatted(number.replace("-", "")), bill, retention, plus(closedOn, 30));
        }
    }

    private void pay(String number, Organisation payer, int n, String serial, Bill bill, Fen amount, LocalDate on) {
        Organisation seller = bill.contract().seller();
        out.on(
                on,
                "企业付款",
                is("流水号", serial),
                is("日期", on.toString()),
                is("付款户名", payer.name()),
                is("付款账号", payer.account()),
                is("收款户名", seller.name()),
                is("收款账号", seller.account()),
                is("金额", Out.yuan(amount)),
                is(CONTRACT, bill.contract().number()),
                is(NUMBER, number));
        if (n % 2 == 0) {
            bank(serial, on, payer.name(), payer.account(), seller.name(), seller.account(), amount, "合同款");
        }
    }

    private void bank(
            String serial, LocalDate on, String payer, String from, String payee, String to, Fen amount, String note) {
        out.on(
                on,
                "银行流水",
                is("流水号", serial),
                is("日期", on.toString()),
                is("付款户名", payer),
                is("付款账号", from),
                is("收款户名", payee),
                is("收款账号", to),
                is("金额", Out.yuan(amount)),
                is("摘要", note + "（示例）"));
    }

    /** What has nothing to do with the project. */
    private void ordinary(Organisation applicant, int n, LocalDate from, Chance chance) {
        bank(
                "GZ%06d".formatted(n),
                onOrAfter(from.plusDays(9)),
                applicant.name(),
                applicant.account(),
                "示例代发工资专户",
                "99991111%06d".formatted(n),
                Fen.ofYuan(chance.between(60, 400) * 1_000L),
                "工资");
    }

    private void milestones(String number, Works works) {
        LocalDate end = works.endedOn();
        long days = works.startedOn().until(end, ChronoUnit.DAYS);
        List<String> steps = List.of("方案设计", "软硬件部署", "上线试运行", "完工");
        for (int i = 1; i <= steps.size(); i++) {
            LocalDate planned = onOrAfter(works.startedOn().plusDays(days * i / steps.size()));
            LocalDate reached = works.completedOn() == null ? null : i == 4 ? works.completedOn() : planned;
            out.on(
                    works.startedOn(),
                    "里程碑",
                    is(NUMBER, number),
                    is("节点", steps.get(i - 1)),
                    is("计划日期", planned.toString()),
                    is("计划进度", Integer.toString(25 * i)),
                    is("基线版本", "V1"),
                    is("批准日期", works.startedOn().toString()),
                    is("完成日期", out.day(reached)));
        }
    }

    private void progress(String number, Works works, boolean left, Chance chance) {
        LocalDate end = works.endedOn();
        long days = works.startedOn().until(end, ChronoUnit.DAYS);
        for (int month = 1; month <= scale.most(7); month++) {
            LocalDate on = onOrAfter(works.startedOn().plusMonths(month));
            if (!on.isBefore(end)) {
                return;
            }
            long planned = works.startedOn().until(on, ChronoUnit.DAYS) * 100 / days;
            out.on(
                    on,
                    "进度",
                    is(NUMBER, number),
                    is("报告日期", on.toString()),
                    is("计划进度", Long.toString(planned)),
                    is("实际进度", Long.toString(left ? 5 : Math.max(1, planned - chance.between(0, 4)))),
                    is("说明", "按月报告（示例）"));
        }
    }

    private void inspections(String number, int n, Works works, Chance chance) {
        for (int i = 0; i < 1 + n % 2; i++) {
            LocalDate on = plus(works.startedOn(), chance.between(8, 11) + 4 * i);
            boolean wanting = n % 9 == 4 && i == 0;
            LocalDate mended = wanting && works.completedOn() != null ? plus(on, chance.between(5, 9)) : null;
            out.on(
                    on,
                    "检查",
                    is(NUMBER, number),
                    is("检查日期", on.toString()),
                    is("方式", (n + i) % 3 == 0 ? "实地抽查" : "书面审查"),
                    is("结论", wanting ? "整改" : "合格"),
                    is("检查人", Officials.one("监督", n, 6)),
                    is("检查单位", Officials.SUPERVISION),
                    is("事项", MATTERS.get((n / 2 + i) % MATTERS.size())),
                    is("整改期限", wanting ? on.plusDays(20).toString() : ""),
                    is("整改完成日期", out.day(mended)),
                    is("说明", wanting ? "台账不全，限期补齐（示例）" : "未见异常（示例）"));
        }
    }

    /** Papers that prove the work. */
    void proofs(String number, Organisation applicant, int n, Works works, LocalDate requestedOn) {
        Chance chance = new Chance(seed, "proofs " + number, n);
        List<String> documents = List.of("合同扫描件", "发票扫描件", "现场照片", "付款回单");
        for (int i = 0; i < Math.min(documents.size(), scale.most(7) - 4); i++) {
            boolean photograph = i == 2;
            LocalDate taken = plus(Objects.requireNonNull(works.completedOn()), 1);
            out.on(
                    requestedOn,
                    "附件",
                    is(NUMBER, number),
                    is("材料", documents.get(i)),
                    is("文件名", number + "-" + documents.get(i) + (photograph ? ".jpg" : ".pdf")),
                    is("摘要值", chance.hex(64)),
                    is("感知哈希", photograph ? chance.hex(16) : ""),
                    is("拍摄时间", photograph ? taken + " 10:%02d".formatted(n % 60) : ""),
                    is("文档作者", applicant.clerk()),
                    is("编辑软件", photograph ? "" : "扫描全能王"),
                    is("经度", photograph ? "%d.%04d".formatted(place.longitude(), chance.between(4_000, 9_999)) : ""),
                    is("纬度", photograph ? "%d.%04d".formatted(place.latitude(), chance.between(1_000, 9_999)) : ""),
                    is(CONTRACT, i == 0 ? works.contracts().getFirst().number() : ""),
                    is("发票号码", i == 1 ? works.bills().getFirst().number() : ""),
                    is("日期", requestedOn.toString()));
        }
    }
}
