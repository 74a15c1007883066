package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;

/**
 * 投入范围: which contract items (合同明细) of a case count as investment. An expression names their sum as
 * {@code items("id")}.
 *
 * @param counts categories that count
 * @param atMost of some of them, the share of all that counts beyond which no more of theirs does
 * @param except names of items that never count, whatever their category
 */
public record Catalogue(
        String id,
        String name,
        Set<ItemCategory> counts,
        Map<ItemCategory, Ratio> atMost,
        Set<String> except,
        Clause clause) {
    public Catalogue {
        counts = Set.copyOf(counts);
        atMost = Map.copyOf(atMost);
        except = Set.copyOf(except);
    }

    /**
     * One contract item of a case.
     *
     * @param category null where its record does not say: such an item counts nowhere
     * @param amount as far as its contract is worth it
     * @param beyond what it says beside that
     */
    public record Item(String name, @Nullable ItemCategory category, Fen amount, Fen beyond, long position) {
        /** One that its contract is worth. */
        public Item(String name, @Nullable ItemCategory category, Fen amount, long position) {
            this(name, category, amount, Fen.ZERO, position);
        }

        /** The same as far as what its contract is worth leaves room for it. */
        public Item within(Fen left) {
            Fen within = amount.min(left);
            return new Item(name, category, within, beyond.plus(amount.minus(within)), position);
        }
    }

    /** How an expression names it. */
    public NamedFact fact() {
        return fact(id, name);
    }

    /** The same before the rule itself is read. */
    public static NamedFact fact(String id, String name) {
        return new NamedFact(NamedFact.Family.ITEMS, id, ValueType.AMOUNT, "", name);
    }

    /** Whether an item counts, beside what its category counts for at most. */
    public boolean counts(String item, @Nullable ItemCategory category) {
        return category != null && counts.contains(category) && !except.contains(item);
    }

    /** What the items of a case come to, with what counted and what did not by category. */
    public Fact sum(List<Item> items) {
        Map<ItemCategory, Sum> counted = new EnumMap<>(ItemCategory.class);
        Map<String, Sum> others = new LinkedHashMap<>();
        long last = 0;
        for (Item item : items) {
            last = Math.max(last, item.position);
            ItemCategory category = item.category;
            if (item.beyond.isPositive()) {
                others.merge("超出合同所值的", new Sum(1, item.beyond), Sum::plus);
            }
            if (item.amount.isZero() && item.beyond.isPositive()) {
                continue;
            }
            if (category != null && counts(item.name, category)) {
                counted.merge(category, new Sum(1, item.amount), Sum::plus);
            } else {
                others.merge(why(item), new Sum(1, item.amount), Sum::plus);
            }
        }
        Map<ItemCategory, Fen> within = within(counted);
        Fen sum = within.values().stream().reduce(Fen.ZERO, Fen::plus);
        return new Fact(Value.of(sum), last, fact().source(), note(items.size(), counted, within, others));
    }

    private record Sum(int number, Fen amount) {
        Sum plus(Sum more) {
            return new Sum(number + more.number, amount.plus(more.amount));
        }
    }

    private String why(Item item) {
        return item.category == null ? "未写类别的" : except.contains(item.name) ? "不计的项目" : item.category.chinese();
    }

    /**
     * The most that each category counts for, so that none is more than its share of all that counts. Less of one category makes
     * all less; so it is looked at anew until nothing changes, which comes to the largest amounts that keep to all shares.
     */
    private Map<ItemCategory, Fen> within(Map<ItemCategory, Sum> counted) {
        Map<ItemCategory, Fen> within = new EnumMap<>(ItemCategory.class);
        counted.forEach((category, sum) -> within.put(category, sum.amount));
        boolean changed = !atMost.isEmpty();
        while (changed) {
            changed = false;
            Fen all = within.values().stream().reduce(Fen.ZERO, Fen::plus);
            for (Map.Entry<ItemCategory, Ratio> most : atMost.entrySet()) {
                Fen amount = within.get(most.getKey());
                Fen bound = all.times(most.getValue(), Rounding.DOWN);
                if (amount != null && amount.exceeds(bound)) {
                    within.put(most.getKey(), bound);
                    changed = true;
                }
            }
        }
        return Collections.unmodifiableMap(within);
    }

    private static String note(
            int number, Map<ItemCategory, Sum> counted, Map<ItemCategory, Fen> within, Map<String, Sum> others) {
        List<String> in = new ArrayList<>();
        counted.forEach((category, sum) -> {
            Fen part = within.getOrDefault(category, Fen.ZERO);
            in.add(told(category.chinese(), sum) + (part.equals(sum.amount) ? "" : "，占比以内计 " + Amounts.format(part)));
        });
        List<String> out = new ArrayList<>();
        others.forEach((why, sum) -> out.add(told(why, sum)));
        return "合同明细共 " + number + " 项"
                + (in.isEmpty() ? "" : "，计入 " + String.join("、", in))
                + (out.isEmpty() ? "" : "，不计 " + String.join("、", out));
    }

    private static String told(String what, Sum sum) {
        return what + " " + sum.number + " 项 " + Amounts.format(sum.amount);
    }
}
