package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.trail.Names;

/**
 * The documents of a case as files, put onto its lane where each comes about. Every payment has its bank's receipt; a few cases have
 * all their papers, since a file costs more to keep than an entry, and one case with its papers shows as much as six hundred.
 */
final class Papers {
    /** How many of those who renovate first have their papers kept. */
    private static final int PILOTS = 4;

    private final Lane lane;
    private final String number;
    private final Firm firm;
    private final Person office;
    private final Person payer;
    private final boolean kept;

    private Papers(Lane lane, String number, Firm firm, int n, boolean kept) {
        this.lane = lane;
        this.number = number;
        this.firm = firm;
        this.office = Desk.NOTICE.person(n);
        this.payer = Desk.CONFIRMATION.person(n);
        this.kept = kept;
    }

    /** Of a pilot enterprise: the first few have papers. */
    static Papers of(Lane lane, Pilot pilot) {
        return new Papers(lane, pilot.number(), pilot.firm(), pilot.n(), pilot.n() < PILOTS);
    }

    /** Of an application beside renovation: the first under each direction has papers. */
    static Papers of(Lane lane, Bid bid) {
        return new Papers(lane, bid.number(), bid.applicant(), bid.n(), bid.n() == 1);
    }

    void application(String title, @Nullable Fen requested) {
        List<String> lines = begin("申报项目：" + title);
        if (requested != null) {
            lines.add("申请奖补：" + money(requested));
        }
        lines.add("承诺：所报材料真实，同一投入未获其他财政资金支持。");
        put(firm.applicant(), "申报书", "1", null, null, lines, firm.name());
    }

    void contract(String contract, Firm seller, Fen amount, String matter) {
        List<String> lines = begin("合同编号：" + contract);
        lines.add("甲方（委托方）：" + firm.name());
        lines.add("乙方（服务方）：" + seller.name());
        lines.add("标的：" + matter);
        lines.add("合同价款：" + money(amount));
        put(firm.applicant(), "合同扫描件", contract, contract, null, lines, firm.name() + "、" + seller.name());
    }

    void invoice(String invoiceNo, String contract, Firm seller, Fen amount) {
        List<String> lines = begin("发票号码：" + invoiceNo);
        lines.add("购买方：" + firm.name() + "，" + firm.code());
        lines.add("销售方：" + seller.name() + "，" + seller.code());
        lines.add("所属合同：" + contract);
        lines.add("价税合计：" + money(amount));
        put(firm.applicant(), "发票扫描件", invoiceNo, contract, invoiceNo, lines, seller.name());
    }

    void paidToProvider(String serialNo, String contract, Firm seller, Fen amount) {
        List<String> lines = begin("流水号：" + serialNo);
        lines.add("付款人：" + firm.name() + "，账号 " + firm.account().number());
        lines.add("收款人：" + seller.name() + "，账号 " + seller.account().number());
        lines.add("金额：" + money(amount));
        put(
                firm.applicant(),
                "付款回单",
                serialNo,
                contract,
                null,
                lines,
                firm.account().bank());
    }

    void accepted(int level, int score, Fen recognised) {
        List<String> lines = begin("依据：" + Works.INDICATORS);
        lines.add("得分：" + score + "　达到等级：" + level + " 级");
        lines.add("核定的改造投入：" + money(recognised));
        lines.add("结论：通过评测验收。");
        put(Cast.county(firm.county(), 1), "评测验收报告", "1", null, null, lines, "第三方评测机构（示例），由县（市、区）归集");
    }

    /** The notice of the award, once its amount is known. */
    void awarded(String documentNo) {
        LocalDate on = lane.date();
        put(office, known -> {
            List<String> lines = begin("文号：" + documentNo);
            lines.add(firm.name() + "：");
            lines.add("你单位申报的项目经审核、公示，核定奖补资金 " + money(known.granted(number)) + "。");
            lines.add("请按规定用途使用，接受监督检查。");
            return paper("奖补核定通知", "1", null, null, lines, office.orgName(), on);
        });
    }

    /** The bank's receipt of the award's payment, of every case, filed with the payment by who confirmed it. */
    void paid(String payment, String receiptNo) {
        LocalDate on = lane.date();
        lane.files(payer, number, known -> {
            List<String> lines = begin("回单号：" + receiptNo);
            lines.add("拨付编号：" + payment);
            lines.add("收款人：" + firm.name() + "，账号 " + firm.account().number());
            lines.add("金额：" + money(known.granted(number)));
            return proof("银行回单", payment, new PaymentProof(payment, null), lines, Grant.BANK, on);
        });
    }

    /** The treasury's voucher of the payment, filed with it. */
    void seenByTheTreasury(String payment, Function<Known, String> voucherNo) {
        LocalDate on = lane.date();
        put(payer, known -> {
            String number = voucherNo.apply(known);
            List<String> lines = begin("国库凭证号：" + number);
            lines.add("拨付编号：" + payment);
            lines.add("收款人：" + firm.name() + "，账号 " + firm.account().number());
            return proof("国库凭证", payment, new PaymentProof(payment, number), lines, "国库（示例）", on);
        });
    }

    private List<String> begin(String first) {
        List<String> lines = new ArrayList<>();
        lines.add("申报编号：" + number);
        lines.add("申报单位：" + firm.name());
        lines.add(first);
        return lines;
    }

    static String money(Fen amount) {
        return amount.toYuan() + " 元（" + amount.inCapitals() + "）";
    }

    private void put(
            Person by,
            String document,
            String of,
            @Nullable String contract,
            @Nullable String invoiceNo,
            List<String> lines,
            String issuer) {
        LocalDate on = lane.date();
        put(by, known -> paper(document, of, contract, invoiceNo, lines, issuer, on));
    }

    private void put(Person by, Function<Known, Paper> paper) {
        if (kept) {
            lane.files(by, number, paper);
        }
    }

    private static Paper paper(
            String document,
            String of,
            @Nullable String contract,
            @Nullable String invoiceNo,
            List<String> lines,
            String issuer,
            LocalDate on) {
        return new Paper(document, of, contract, invoiceNo, null, ended(lines, issuer, on));
    }

    private static Paper proof(
            String document, String of, PaymentProof proves, List<String> lines, String issuer, LocalDate on) {
        return new Paper(document, of, null, null, proves, ended(lines, issuer, on));
    }

    static List<String> ended(List<String> lines, String issuer, LocalDate on) {
        List<String> whole = new ArrayList<>(lines);
        whole.add("");
        whole.add("出具：" + issuer);
        whole.add("日期：" + Names.day(on));
        return whole;
    }
}
