package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.LinePair;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.BankReconciliation.Movement.Kind;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;

/**
 * Pairs lines of bank statements with movements of the ledger, each line at most once: by the receipt that a movement has, then
 * by the account of who is paid or pays back, amount and day; a payment out of several sources may be a line for each. Statements hold much
 * that is none of the ledger's business: only accounts that are seen to pay or take in its money are held against it. Pure.
 */
final class BankMatching {
    /** So many beneficiaries are paid by no chance. */
    private static final int MANY = 3;

    private final ReconciliationTerms terms;
    private final TookPart tookPart;
    private final List<Movement> open;
    private final Set<BankLine> left;
    private final LinesByParty byParty;
    private final Set<String> accounts = new HashSet<>();
    private final SortedSet<String> paying = new TreeSet<>();
    private final PayingLines payments = new PayingLines();
    private final Set<String> returned = new HashSet<>();
    private final List<LinePair> differing = new ArrayList<>();
    private final int lines;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private final Map<BankLine, Movement> agreeing = new LinkedHashMap<>();

    BankMatching(ReconciliationTerms terms, List<Movement> movements, List<BankLine> lines, TookPart tookPart) {
        this.terms = terms;
        this.tookPart = tookPart;
        open = new ArrayList<>(movements);
        open.sort(Comparator.comparing(Movement::movedOn, Comparator.nullsLast(Comparator.naturalOrder())));
        this.lines = lines.size();
        List<BankLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(BankLine::movedOn, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(BankLine::serialNo));
        left = new LinkedHashSet<>(sorted);
        byParty = new LinesByParty(sorted);
    }

    BankReconciliation match() {
        open.removeIf(this::byReceipt);
        learnPayers();
        open.removeIf(movement -> alike(movement, movement.amountFen()));
        open.removeIf(this::inShares);
        open.removeIf(this::byAnotherPayer);
        for (BankLine line : left) {
            cover(line);
        }
        List<LinePair> rare = payments.rare();
        rare.forEach(pair -> agreeing.remove(pair.line()));
        differing.addAll(rare);
        List<LinePair> unreviewed = new ArrayList<>();
        agreeing.forEach((line, movement) -> {
            BankLine proof = line.proving(tookPart.in(movement));
            if (proof.unreviewed() != null) {
                unreviewed.add(new LinePair(movement, proof, List.of()));
            }
        });
        return new BankReconciliation(
                lines,
                agreeing.size() - unreviewed.size(),
                unreviewed,
                differing,
                left.stream()
                        .filter(line -> isOurs(line) && !line.explainedByTwo())
                        .toList(),
                left.stream()
                        .filter(line -> isOurs(line) && line.explainedByTwo())
                        .toList(),
                open.stream().filter(this::isCovered).toList(),
                open.stream()
                        .filter(movement -> movement.kind() == Kind.RECOVERED && !isCovered(movement))
                        .toList(),
                payments.accounts());
    }

    /** Lines of paying accounts that are no movement of the ledger; of all accounts while none is known to pay. */
    List<BankLine> unmatched() {
        return left.stream()
                .filter(line -> paying.isEmpty()
                        || paying.contains(line.payerAccount())
                        || accounts.contains(line.payerAccount()))
                .toList();
    }

    /** Payments that a line shows coming back from the bank. */
    Set<String> returned() {
        return returned;
    }

    private boolean byReceipt(Movement movement) {
        for (BankLine line : byParty.ofReceipt(movement)) {
            if (left.contains(line) && concerns(movement, line)) {
                List<Difference> differences = differences(movement, line);
                take(movement, List.of(line));
                if (differences.isEmpty() && movement.kind() == Kind.PAID) {
                    paying.add(line.payerAccount());
                    payments.byReceipt(line);
                }
                if (!differences.isEmpty()) {
                    agreeing.remove(line);
                    payments.remove(line);
                    differing.add(new LinePair(movement, line, differences));
                }
                return true;
            }
        }
        return false;
    }

    /** What pays beneficiaries as the ledger says; a beneficiary's own account pays none of them for us. */
    private void learnPayers() {
        Set<String> beneficiaries = new HashSet<>();
        Map<String, List<Movement>> payments = new HashMap<>();
        for (Movement movement : open) {
            String account = movement.account();
            if (movement.kind() == Kind.PAID && account != null) {
                beneficiaries.add(account);
                payments.computeIfAbsent(account, none -> new ArrayList<>()).add(movement);
            }
        }
        Map<String, Set<String>> paid = new TreeMap<>();
        for (BankLine line : left) {
            if (!beneficiaries.contains(line.payerAccount())
                    && payments.getOrDefault(line.payeeAccount(), List.of()).stream()
                            .anyMatch(movement -> (line.amountFen() == movement.amountFen()
                                            || movement.shares().contains(line.amountFen()))
                                    && terms.near(movement.movedOn(), line.movedOn()))) {
                paid.computeIfAbsent(line.payerAccount(), none -> new HashSet<>())
                        .add(line.payeeAccount());
            }
        }
        int most = paid.values().stream().mapToInt(Set::size).max().orElse(0);
        int enough = paying.isEmpty() ? Math.min(most, MANY) : MANY;
        paid.forEach((account, payees) -> {
            if (payees.size() >= enough) {
                paying.add(account);
            }
        });
    }

