package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.application.StageKind;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * The lists of a workbook, and by which row of them something in another sheet was done. Old records do not say so: a row is
 * cited where it is about the same application or organisation, on a list of the fitting kind that was there already
 * (docs/workbook.md says the rule). Whether it agrees in all else is for the deciders, and a breach where it does not.
 */
final class ListsNamed {
    /** What a step knows of it: {@code row:list}. */
    static final String LIST = "list";

    private static final String CODE = "统一社会信用代码";
    private static final String NUMBER = "申报编号";
    private static final String ROW_NOT_USED = "";

    private final PolicyPack pack;
    private final ToLongFunction<String> submitted;
    private final Map<String, Issued> lists = new HashMap<>();
    private final Map<String, List<Item>> ofApplication = new HashMap<>();
    private final Map<String, List<Item>> ofOrganisation = new HashMap<>();
    private final Map<String, String> used = new HashMap<>();

    private record Issued(
            String kind,
            LocalDate on,
            long when,
            @Nullable String documentNo,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    private record Item(String list, int number, @Nullable String application, boolean priced) {}

    /**
     * Knows no list yet.
     *
     * @param submitted when an application takes effect, and with it the rows about it
     */
    ListsNamed(PolicyPack pack, ToLongFunction<String> submitted) {
        this.pack = pack;
        this.submitted = submitted;
    }

    /**
     * Takes a row in.
     *
     * @param when it takes effect, as {@link Inference#effective} tells
     */
    void take(Row row, long when) {
        switch (row.sheet().name()) {
            case "名单" ->
                lists.put(
                        row.required("名单编号"),
                        new Issued(
                                row.required("类型"),
                                row.requiredDate("日期"),
                                when,
                                row.text("文号"),
                                row.date("公示开始"),
                                row.date("公示结束")));
            case "名单明细" -> {
                Item item = new Item(
                        row.required("名单编号"),
                        Objects.requireNonNull(row.integer("序号")),
                        row.text(NUMBER),
                        row.fen("金额") != null);
                if (row.text(NUMBER) != null) {
                    ofApplication
                            .computeIfAbsent(row.required(NUMBER), none -> new ArrayList<>(2))
                            .add(item);
                }
                if (row.text(CODE) != null) {
                    ofOrganisation
                            .computeIfAbsent(row.required(CODE), none -> new ArrayList<>(2))
                            .add(item);
                }
            }
            default -> {
                // Not about lists.
            }
        }
    }

    /**
     * The row by which a step was done, for its plan; null where there is none. Each row is cited once for things of a kind.
     *
     * @param when the step takes effect: what is cited takes effect before
     */
    @Nullable
    String cited(Row row, Moment moment, long when) {
        String use = row.sheet().name() + "." + moment.name();
        Item found =
                switch (use) {
                    case "审核.公示" ->
                        find(
                                use,
                                when,
                                row,
                                ofApplication.get(row.required(NUMBER)),
                                Set.of("公示"),
                                item -> sameNotice(lists.get(item.list), row));
                    case "审核.结论" ->
                        row.required("结论").equals("通过")
                                ? find(
                                        use,
                                        when,
                                        row,
                                        ofApplication.get(row.required(NUMBER)),
                                        kinds(row.required("环节")),
                                        item -> true)
                                : null;
                    case "奖补.核定" ->
                        find(
                                use,
                                when,
                                row,
                                ofApplication.get(row.required(NUMBER)),
                                Set.of("认定", "拨付方案"),
                                item -> item.priced && sameDocument(lists.get(item.list), row.text("依据文号")));
                    case "拨付.审批" ->
                        find(use, when, row, ofApplication.get(row.required(NUMBER)), Set.of("拨付方案"), item -> true);
                    case "试点名单.变动" ->
                        row.required("变动").equals("退出")
                                ? find(
                                        use,
                                        when,
                                        row,
                                        ofOrganisation.get(row.required(CODE)),
                                        Set.of("退出"),
                                        item -> true)
                                : null;
                    case "服务商.退池" ->
                        find(use, when, row, ofOrganisation.get(row.required(CODE)), Set.of("清退"), item -> true);
                    default -> null;
                };
        return found == null ? null : found.number + ":" + found.list;
    }

    private Set<String> kinds(String stage) {
        StageKind kind = StageKind.of(pack, stage);
        return switch (kind) {
            case COUNTY, NOTICE, DECISION -> Set.of(kind.list().chinese());
            case EXPERTS, CITY -> Set.of();
        };
    }

    private static boolean sameNotice(@Nullable Issued list, Row row) {
        return list != null && Objects.equals(list.from, row.date("公示开始")) && Objects.equals(list.to, row.date("公示结束"));
    }

    private static boolean sameDocument(@Nullable Issued list, @Nullable String documentNo) {
        return list != null && documentNo != null && documentNo.equals(list.documentNo);
    }

    /** The newest list that was there on the day, whose row nothing of the same kind has cited yet. */
    private @Nullable Item find(
            String use, long when, Row row, @Nullable List<Item> items, Set<String> kinds, Predicate<Item> fits) {
        if (items == null) {
            return null;
        }
        String self = row.tab() + ' ' + row.number();
        Item found = items.stream()
                .filter(item -> {
                    Issued list = lists.get(item.list);
                    return list != null && kinds.contains(list.kind) && there(list, item) <= when && fits.test(item);
                })
                .filter(item -> used.getOrDefault(key(use, item), self).equals(self))
                .max(Comparator.comparing((Item item) -> Objects.requireNonNull(lists.get(item.list)).on)
                        .thenComparing(Item::list))
                .orElse(null);
        // What the bank sends back is paid again by the same row.
        if (found != null && !(use.equals("拨付.审批") && row.required("状态").equals("退回"))) {
            used.put(key(use, found), self);
        }
        return found;
    }

    private long there(Issued list, Item item) {
        return item.application == null ? list.when : Math.max(list.when, submitted.applyAsLong(item.application));
    }

    private static String key(String use, Item item) {
        return use + '\u001F' + item.list + '\u001F' + item.number;
    }

    /** The row that a step cites; null where it cites none. */
    static @Nullable ListRow row(Step step) {
        String text = step.inferred().getOrDefault(LIST, ROW_NOT_USED);
        int colon = text.indexOf(':');
        return colon < 0 ? null : new ListRow(text.substring(colon + 1), Integer.parseInt(text.substring(0, colon)));
    }
}
