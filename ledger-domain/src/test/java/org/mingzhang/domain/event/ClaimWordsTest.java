package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No separator of a stored key reaches a person. */
class ClaimWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "invoice; 1300204130|01234567; 发票 代码 1300204130 号码 01234567",
                "invoice; |26130000000000000001; 发票 号码 26130000000000000001",
                "contract; 91A|91B|HT-7; 合同 HT-7（采购方 91A，供应方 91B）",
                "bank-receipt; 示例银行|HD0001; 银行回单 示例银行 HD0001",
                "provider-payment; 6200000000001234|LS-1|HT-7; 付款流水 LS-1（付款账户尾号 1234，合同 HT-7）",
                "provider-serial; 6200000000001234|LS-1; 付款流水 LS-1（付款账户尾号 1234）各合同合计超过银行流水所载金额",
                "provider-serial-whole; 6200000000001234|LS-1|6000; 付款流水 LS-1（付款账户尾号 1234）的同一金额 60.00 元，已全额用于另一份合同",
                "bank-line; 6200000000001234|LS-2; 银行流水 LS-2（账户尾号 1234）",
                "treasury-voucher; GK-1|2026|6200000000001234; 国库支付凭证 GK-1（2026 年度，收款账户尾号 1234）",
                "payment; ZF-1; 拨付 ZF-1",
                "recovery; ZH-1; 追回 ZH-1",
                "special-account; HANDAN|6200111122223333; 专账账户尾号 3333（试点专项 HANDAN）",
                "roster-replacement; hd|91130400MA00000012; 替补企业 91130400MA00000012（一家企业只替补一家）",
                "list-row; ENTERPRISE.RESERVED|TJ-1|3; 名单 TJ-1 第 3 行",
                "list-row; APPLICATION.STAGE-DECIDED|TJ-1|3|SITE; 名单 TJ-1 第 3 行（同一环节）",
                "actor-key; sm2-1; 签名密钥 sm2-1",
                "actor-name; 某市财政局|李某; 某市财政局的李某（确系同名两人的，姓名后加注区别）",
                "newer-kind; a|b; newer-kind a|b",
            })
    void aClaimIsNamedAsPeopleNameIt(String kind, String key, String words) {
        assertThat(ClaimWords.of(kind, key)).isEqualTo(words);
    }

    @Test
    void aBarWithinANameIsNoSeparator() {
        assertThat(ClaimWords.of("bank-receipt", "甲\\|乙|\\\\1")).isEqualTo("银行回单 甲|乙 \\1");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasWords(Claim.Kind kind) {
        assertThat(ClaimWords.of(kind.code(), "a|b|c")).doesNotContain("|", kind.code());
    }
}