    /** A line that is like the payment, and from an account that is not seen to pay for the ledger. */
    private boolean byAnotherPayer(Movement movement) {
        if (movement.kind() != Kind.PAID || paying.isEmpty()) {
            return false;
        }
        BankLine line = find(movement, movement.amountFen(), one -> true);
        if (line == null) {
            return false;
        }
        left.remove(line);
        differing.add(new LinePair(
                movement,
                line,
                List.of(new Difference("payerAccount", String.join("、", paying), line.payerAccount()))));
        return true;
    }

    /** A receipt's number may be another one's at another bank: something else must agree as well. */
    private static boolean concerns(Movement movement, BankLine line) {
        return line.amountFen() == movement.amountFen() || isOf(movement, line);
    }

    /** Whether it is the party's: by the account, or by the name where no account of it is known. */
    private static boolean isOf(Movement movement, BankLine line) {
        return movement.account() == null
                ? name(movement, line).equals(movement.name())
                : account(movement, line).equals(movement.account());
    }

    private static String account(Movement movement, BankLine line) {
        return movement.kind().isOut() ? line.payeeAccount() : line.payerAccount();
    }

    private static String name(Movement movement, BankLine line) {
        return movement.kind().isOut() ? line.payeeName() : line.payerName();
    }

    private List<Difference> differences(Movement movement, BankLine line) {
        List<Difference> found = new ArrayList<>();
        if (line.amountFen() != movement.amountFen()) {
            found.add(new Difference(
                    "amountFen", String.valueOf(movement.amountFen()), String.valueOf(line.amountFen())));
        }
        // What the bank sends back comes from wherever the bank keeps it.
        if (movement.kind() != Kind.RETURNED && !isOf(movement, line)) {
            String party = movement.kind().isOut() ? "payee" : "payer";
            found.add(
                    movement.account() == null
                            ? new Difference(party + "Name", movement.name(), name(movement, line))
                            : new Difference(party + "Account", movement.account(), account(movement, line)));
        }
        if (!terms.near(movement.movedOn(), line.movedOn())) {
            found.add(new Difference("paidOn", String.valueOf(movement.movedOn()), String.valueOf(line.movedOn())));
        }
        return found;
    }

    private boolean alike(Movement movement, long amountFen) {
        BankLine line = find(movement, amountFen, one -> isPaidByUs(movement, one));
        if (line != null) {
            take(movement, List.of(line));
        }
        return line != null;
    }

    private boolean isPaidByUs(Movement movement, BankLine line) {
        return movement.kind() != Kind.PAID || paying.contains(line.payerAccount());
    }

    private @Nullable BankLine find(Movement movement, long amountFen, Predicate<BankLine> fits) {
        return byParty.ofParty(movement, amountFen).stream()
                .filter(line ->
                        left.contains(line) && terms.near(movement.movedOn(), line.movedOn()) && fits.test(line))
                .findFirst()
                .orElse(null);
    }

    /** All shares of it, or none. */
    private boolean inShares(Movement movement) {
        Set<BankLine> lines = new LinkedHashSet<>();
        for (long share : movement.shares()) {
            BankLine line = find(movement, share, one -> !lines.contains(one) && isPaidByUs(movement, one));
            if (line == null) {
                return false;
            }
            lines.add(line);
        }
        if (lines.size() < 2) {
            return false;
        }
        take(movement, List.copyOf(lines));
        return true;
    }

    private void take(Movement movement, List<BankLine> lines) {
        for (BankLine line : lines) {
            left.remove(line);
            agreeing.put(line, movement);
            accounts.add(movement.kind().isOut() ? line.payerAccount() : line.payeeAccount());
            cover(line);
            if (movement.kind() == Kind.PAID) {
                payments.add(movement, line);
            }
        }
        // What one person alone says came back settles nothing, nor what only those say who paid it.
        if (movement.kind() == Kind.RETURNED
                && lines.stream()
                        .allMatch(line -> line.proving(tookPart.in(movement)).unreviewed() == null)) {
            returned.add(movement.payment());
        }
    }

    private boolean isOurs(BankLine line) {
        return accounts.contains(line.payerAccount()) || accounts.contains(line.payeeAccount());
    }

    /** The days of the statements, by the lines of the accounts that are held against the ledger. */
    private void cover(BankLine line) {
        LocalDate day = line.movedOn();
        if (day != null && isOurs(line)) {
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }
    }

    private boolean isCovered(Movement movement) {
        LocalDate day = movement.movedOn();
        return day != null
                && first != null
                && !day.isBefore(first)
                && !day.isAfter(Objects.requireNonNull(last))
                && terms.isDue(day);
    }
}
