package org.mingzhang.view.officiallist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.view.officiallist.ListView.Item;

/**
 * Two lists held against each other line by line, each by its digest: a line of the one is the line of the other about the
 * same application, or organisation where none is named.
 *
 * @param second the other list; null where the first is held against what was paid
 * @param same lines whose digests, and accounts where both state one, are the same
 * @param agreeing lines of which one list says less, and nothing else
 * @param onlyFirst lines that the second does not have; unpaid ones, where it is held against what was paid
 */
public record ListComparison(
        ListView first,
        @Nullable ListView second,
        int same,
        int agreeing,
        List<Item> onlyFirst,
        List<Item> onlySecond,
        List<Differing> differing) {

    /** One thing about a line, as each of them says it. */
    public record Difference(String field, String first, String second) {}

    /** A line of which they say different things. */
    public record Differing(Item first, Item second, List<Difference> differences) {}

    /** Whether nothing parts them; what is not paid yet is no difference. */
    public boolean agrees() {
        return differing.isEmpty() && onlySecond.isEmpty() && (second == null || onlyFirst.isEmpty());
    }

    static ListComparison of(ListView first, @Nullable ListView second, List<Item> lines) {
        Map<String, List<Item>> others = byWhom(lines);
        List<Item> onlyFirst = new ArrayList<>();
        List<Differing> differing = new ArrayList<>();
        int same = 0;
        int agreeing = 0;
        for (Item item : first.items()) {
            List<Item> candidates = others.getOrDefault(whom(item), List.of());
            if (candidates.isEmpty()) {
                onlyFirst.add(item);
                continue;
            }
            Item other = candidates.removeFirst();
            List<Difference> differences = differences(item, other);
            if (!differences.isEmpty()) {
                differing.add(new Differing(item, other, differences));
            } else if (item.sm3().equals(other.sm3())) {
                same++;
            } else {
                agreeing++;
            }
        }
        List<Item> onlySecond = others.values().stream().flatMap(List::stream).toList();
        return new ListComparison(first, second, same, agreeing, onlyFirst, onlySecond, differing);
    }

    private static Map<String, List<Item>> byWhom(List<Item> items) {
        Map<String, List<Item>> out = new LinkedHashMap<>();
        items.forEach(item ->
                out.computeIfAbsent(whom(item), none -> new ArrayList<>(1)).add(item));
        return out;
    }

    private static String whom(Item item) {
        return item.application() == null ? "of " + item.enterprise() : item.application();
    }

    private static List<Difference> differences(Item first, Item second) {
        List<Difference> out = new ArrayList<>();
        Map<String, String> one = said(first);
        Map<String, String> other = said(second);
        Set<String> fields = new TreeSet<>(one.keySet());
        fields.retainAll(other.keySet());
        for (String field : fields) {
            String here = Objects.requireNonNull(one.get(field));
            String there = Objects.requireNonNull(other.get(field));
            if (!here.equals(there)) {
                out.add(new Difference(field, here, there));
            }
        }
        return out;
    }

    /** What a line states, by field; what it leaves out is not there. */
    private static Map<String, String> said(Item item) {
        Map<String, String> out = new HashMap<>();
        if (item.enterprise() != null) {
            out.put("enterprise", item.enterprise());
        }
        if (item.direction() != null) {
            out.put("direction", item.direction());
        }
        if (item.amountFen() != null) {
            out.put("amountFen", item.amountFen().toString());
        }
        BankAccount payee = item.payee();
        if (payee != null) {
            out.put("payee", payee.holder() + " " + payee.number());
        }
        return out;
    }
}
