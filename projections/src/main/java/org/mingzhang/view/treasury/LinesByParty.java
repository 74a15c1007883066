package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.Movement;

/** Lines of statements by serial number, and by the amount and who is on the other side of it: no movement looks at every line. */
final class LinesByParty {
    private final Map<String, List<BankLine>> bySerial = new HashMap<>();
    private final Map<Side, List<BankLine>> bySide = new HashMap<>();

    /**
     * Whom a line pays, or who pays by it.
     *
     * @param out whether the money leaves
     * @param account null where a name tells it
     * @param name null where an account tells it
     */
    private record Side(
            boolean out,
            long amountFen,
            @Nullable String account,
            @Nullable String name) {}

    LinesByParty(List<BankLine> lines) {
        for (BankLine line : lines) {
            add(bySerial, line.serialNo(), line);
            add(bySide, new Side(true, line.amountFen(), line.payeeAccount(), null), line);
            add(bySide, new Side(false, line.amountFen(), line.payerAccount(), null), line);
            add(bySide, new Side(true, line.amountFen(), null, line.payeeName()), line);
            add(bySide, new Side(false, line.amountFen(), null, line.payerName()), line);
        }
    }

    private static <K> void add(Map<K, List<BankLine>> lines, K key, BankLine line) {
        lines.computeIfAbsent(key, none -> new ArrayList<>(1)).add(line);
    }

    /** Those that have a movement's receipt as their serial number, in their order. */
    List<BankLine> ofReceipt(Movement movement) {
        return movement.receiptNo() == null ? List.of() : bySerial.getOrDefault(movement.receiptNo(), List.of());
    }

    /** Those of an amount and of a movement's party: by its account, or by its name where no account of it is known. */
    List<BankLine> ofParty(Movement movement, long amountFen) {
        String account = movement.account();
        return bySide.getOrDefault(
                new Side(movement.kind().isOut(), amountFen, account, account == null ? movement.name() : null),
                List.of());
    }
}
