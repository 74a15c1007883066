package org.mingzhang.domain.decision;

import org.mingzhang.domain.policy.Clause;

/**
 * Why the rules say no. A name, once published, keeps its meaning for ever and is never reused; the Chinese text may be
 * improved. Declaration order is the order of precedence: where several would apply, the first is reported.
 */
public enum RejectionCode {
    // Who signs
    COMMAND_ID_REUSED("同一命令编号已用于另一内容"),
    LEDGER_MISMATCH("命令是签给另一个账本的"),
    COMMAND_EXPIRED("命令已过有效期"),
    ACTOR_UNKNOWN("经办人未登记"),
    KEY_UNKNOWN("签名所用密钥未登记在该经办人名下"),
    SIGNATURE_INVALID("签名与命令内容不符"),
    KEY_REVOKED("签名所用密钥已被吊销"),
    ROLE_MISSING("经办人没有办理此事的岗位"),
    SCOPE_EXCEEDED("该事项不在经办人的管辖范围内"),
    // When, and what it is about
    BUSINESS_DATE_IN_FUTURE("业务日期晚于今天"),
    NOT_FOUND("对象不存在"),
    ALREADY_EXISTS("对象已存在"),
    ACTOR_EXISTS("经办人已登记"),
    WRONG_STATE("当前状态下不能办理"),
    STAGE_OUT_OF_ORDER("环节顺序不对"),
    BUSINESS_DATE_TOO_EARLY("业务日期早于它所依据的事项"),
    REASON_REQUIRED("须说明理由"),
    // Separation of duties
    SAME_PERSON("同一人不得办理互相制约的两步"),
    CONFLICT_OF_INTEREST("评审人与申报单位有利害关系"),
    // Policy
    NOT_ELIGIBLE("不符合条件"),
    FACT_MISSING("缺少计算所需的事实"),
    PARAMETER_UNDECIDED("政策未定此参数，须先以有依据的决定定下"),
    PARAMETER_INVALID("参数取值不合政策"),
    ABOVE_COMPUTED_AMOUNT("高于按政策计算的金额"),
    BELOW_MINIMUM_AMOUNT("低于政策规定的下限"),
    QUOTA_EXCEEDED("名额已满"),
    EXCLUDED("与已取得的支持互斥"),
    CUMULATIVE_CAP_EXCEEDED("超过累计上限"),
    TEXT_TOO_LONG("文字超过规定字数"),
    NOTICE_NOT_FINISHED("公示期未满"),
    OBJECTION_OPEN("有未处理的异议"),
    ACCEPTANCE_MISSING("未通过评测验收"),
    // Money
    SOURCE_NOT_ALLOWED("该资金来源不得用于此科目"),
    SPLIT_MISMATCH("各来源金额之和与总额不符"),
    RECOVERY_NOT_REUSABLE("政策未准许追回资金再用"),
    RATIO_BREACHED("突破资金比例红线"),
    APPROPRIATION_EXCEEDED("超过已下达资金"),
    ALLOCATION_EXCEEDED("超过科目已分配资金"),
    COMMITMENT_EXCEEDED("超过已承诺资金"),
    PAYMENT_EXCEEDED("超过已支付资金"),
    ON_HOLD("已被暂停办理"),
    PAYEE_MISMATCH("收款账户不是受益人本人登记的账户"),
    PERIOD_CLOSED("该期间已结账"),
    AMOUNT_TOO_LARGE("金额之和超出账本可记的范围"),
    // One use of one voucher
    INVOICE_USED_TWICE("发票重复使用或超过票面金额"),
    RECEIPT_USED_TWICE("银行回单重复使用"),
    CONTRACT_USED_TWICE("合同重复登记"),
    // Concurrency
    CHANGED_MEANWHILE("办理期间数据已被他人更改，请重新核对");

    private final String text;

    RejectionCode(String text) {
        this.text = text;
    }

    /** The ledger's own rule, for refusals that rest on no notice. */
    public Clause ownRule() {
        return new Clause("账本规则", name(), text);
    }

    /** One plain Chinese clause, without the facts of the case. */
    public String text() {
        return text;
    }
}
