package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnd;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;

/** A project's contracts with what they buy and what is invoiced under them: what they say, and what of it counts. */
final class Contracts {
    private final Map<String, ContractRegistered> registered = new TreeMap<>();
    private final Map<String, Fen> totals = new TreeMap<>();
    private final Map<String, ContractEnd> ended = new HashMap<>();
    private final Map<String, Map<String, Catalogue.Item>> items = new TreeMap<>();
    private final Invoices invoices = new Invoices();
    private @Nullable Long signedAt;
    private @Nullable Long loweredAt;

    void take(ContractRegistered e, long position) {
        registered.put(e.contract(), e);
        totals.put(e.contract(), e.amountFen());
        signedAt = position;
    }

    void take(ContractAmended e, long position) {
        changing(position, () -> totals.merge(e.contract(), e.changeFen(), Fen::plus));
        signedAt = position;
    }

    void take(ContractEnded e, long position) {
        changing(position, () -> ended.put(e.contract(), e.end()));
    }

    void take(InvoiceRegistered e, long position) {
        changing(position, () -> invoices.take(e));
    }

    void take(ContractItemRegistered e, long position) {
        items.computeIfAbsent(e.contract(), none -> new LinkedHashMap<>())
                .put(e.item(), new Catalogue.Item(e.item(), e.category(), e.amountFen(), position));
    }

    private void changing(long position, Runnable change) {
        Fen before = countedFen();
        change.run();
        loweredAt = before.exceeds(countedFen()) ? Long.valueOf(position) : loweredAt;
    }

    @Nullable
    ContractRegistered contract(String number) {
        return registered.get(number);
    }

    Invoices invoices() {
        return invoices;
    }

    boolean isEnded(String contract) {
        return ended.containsKey(contract);
    }

    /** Whether it was broken off before it was carried out. */
    boolean isBrokenOff(String contract) {
        return ended.get(contract) == ContractEnd.TERMINATED;
    }

    List<String> numbers(Predicate<ContractRegistered> which) {
        return registered.values().stream()
                .filter(which)
                .map(ContractRegistered::contract)
                .toList();
    }

    Set<String> sellers() {
        return registered.values().stream().map(ContractRegistered::seller).collect(Collectors.toSet());
    }

    SortedSet<LocalDate> signedOn() {
        return registered.values().stream()
                .map(ContractRegistered::signedOn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What one says that it comes to, with its supplementary agreements. */
    Fen total(String contract) {
        return totals.getOrDefault(contract, Fen.ZERO);
    }

    /** The same of all. */
    Fen totalFen() {
        return totals.values().stream().reduce(Fen.ZERO, Fen::plus);
    }

    /** What one counts with: its price; of one that was broken off, what was invoiced under it, at most its price. */
    Fen counted(String contract) {
        Fen total = total(contract);
        if (!isBrokenOff(contract)) {
            return total;
        }
        // Old records need not say which contract an invoice is for.
        Fen invoiced = registered.size() == 1 ? invoices.claimedFen() : invoices.claimedFen(contract);
        return total.min(invoiced.max(Fen.ZERO));
    }

    /** The same of all. */
    Fen countedFen() {
        return totals.keySet().stream().map(this::counted).reduce(Fen.ZERO, Fen::plus);
    }

    /** Those that count with less than they say that they come to. */
    List<String> broken() {
        return totals.keySet().stream()
                .filter(number -> total(number).exceeds(counted(number)))
                .toList();
    }

    /** The entry of the latest contract or supplementary agreement; null when there is none. */
    @Nullable
    Long signedAt() {
        return signedAt;
    }

    /** The latest entry after which they counted with less than before; null when there is none. */
    @Nullable
    Long loweredAt() {
        return loweredAt;
    }

    boolean hasItem(String contract, String item) {
        return items.getOrDefault(contract, Map.of()).containsKey(item);
    }

    Fen itemsFen(String contract) {
        return items.getOrDefault(contract, Map.of()).values().stream()
                .map(Catalogue.Item::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** 合同明细, by contract and by name: in the order of their registration each as far as its contract is worth it. */
    List<Catalogue.Item> items() {
        List<Catalogue.Item> out = new ArrayList<>();
        items.forEach((contract, bought) -> {
            Map<String, Catalogue.Item> counted = new TreeMap<>();
            Fen left = counted(contract);
            for (Catalogue.Item item : bought.values()) {
                Catalogue.Item within = item.within(left);
                counted.put(item.name(), within);
                left = left.minus(within.amount());
            }
            out.addAll(counted.values());
        });
        return List.copyOf(out);
    }
}
