package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows wait until bad ones are mended where the good ones are recorded without them. A decision that is recorded before
 * what it was made on would be marked as a breach that never was, and a payment before its award would be one of its own.
 *
 * <p>A row may be judged on all that is recorded of the case, contract, payment, invoice or transfer that it names, on what the
 * registers say of whose case it is, and money on the funds. So a case goes in whole or not at all, but for its 申报: that,
 * unless it was withdrawn, rests on its organisations and on what it states in 申报文字 and 申报栏目 alone. What a register says later on (an account, an exit, a penalty)
 * waits in turn for the cases of its organisation, which happened before it. There the waiting ends: of the other organisations
 * that a row names (sellers, members, enterprises that are served) it is judged on who they are, on their place in the roster,
 * and on what is wrong itself; not on what of them only waits.
 */
final class Waiting {
    private static final String FUNDS = "资金";
    private static final String RETURNED = "追回";
    /** What registers say of an organisation, for its own cases. */
    private static final String ORGANISATION = "organisation";
    /** The same as far as its rows are wrong themselves, for the cases of others, in which it is named. */
    private static final String STATED = "stated";
    /** Who an organisation is. */
    private static final String PARTY = "party";
    /** Its place in the roster. */
    private static final String ROSTER = "roster";

    static final String CODE = "统一社会信用代码";
    private static final String CASES = "cases";
    private static final String SALES = "sales";
    private static final String MEMBERS = "联合体成员";
    static final String NUMBER = "申报编号";

    /** Columns of what several rows are about. */
    private static final List<String> NUMBERS = List.of(NUMBER, "合同编号", "拨付编号", "发票号码");

    /** Columns of the organisations that a row of the registers changes. */
    private static final List<String> REGISTERED = List.of(CODE, "替补对象");

    /** Sheets of what no decision rests on: what others say of an organisation is held against its cases by flags alone. */
    private static final Set<String> JUDGES_NOTHING = Set.of("历史奖补", "名录外部数据");

    /** Sheets of what is what it is, and of lists, which say what they say. */
    private static final Set<String> WAITS_FOR_NOTHING =
            Set.of("企业", "县区单位", "第三方机构", "产品", "关联信息", "名单", "名单明细", "历史奖补", "名录外部数据");

    private static final Set<String> PARTIES = Set.of("企业", "县区单位", "服务商", "第三方机构");
    private static final String PROVIDERS = "服务商";
    private static final String PILOTS = "试点名单";
    private static final String LINKED = "关联企业";
    private static final String APPLICATIONS = "申报";

    /** Columns of sellers in the rows of cases. */
    private static final List<String> SELLERS = List.of("服务商统一社会信用代码", "销方统一社会信用代码");

    /** Changes of the roster on which cases rest, so that they do not wait for them. */
    private static final Set<String> ENTERS = Set.of("入库", "纳入", "调整批次");

    private static final Set<String> MONEY = Set.of(FUNDS, "奖补", "拨付", "国库支付");

    /**
     * Sheets of what comes after a decision, and the last sheet, in the contract's order, on whose rows of the same application
     * theirs rest: without 审核 there is no 合同, without 合同 no 发票.
     */
    private static final Map<String, String> RESTS_UP_TO = Map.ofEntries(
            Map.entry("审核", "异议"),
            Map.entry("异议", "异议"),
            Map.entry("项目", "项目"),
            Map.entry("里程碑", "里程碑"),
            Map.entry("合同", "合同"),
            Map.entry("合同明细", "合同明细"),
            Map.entry("补充协议", "补充协议"),
            Map.entry("发票", "发票"),
            Map.entry("企业付款", "企业付款"),
            Map.entry("进度", "企业付款"),
            Map.entry("检查", "检查"),
            Map.entry("验收", "验收"),
            Map.entry("场景", "验收"),
            Map.entry("成效", "验收"),
            Map.entry("奖补", "拨付"),
            Map.entry("拨付", "拨付"),
            Map.entry("服务商评价", "验收"));

    private Waiting() {}

    /** Who applied under a number that the ledger holds; null where it holds none. */
    @FunctionalInterface
    interface Applicant {
        @Nullable
        String of(String application);
    }

    /**
     * What a row holds up that is not recorded.
     *
     * @param itself whether it is wrong itself. What only waits for the cases of its organisation comes after them, and the
     *     cases of others, in which that organisation is named, do not rest on it
     */
    static List<String> heldUp(Row bad, boolean itself) {
        String sheet = bad.sheet().name();
        if (JUDGES_NOTHING.contains(sheet)) {
            return List.of();
        }
        List<String> keys = papers(bad);
        String number = bad.cells().get(NUMBER);
        if (number != null) {
            keys.add(key(bad.sheet(), number));
            SELLERS.forEach(column -> add(keys, SALES, bad.cells().get(column)));
        } else {
            for (String column : REGISTERED) {
                String code = bad.cells().get(column);
                add(keys, ORGANISATION, code);
                add(keys, STATED, itself ? code : null);
                add(keys, PARTY, PARTIES.contains(sheet) ? code : null);
                add(keys, ROSTER, sheet.equals(PILOTS) ? code : null);
            }
        }
        if (sheet.equals(FUNDS)) {
            keys.add(handsBack(bad) ? RETURNED : FUNDS);
        } else if (sheet.equals(RETURNED)) {
            keys.add(RETURNED);
        }
        return keys;
    }

