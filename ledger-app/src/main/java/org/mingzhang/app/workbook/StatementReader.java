package org.mingzhang.app.workbook;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a map says of a bank's statement. */
final class StatementReader {
    private static final Set<String> STATEMENT = new LinkedHashSet<>(List.of(
            "account",
            "holder",
            "debit",
            "credit",
            "amount",
            "direction",
            "directions",
            "other-name",
            "other-account",
            "other-name-default",
            "other-account-default"));

    private final MapReader map;

    StatementReader(MapReader map) {
        this.map = map;
    }

    /** A bank's own form: of one account, with two columns of amounts, or one and a direction. */
    @Nullable
    StatementForm read(Sheet sheet, @Nullable Node node) {
        if (node == null) {
            return null;
        }
        Map<String, Node> fields = map.fields(node);
        map.known(fields, node, STATEMENT);
        if (!sheet.name().equals("银行流水")) {
            map.wrong(node, sheet.name(), "statement 只用于 银行流水");
            return null;
        }
        boolean one = fields.containsKey("amount") && fields.containsKey("direction");
        boolean two = fields.containsKey("debit") && fields.containsKey("credit");
        if (one == two) {
            map.wrong(node, "", "应写 debit 和 credit（借方、贷方两列），或 amount 和 direction（金额、借贷标志两列）");
        }
        if (fields.containsKey("directions") && !one) {
            map.wrong(fields.get("directions"), "", "directions 只与 amount 和 direction 一起用");
        }
        for (String needed : List.of("account", "holder", "other-name", "other-account")) {
            if (!fields.containsKey(needed)) {
                map.wrong(node, needed, "缺少 " + needed);
            }
        }
        String account = field(fields, "account");
        if (!account.replace(" ", "").matches("[0-9]{6,32}")) {
            map.wrong(fields.get("account"), account, "本方账号应为 6 至 32 位数字，写在引号内");
        }
        return new StatementForm(
                account,
                field(fields, "holder"),
                field(fields, one ? "amount" : "debit"),
                field(fields, one ? "amount" : "credit"),
                one ? field(fields, "direction") : null,
                directions(fields.get("directions")),
                field(fields, "other-name"),
                field(fields, "other-account"),
                otherwise(fields, node));
    }

    /** A bank's own words for the two sides. */
    private Map<String, StatementSides.Side> directions(@Nullable Node node) {
        Map<String, StatementSides.Side> sides = new LinkedHashMap<>();
        map.fields(node).forEach((word, side) -> {
            switch (map.text(side)) {
                case "借" -> sides.put(StatementForm.word(word), StatementSides.Side.DEBIT);
                case "贷" -> sides.put(StatementForm.word(word), StatementSides.Side.CREDIT);
                default -> map.wrong(side, map.text(side), "应为 借（付出）或 贷（收到）");
            }
        });
        return sides;
    }

    /** Who is on the other side of interest and fees. */
    private StatementForm.@Nullable Counterparty otherwise(Map<String, Node> fields, Node at) {
        boolean name = fields.containsKey("other-name-default");
        boolean account = fields.containsKey("other-account-default");
        if (!name && !account) {
            return null;
        }
        if (name != account) {
            map.wrong(at, "", "other-name-default 和 other-account-default 应一起写：没有对方的行（结息、手续费）记作与谁往来");
        }
        String number = field(fields, "other-account-default").replace(" ", "");
        if (account && !number.matches("[0-9]{6,32}")) {
            map.wrong(fields.get("other-account-default"), number, "应为 6 至 32 位数字，写在引号内");
        }
        return new StatementForm.Counterparty(field(fields, "other-name-default"), number);
    }

    private String field(Map<String, Node> fields, String name) {
        Node node = fields.get(name);
        return node == null ? "" : map.text(node);
    }
}
