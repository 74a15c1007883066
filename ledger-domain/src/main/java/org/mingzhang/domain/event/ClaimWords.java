package org.mingzhang.domain.event;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.money.Fen;

/** What a claim uses up, as a person calls it: 发票 号码 26990000000000010001. */
public final class ClaimWords {
    private ClaimWords() {}

    /** The words of a claim by its stored kind and key; both as they are where the kind is a newer program's. */
    public static String of(String kind, String key) {
        Claim.Kind known;
        try {
            known = Claim.Kind.ofCode(kind);
        } catch (IllegalArgumentException newer) {
            return kind + " " + key;
        }
        List<String> parts = parts(key);
        return switch (known) {
            case PACK -> "政策包 " + part(parts, 0) + " 的专项（一个政策包在一个账本里只开办一个专项；通知修订的，修订该专项）";
            case INVOICE -> "发票" + (part(parts, 0).isEmpty() ? "" : " 代码 " + part(parts, 0)) + " 号码 " + part(parts, 1);
            case CONTRACT -> "合同 " + part(parts, 2) + "（采购方 " + part(parts, 0) + "，供应方 " + part(parts, 1) + "）";
            case PRODUCT -> "产品 " + part(parts, 0);
            case PAYMENT -> "拨付 " + part(parts, 0);
            case RECOVERY -> "追回 " + part(parts, 0);
            case BANK_RECEIPT -> "银行回单 " + part(parts, 0) + " " + part(parts, 1);
            case PROVIDER_PAYMENT ->
                "付款流水 " + part(parts, 1) + "（付款账户尾号 " + tail(part(parts, 0)) + "，合同 " + part(parts, 2) + "）";
            case PROVIDER_SERIAL -> "付款流水 " + part(parts, 1) + "（付款账户尾号 " + tail(part(parts, 0)) + "）各合同合计超过银行流水所载金额";
            case PROVIDER_SERIAL_WHOLE ->
                "付款流水 " + part(parts, 1) + "（付款账户尾号 " + tail(part(parts, 0)) + "）的同一金额 " + yuan(part(parts, 2))
                        + "，已全额用于另一份合同";
            case BANK_LINE -> "银行流水 " + part(parts, 1) + "（账户尾号 " + tail(part(parts, 0)) + "）";
            case TREASURY_VOUCHER ->
                "国库支付凭证 " + part(parts, 0) + "（" + part(parts, 1) + " 年度，收款账户尾号 " + tail(part(parts, 2)) + "）";
            case SPECIAL_ACCOUNT -> "专账账户尾号 " + tail(part(parts, 1)) + "（试点专项 " + part(parts, 0) + "）";
            case LIST_ROW ->
                "名单 " + part(parts, 1) + " 第 " + part(parts, 2) + " 行" + (parts.size() > 3 ? "（同一环节）" : "");
            case ROSTER_PLACE -> "试点名单的名额";
            case ROSTER_REPLACEMENT -> "替补企业 " + part(parts, 1) + "（一家企业只替补一家）";
            case ACCEPTANCE_CERTIFICATE -> part(parts, 1) + "的验收证书 " + part(parts, 2);
            case ACTOR_KEY -> "签名密钥 " + part(parts, 0);
            case ACTOR_NAME -> part(parts, 0) + "的" + part(parts, 1) + "（确系同名两人的，姓名后加注区别）";
        };
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static String yuan(String fen) {
        return fen.matches("[0-9]{1,18}") ? Fen.of(Long.parseLong(fen)).toYuan() + " 元" : fen;
    }

    private static String tail(String account) {
        return account.substring(Math.max(0, account.length() - 4));
    }

    /** A key's parts: they are joined by bars, and a bar or backslash within one has a backslash before it. */
    private static List<String> parts(String key) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '\\' && i + 1 < key.length()) {
                part.append(key.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
