package org.mingzhang.domain.decision;

import java.util.Arrays;
import org.mingzhang.domain.policy.Clause;

/**
 * Why the rules say no. A name, once published, keeps its meaning for ever and is never reused; the Chinese text may be
 * improved. Declaration order is the order of precedence: where several would apply, the first is reported.
 *
 * <p>Each stands for one numbered rule of the ledger's own (记账规则), which a refusal cites where no notice says it. A new
 * code takes the next free number, wherever it is put.
 */
public enum RejectionCode {
    // Who signs
    COMMAND_ID_REUSED(1, "同一命令编号已用于另一内容", "一个命令编号只用于一项内容。同一命令重发，答复与第一次相同；另一内容须另用编号。"),
    LEDGER_MISMATCH(2, "命令是签给另一个账本的", "命令须写明签给哪个账本，账本只受理签给自己的命令。"),
    COMMAND_EXPIRED(3, "命令已过有效期", "命令须写明有效期，逾期的命令不受理，须重新签名。"),
    COMMAND_VALID_TOO_LONG(49, "命令的有效期过长", "命令的有效期自办理时起不得超过31日，使被人截下的命令不能长久留用。"),
    ACTOR_UNKNOWN(4, "经办人未登记", "命令须由已登记的经办人签名。"),
    KEY_UNKNOWN(5, "签名所用密钥未登记在该经办人名下", "签名所用的密钥须已登记在该经办人及其单位名下。"),
    SIGNATURE_INVALID(6, "签名与命令内容不符", "签名须与命令内容逐字节相符，改动一字即无效。"),
    KEY_REVOKED(7, "签名所用密钥已被吊销", "被吊销或更换的密钥不得再签名；此前所签仍然有效。"),
    ROLE_MISSING(8, "经办人没有办理此事的岗位", "办理事项的人须在本单位任有办理该事项的岗位，并以该岗位签名。"),
    SCOPE_EXCEEDED(9, "该事项不在经办人的管辖范围内", "经办人只办理本县（市、区）、本单位管辖范围内的事项。"),
    // When, and what it is about
    BUSINESS_DATE_IN_FUTURE(10, "业务日期晚于今天", "业务日期及命令中所载日期不得晚于办理当日。"),
    NOT_FOUND(11, "对象不存在", "命令所指的对象须已在账本中登记。"),
    ALREADY_EXISTS(12, "对象已存在", "同一对象只登记一次。"),
    ACTOR_EXISTS(13, "经办人已登记", "一个经办人编号只登记一人。"),
    WRONG_STATE(14, "当前状态下不能办理", "事项须处于可以办理的状态，已了结、已终止或尚未到此一步的不得办理。"),
    STAGE_OUT_OF_ORDER(15, "环节顺序不对", "申请须按政策所列环节依次办理，不得跳过，不得倒回。"),
    BUSINESS_DATE_TOO_EARLY(16, "业务日期早于它所依据的事项", "一项业务不得早于它所依据的业务；在先的日期尚无足额可用的，不得补记。"),
    REASON_REQUIRED(17, "须说明理由", "低于计算金额核定的，报告的进度低于上次的，须写明理由。"),
    // Separation of duties
    SAME_PERSON(
            18,
            "同一人不得办理互相制约的两步",
            "申报、审核、认定核定、拨付由不同的人办理，一件事中同一人不得兼任，一人不任两类岗位；系统、安全、审计三员分立，登记人员的不授予岗位，授予的只是登记所写的一类岗位，他人换用的密钥须由两人提出和核定，机关人员的一次性代码须由两人申请和同意，已有经办人的企业再添经办人须由两人登记和授予岗位，拨付须两人经手，登记收款账户的人不经手向该账户拨付，任何人不得给自己授予岗位。"),
    CONFLICT_OF_INTEREST(19, "评审人与申报单位有利害关系", "不得评审、评测、认定本单位或与本单位有利害关系的事项。"),
    STAND_IN_INVALID(71, "代理安排不合规定", "代理的是同一单位的人本人所任的岗位，不得再由他人代理；自当日或以后起，一次不超过92日；专家和三员的岗位不得代理。"),
    IMPORT_NOT_REVIEWED(72, "所依据的补录尚未复核", "按历史导入的记录由一人签名；据以核定、拨付以前，须由另一人复核整份工作簿并签名认可。"),
    SIGNED_HERE(73, "已有人签名办理，不再补录", "一件事有了经办人签名的办理，此后各步都由各岗位签名办理，不得再按历史导入。"),
    NOT_SIGNED(74, "启用以后未经签名办理", "专项在账上设立以后核定、拨付的，须由经办各人签名；按历史导入的，照记并记明。"),
    // Policy
    NOT_ELIGIBLE(20, "不符合条件", "支持对象及其合同、服务商须符合政策规定的条件。"),
    FACT_MISSING(21, "缺少计算所需的事实", "计算所需的事实未记账的，不得计算，不得以推测代替。"),
    PARAMETER_UNDECIDED(22, "政策未定此参数，须先以有依据的决定定下", "政策未定的参数，须先由有权机关以有依据的决定定下并记账，然后适用；节假日安排未公布的年份不推定工作日。"),
    AMENDMENT_INVALID(68, "政策包的修订不合要求", "修订是同一政策包的下一版，保留原有的科目和账中已用的方向、县（市、区）、来源，已定的取值合乎新版；转按新版的申报，转到为它规定的那一版。"),
    PARAMETER_INVALID(23, "参数取值不合政策", "参数取值须在政策所给的种类、选项和约束之内。"),
    ABOVE_COMPUTED_AMOUNT(24, "高于按政策计算的金额", "核定和更正后的拨付不得高于按政策计算的金额；认可的投入不得高于申请认可的，申请认可的不得高于发票合计，发票列支不得高于合同金额，合同明细亦同。"),
    BELOW_MINIMUM_AMOUNT(25, "低于政策规定的下限", "核定不得低于政策规定的下限，政策定为按数预拨的一期不得少付、分付；合同变更后的金额须大于零，发票红冲后的列支不得小于零。"),
    QUOTA_EXCEEDED(26, "名额已满", "政策限定名额的，名额用完即止；未通过、撤回、不予奖补和已全额放弃的不占名额。"),
    QUEUE_ORDER(69, "资金先给排在前面的申报", "政策规定排队的，按所定的次序核定；有申报排在前面等候资金的，或者先行的方向已复核的申报还要用所余资金的，后面的不得先行核定。"),
    OUTRANKED(70, "名额须留给评分在前的", "名额按评分择优的，剩下的名额不够在审的评分较高和还没有评分的，不得先行认定；评分相同的不分先后，由认定的单位选定并记明。"),
    EXCLUDED(27, "与已有的申报或支持互斥", "政策规定只给一次、互斥或限报的，申报和取得的支持不得超过所定的项数。"),
    CUMULATIVE_CAP_EXCEEDED(28, "超过累计上限", "政策规定累计上限的，历次合计不得超过。"),
    FORM_INVALID(67, "申报内容不合申报表", "申报表的栏目、各项文字须按政策所列填写：不缺必填，不写所无，取值合乎种类、选项和字数。"),
    TEXT_TOO_LONG(29, "文字超过规定字数", "政策限定字数的文字不得超过字数，字数由账本按文字本身计。"),
    PICTURE_TOO_LARGE(66, "插图超过规定的幅数或尺寸", "政策限定插图的文字，所附插图不得超过幅数和像素尺寸，尺寸由账本从图片文件本身读出。"),
    DOCUMENT_NOT_LISTED(50, "材料不在政策所列清单内", "政策列有材料清单的方向，只收清单所列材料。"),
    DOCUMENT_MISSING(51, "缺少必备材料", "政策规定某环节前必备的材料，电子文件入库或纸质材料收到以后，该环节方可通过。"),
    FILE_MISMATCH(52, "文件与登记的不符", "同一材料下已按文件名登记过的，再送来的同名文件须是同一文件；内容不同的另起文件名。"),
    FILES_TOO_LARGE(53, "一案文件合计过大", "一案入库文件合计不得超过 500 MiB。"),
    NOTICE_NOT_FINISHED(30, "公示期未满", "公示期满方可认定；公示期以工作日计。"),
    OBJECTION_OPEN(31, "有未处理的异议", "有异议未处理的，不得认定、核定、拨付。"),
    ACCEPTANCE_MISSING(32, "未通过评测验收", "须验收的方向，通过评测验收方可计算和核定。"),
    MEMBER_NOT_JOINED(62, "联合体成员未确认加入", "成员对追回承担连带责任的联合体，各成员本人签名确认，或收到加盖公章的联合申报协议，方可通过审核。"),
    LIST_MISMATCH(54, "与所引名单不符", "按名单办理的，所办须与名单该行一致：专项、名单类型、申报、单位、金额、收款账户；名单签发后有改动的，须重新签名。"),
    LIST_NOT_NOTICED(55, "拨付方案未经公示", "政策要求拨付方案公示的，只按已公示期满的拨付方案拨付，方案以外的不拨付。"),
    LIST_DOCUMENT_MISSING(59, "名单未写文号", "认定、拨付方案、退出、清退的名单，以文号签发；没有文号的不受理。"),
    LIST_ROW_MISSING(61, "未列入清退名单", "服务商的清退，须列入已签发的清退名单，逐行引用办理；旧账照其所记。"),
    // Money
    SOURCE_NOT_ALLOWED(33, "该资金来源不得用于此科目", "每个科目只用政策准许的资金来源，每个来源在一次核定中只列一次。"),
    SPLIT_MISMATCH(34, "各来源金额之和与总额不符", "各来源金额之和须等于总额。"),
    RECOVERY_NOT_REUSABLE(35, "政策未准许追回资金再用", "追回的资金，政策未准许再用的，上缴国库。"),
    TRANSFER_NOT_ALLOWED(58, "政策未准许这样调剂", "政策规定了调剂的，科目之间只按其规定的科目、限额和岗位调剂；政策未作规定的，只受资金比例约束。"),
    RATIO_BREACHED(36, "突破资金比例红线", "任何分配、调剂、核定不得突破政策所定的资金比例。"),
    APPROPRIATION_EXCEEDED(37, "超过已下达资金", "下达不得超过政策所定总额，到位不得超过下达，分配、结转、上缴不得超过该来源当年尚未分配的资金。"),
    ALLOCATION_EXCEEDED(38, "超过科目已分配资金", "核定、调剂不得超过科目在该来源下已分配而未承诺的资金。"),
    ABOVE_CORRECTED_DIFFERENCE(60, "超过更正所致的差额", "按更正核减、追回的，合计不得超过奖补高出更正后应得金额的部分；另有缘由的，另行决定。"),
    COMMITMENT_EXCEEDED(39, "超过已承诺资金", "拨付、核减不得超过该来源已承诺而未拨付的金额。"),
    PAYMENT_EXCEEDED(40, "超过已拨付资金", "追回、退回不得超过已拨付的金额，再用、上缴不得超过已追回的金额。"),
    PAYMENT_CONDITION(65, "拨付条件尚未具备", "政策规定了拨付条件的，条件具备以前不得拨付；奖补的核定不受影响。"),
    ON_HOLD(41, "已被暂停办理", "被暂停办理的，解除以前不得拨付。"),
    PAYEE_MISMATCH(42, "收款账户不是受益人本人登记的账户", "只拨付到受益人本人登记的账户，登记的户名须与单位名称一致。"),
    PERIOD_CLOSED(43, "该期间已结账", "已结账的期间不再记入业务，更正记在未结账的期间。"),
    AMOUNT_TOO_LARGE(44, "金额之和超出账本可记的范围", "任何合计不得超出账本可记的范围。"),
    // One use of one voucher
    INVOICE_USED_TWICE(45, "发票重复使用或超过票面金额", "一张发票只用一次；分次使用的，合计不得超过票面金额，票面金额以历次登记中最小的为准。"),
    RECEIPT_USED_TWICE(46, "银行回单重复使用", "一张银行回单、一笔流水、一份国库凭证只用一次。"),
    VOUCHER_MISMATCH(64, "凭证与所认定的拨付不相符", "人工认定国库凭证对应的拨付，来源、收款账号、金额至少一项须与凭证相符；认定一张凭证支付多笔的，各笔都须有出自该来源的资金。"),
    CONTRACT_USED_TWICE(47, "合同重复登记", "一份合同只登记一次。"),
    PRODUCT_USED_TWICE(63, "产品重复登记", "一个产品编号只归一家服务商；同一服务商的同名产品只登记一次。"),
    LIST_ROW_USED_TWICE(56, "名单的一行重复使用", "名单的一行，同一种事项只据以办理一次，审核的每个环节各算一种；撤销或退回的拨付，可据同一行再提出。"),
    // Many at once
    LIST_ROWS_REFUSED(57, "名单中有不能办理的行", "名单各行都成立才签发；按名单一次签名办理的，全部各行都能办理才办理；声明略过的，能办的办理，不能办的逐行记明原因。"),
    // Concurrency
    CHANGED_MEANWHILE(48, "办理期间数据已被他人更改，请重新核对", "决定须依据办理时最新的账目；其间数据有变的，须重新核对、重新测算。");

    /** The ledger's own rules, a document of its own beside the notices: docs/rejections.md. */
    public static final String RULE_BOOK = "《明账记账规则》";

    private final int number;
    private final String text;
    private final String rule;

    RejectionCode(int number, String text, String rule) {
        this.number = number;
        this.text = text;
        this.rule = rule;
    }

    /** The ledger's own rule, for refusals that rest on no notice. */
    public Clause ownRule() {
        return new Clause(RULE_BOOK, "第" + number + "条", rule);
    }

    /** The number of the ledger's own rule behind this code; never given to another one, whatever the order becomes. */
    public int number() {
        return number;
    }

    /** One plain Chinese clause, without the facts of the case. */
    public String text() {
        return text;
    }

    /** The same of a code that stands in an entry: one of a newer program stays as it is written. */
    public static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(code))
                .map(RejectionCode::text)
                .findFirst()
                .orElse(code);
    }
}
