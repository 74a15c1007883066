package org.mingzhang.app.workbook;

import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.policy.PolicyPack;

/** An example of what a column holds, invented. */
final class Examples {
    private Examples() {}

    static String of(Column column, PolicyPack pack) {
        return switch (column.kind()) {
            case TEXT, LONG_TEXT, DOCUMENT -> "";
            case ID -> "SB-2025-0001";
            case PERSON -> "张三";
            case PHONE -> "010-12345678";
            case AMOUNT -> "120000.50";
            case SIGNED_AMOUNT -> "-5000";
            case DATE -> "2026-03-31";
            case DATETIME -> "2026-03-31 09:30";
            case YES_NO -> "是";
            case INTEGER -> "12";
            case DECIMAL -> "0.85";
            case PERCENT -> "60";
            case SCORE -> "85.5";
            case LEVEL -> "二级";
            case CREDIT_CODE -> code("91990200MA0000001");
            case CODE_LIST -> code("91990200MA0000001") + ";" + code("91990200MA0000002");
            case ACCOUNT -> "6222020000000000001";
            case DIGEST -> "64 位，如 66c7f0f4…";
            case CHOICE -> column.values().getFirst();
            case SHARES ->
                pack.sources().isEmpty() ? "" : pack.sources().getLast().name() + "=50000";
            case SOURCE ->
                pack.sources().isEmpty() ? "" : pack.sources().getFirst().name();
            case LINE -> pack.lines().isEmpty() ? "" : pack.lines().getFirst().name();
            case DIRECTION ->
                pack.directions().isEmpty() ? "" : pack.directions().getFirst().id();
            case STAGE ->
                pack.stages().isEmpty() ? "" : pack.stages().getFirst().name();
            case BATCH ->
                pack.batches().isEmpty() ? "" : pack.batches().getFirst().name();
            case COUNTY ->
                pack.counties().isEmpty() ? "" : pack.counties().getFirst().name();
            case INDUSTRY ->
                pack.industries().isEmpty() ? "" : pack.industries().getFirst().name();
            case TARGET ->
                pack.targets().isEmpty() ? "" : pack.targets().getFirst().id();
        };
    }

    private static String code(String first17) {
        return first17 + CreditCode.checkCharacter(first17);
    }
}
