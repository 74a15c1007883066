package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.LinePair;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.BankReconciliation.PayingAccount;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;

/**
 * The lines that are payments of the programme, by the account that paid. Where one account carries at least four in five of them,
 * a line of another one that carries no more than one in ten is told, until a person says why it is there: nobody's own account
 * becomes a paying account unseen. Pure.
 */
final class PayingLines {
    /** One account carries nearly all: at least four in five. */
    private static final int NEARLY_ALL = 4;

    private static final int NEARLY_ALL_OF = 5;
    /** Another one is rare: at most one in ten. */
    private static final int RARE_OF = 10;

    private final Map<BankLine, Movement> lines = new LinkedHashMap<>();
    private final Set<String> byReceipt = new HashSet<>();

    void add(Movement payment, BankLine line) {
        lines.put(line, payment);
    }

    /** It differs from its payment, and counts no longer. */
    void remove(BankLine line) {
        lines.remove(line);
    }

    /** A receipt's number tells that it is a payment's. */
    void byReceipt(BankLine line) {
        byReceipt.add(line.payerAccount());
    }

    private SortedMap<String, List<BankLine>> byAccount() {
        return lines.keySet().stream()
                .collect(Collectors.groupingBy(BankLine::payerAccount, TreeMap::new, Collectors.toList()));
    }

    /** The account that carries nearly all; null where none does. */
    private @Nullable String usual() {
        return byAccount().entrySet().stream()
                .filter(account -> (long) account.getValue().size() * NEARLY_ALL_OF >= (long) lines.size() * NEARLY_ALL)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private boolean isRare(int of) {
        return (long) of * RARE_OF <= lines.size();
    }

    /** Lines of rare accounts beside the usual one, that nobody has explained. */
    List<LinePair> rare() {
        String usual = usual();
        List<LinePair> rare = new ArrayList<>();
        if (usual != null) {
            SortedMap<String, List<BankLine>> accounts = byAccount();
            lines.forEach((line, payment) -> {
                if (!line.payerAccount().equals(usual)
                        && !line.explainedByTwo()
                        && isRare(accounts.getOrDefault(line.payerAccount(), List.of())
                                .size())) {
                    rare.add(new LinePair(
                            payment, line, List.of(new Difference("rarePayer", usual, line.payerAccount()))));
                }
            });
        }
        return rare;
    }

    /** Each account, the one with the most lines first. */
    List<PayingAccount> accounts() {
        String usual = usual();
        List<PayingAccount> accounts = new ArrayList<>();
        byAccount()
                .forEach((account, its) -> accounts.add(new PayingAccount(
                        account,
                        String.join(
                                "、",
                                its.stream()
                                        .map(BankLine::payerName)
                                        .collect(Collectors.toCollection(LinkedHashSet::new))),
                        its.size(),
                        byReceipt.contains(account),
                        (int) its.stream()
                                .map(BankLine::payeeAccount)
                                .distinct()
                                .count(),
                        usual != null && !usual.equals(account) && isRare(its.size()))));
        accounts.sort(Comparator.comparingInt(PayingAccount::lines).reversed().thenComparing(PayingAccount::account));
        return accounts;
    }
}