    /** What a row waits for, if it is held up, where the good rows are recorded without the bad ones. */
    static List<String> waitsFor(Row row, Applicant applicants) {
        String sheet = row.sheet().name();
        if (WAITS_FOR_NOTHING.contains(sheet) || givesFunds(row)) {
            return List.of();
        }
        boolean stands = sheet.equals(APPLICATIONS) && !row.cells().containsKey("撤回日期");
        List<String> keys = stands ? new ArrayList<>() : papers(row);
        String number = row.cells().get(NUMBER);
        String code = row.cells().get(CODE);
        if (number != null && stands) {
            // What it states in rows of its own goes into its one entry.
            Sheets.find("申报文字").ifPresent(sheetOfTexts -> keys.add(key(sheetOfTexts, number)));
            Sheets.find("申报栏目").ifPresent(sheetOfForm -> keys.add(key(sheetOfForm, number)));
        }
        if (number != null) {
            named(keys, row);
            add(keys, ORGANISATION, sheet.equals(APPLICATIONS) ? code : applicants.of(number));
            add(keys, ROSTER, sheet.equals(LINKED) ? code : null);
        } else if (sheet.equals(PROVIDERS)) {
            add(keys, PARTY, code);
            add(keys, SALES, row.cells().containsKey("退池日期") ? code : null);
        } else if (ENTERS.contains(row.cells().getOrDefault("变动", ""))) {
            add(keys, PARTY, code);
            add(keys, ROSTER, code);
        } else {
            for (String column : REGISTERED) {
                add(keys, ORGANISATION, row.cells().get(column));
                add(keys, CASES, row.cells().get(column));
            }
        }
        if (MONEY.contains(sheet)) {
            keys.add(FUNDS);
        }
        if (handsBack(row)) {
            keys.add(RETURNED);
        }
        return keys;
    }

    /** The organisations that a row of a case names: sellers, members, whom it links and who rates. */
    private static void named(List<String> keys, Row row) {
        for (Column column : row.sheet().columns()) {
            String value = row.cells().get(column.name());
            if (value != null
                    && (column.kind() == ColumnKind.CREDIT_CODE || column.name().equals(MEMBERS))) {
                for (String code : value.split(";", -1)) {
                    add(keys, STATED, code);
                    add(keys, PARTY, code);
                }
            }
        }
    }

    /** Rows in sheets before on which a row that cannot be recorded may have failed. */
    static List<String> restsOn(Row row) {
        if (row.sheet().name().equals(FUNDS)) {
            return givesFunds(row) ? List.of() : List.of(FUNDS);
        }
        String last = RESTS_UP_TO.get(row.sheet().name());
        String number = row.cells().get(NUMBER);
        if (last == null || number == null) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        if (last.equals("拨付")) {
            keys.add(FUNDS);
        }
        for (Sheet sheet : Sheets.all()) {
            keys.add(key(sheet, number));
            if (sheet.name().equals(last)) {
                break;
            }
        }
        return keys;
    }

    /** What bad rows of an organisation's cases hold up. */
    static String casesOf(String applicant) {
        return CASES + '\u001E' + applicant;
    }

    private static List<String> papers(Row row) {
        List<String> keys = new ArrayList<>();
        NUMBERS.forEach(column -> add(keys, column, row.cells().get(column)));
        String serial = row.cells().get("流水号");
        String account = row.cells().get("付款账号");
        if (serial != null && account != null) {
            add(keys, "流水号", account + '\u001F' + serial);
        }
        return keys;
    }

    /** 下达 rests on nothing; all other money rests on it. */
    private static boolean givesFunds(Row row) {
        return row.sheet().name().equals(FUNDS) && "下达".equals(row.cells().get("类型"));
    }

    /** What is handed back is first what was recovered; nothing rests on it but what is handed back after it. */
    private static boolean handsBack(Row row) {
        return row.sheet().name().equals(FUNDS) && "上缴".equals(row.cells().get("类型"));
    }

    private static void add(List<String> keys, String kind, @Nullable String value) {
        if (value != null) {
            keys.add(kind + '\u001E' + value);
        }
    }

    private static String key(Sheet sheet, String number) {
        return sheet.name() + '\u001F' + number;
    }
}
