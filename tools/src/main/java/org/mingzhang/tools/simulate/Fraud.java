package org.mingzhang.tools.simulate;

/** A fraud that a workbook can show, by the id of the risk rule that it breaks. */
public enum Fraud {
    INVOICE_TWICE("R-B02", Stage.BILLED, "一张发票在两项申报中各用全额"),
    PAPER_BEFORE_ITS_GROUND("R-C07", Stage.BILLED, "合同早于认定，或发票早于合同"),
    PAID_BEFORE_ACCEPTANCE("R-G03", Stage.PAID, "验收以前核定并拨付"),
    SAME_PERSON("R-G01", Stage.PAID, "审批和经办拨付是同一人"),
    ABOVE_COMPUTED("R-H02", Stage.PAID, "核定和拨付高于政策计算的金额"),
    OTHER_ACCOUNT("R-D04", Stage.PAID, "拨付到他人账户"),
    OUTSIDE_POOL("R-A01", Stage.BILLED, "合同的服务商不在资源池"),
    SHORT_NOTICE("R-G02", Stage.BILLED, "公示不足规定的工作日"),
    INFLATED_PRICE("R-C02", Stage.BILLED, "合同单价数倍于目录价"),
    MONEY_BACK("R-D01", Stage.BILLED, "付款数日后服务商把钱转给企业实际控制人"),
    COPIED_TEXT("R-B03", Stage.SUBMITTED, "申报正文与另一家企业几乎相同"),
    RELATED_PARTIES("R-E01", Stage.BILLED, "企业与服务商法定代表人、电话相同"),
    SAME_DEVICE("R-E05", Stage.SUBMITTED, "多家企业由同一设备提交"),
    BACKDATED("R-G04", Stage.ACCEPTED, "验收四十多天以后才登记"),
    LOWER_LEVEL("R-F12", Stage.PAID, "先评三级，再评二级，补助更多"),
    DOUBLE_SUBSIDY("R-B08", Stage.BILLED, "同一发票已得其他财政补助"),
    OVER_BUDGET("R-H01", Stage.NONE, "核定超过科目可用资金");

    /** How far an enterprise's story must have come. */
    enum Stage {
        NONE,
        SUBMITTED,
        BILLED,
        ACCEPTED,
        PAID
    }

    private final String rule;
    private final Stage needs;
    private final String note;

    Fraud(String rule, Stage needs, String note) {
        this.rule = rule;
        this.needs = needs;
        this.note = note;
    }

    /** The rule's id, by which the fraud is asked for. */
    public String rule() {
        return rule;
    }

    Stage needs() {
        return needs;
    }

    /** What it is, in Chinese. */
    public String note() {
        return note;
    }

    /** How many enterprises take part in each. */
    int parties() {
        return this == SAME_DEVICE ? 5 : 1;
    }
}
