package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.StageKind;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;

/**
 * The lists of a workbook and of the ledger before it, and by which row of them something in another sheet was done. Old
 * records do not say so: a row is cited where it is about the same application or organisation, on a list of the fitting kind
 * that was there already (docs/workbook.md says the rule). Whether it agrees in all else is for the deciders, and a breach where it does not.
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
    /** Directions of applications, where cases of the pack pass different stages. */
    private final Map<String, String> directions = new HashMap<>();

    private final Function<String, @Nullable String> directionElsewhere;
    private final EarlierLists earlier;

    private record Issued(
            String kind,
            LocalDate on,
            long when,
            @Nullable String documentNo,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    private record Item(String list, int number, @Nullable String application, boolean priced) {}

    /**
     * Knows the lists of the ledger.
     *
     * @param submitted when an application takes effect, and with it the rows about it
     * @param directionElsewhere of an application that is in the ledger; null where it is not
     */
    ListsNamed(
            PolicyPack pack,
            ToLongFunction<String> submitted,
            Function<String, @Nullable String> directionElsewhere,
            EarlierLists earlier) {
        this.pack = pack;
        this.directionElsewhere = directionElsewhere;
        this.submitted = submitted;
        this.earlier = earlier;
        earlier.lists().forEach((id, list) -> {
            ListIssued issued = Objects.requireNonNull(list.issued());
            LocalDate on = Objects.requireNonNullElse(list.issuedOn(), LocalDate.EPOCH);
            lists.put(
                    id,
                    new Issued(
                            issued.kind().chinese(),
                            on,
                            Inference.onDay(on),
                            issued.documentNo(),
                            issued.noticeFrom(),
                            issued.noticeTo()));
            list.items().values().forEach(item -> add(id, item));
        });
    }

    private void add(String list, ListItemEntered entered) {
        add(new Item(list, entered.number(), entered.application(), entered.amountFen() != null), entered.enterprise());
    }

    private void add(Item item, @Nullable String organisation) {
        if (item.application() != null) {
            ofApplication
                    .computeIfAbsent(item.application(), none -> new ArrayList<>(2))
                    .add(item);
        }
        if (organisation != null) {
            ofOrganisation
                    .computeIfAbsent(organisation, none -> new ArrayList<>(2))
                    .add(item);
        }
    }

    /**
     * Takes a row in.
     *
     * @param when it takes effect, as {@link Inference#effective} tells
     */
    void take(Row row, long when) {
        switch (row.sheet().name()) {
            case "申报" -> directions.put(row.required(NUMBER), row.required("方向"));
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
            case "名单明细" ->
                add(
                        new Item(
                                row.required("名单编号"),
                                Objects.requireNonNull(row.integer("序号")),
                                row.text(NUMBER),
                                row.fen("金额") != null),
                        row.text(CODE));
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
        Item found =
                switch (row.sheet().name() + "." + moment.name()) {
                    case "审核.公示" ->
                        find(
                                PublicNoticePosted.class,
                                when,
                                row,
                                ofApplication.get(row.required(NUMBER)),
                                Set.of("公示"),
                                item -> sameNotice(lists.get(item.list), row));
                    case "审核.结论" ->
                        row.required("结论").equals("通过")
                                ? find(
                                        StageDecided.class,
                                        when,
                                        row,
                                        ofApplication.get(row.required(NUMBER)),
                                        kinds(row.required(NUMBER), row.required("环节")),
                                        item -> true)
                                : null;
                    case "奖补.核定" ->
                        find(
                                AwardApproved.class,
                                when,
                                row,
                                ofApplication.get(row.required(NUMBER)),
                                Set.of("认定", "拨付方案"),
                                item -> item.priced && sameDocument(lists.get(item.list), row.text("依据文号")));
                    case "拨付.审批" ->
                        find(
                                PaymentOrdered.class,
                                when,
                                row,
                                ofApplication.get(row.required(NUMBER)),
                                Set.of("拨付方案"),
                                item -> true);
                    case "试点名单.变动" -> ofRoster(row, when);
                    case "服务商.退池" ->
                        find(
                                ProviderRemoved.class,
                                when,
                                row,
                                ofOrganisation.get(row.required(CODE)),
                                Set.of("清退"),
                                item -> true);
                    default -> null;
                };
        return found == null ? null : found.number + ":" + found.list;
    }

    /** Who came in or moved stands on a list of organisations with the document that the roster names. */
    private @Nullable Item ofRoster(Row row, long when) {
        List<Item> own = ofOrganisation.get(row.required(CODE));
        Predicate<Item> named = item -> item.application == null && sameDocument(lists.get(item.list), row.text("文号"));
        return switch (row.required("变动")) {
            case "入库" -> find(EnterpriseReserved.class, when, row, own, Set.of("推荐", "认定"), named);
            case "纳入" -> find(EnterpriseAdmitted.class, when, row, own, Set.of("认定"), named);
            case "调整批次" -> find(EnterpriseBatchMoved.class, when, row, own, Set.of("认定"), named);
            case "退出" -> find(EnterpriseLeftPilot.class, when, row, own, Set.of("退出"), item -> true);
            default -> {
                Item in = find(EnterpriseReplaced.class, when, row, own, Set.of("认定"), named);
                yield in != null
                        ? in
                        : find(
                                EnterpriseReplaced.class,
                                when,
                                row,
                                ofOrganisation.get(row.required("替补对象")),
                                Set.of("退出"),
                                named);
            }
        };
    }

    private Set<String> kinds(String application, String stage) {
        StageKind kind = kind(application, stage);
        return switch (kind) {
            case COUNTY, NOTICE, DECISION -> Set.of(kind.list().chinese());
            case EXPERTS, CITY, THIRD_PARTY -> Set.of();
        };
    }

    /** What a stage is may differ by direction: the last one decides. */
    private StageKind kind(String application, String stage) {
        boolean alike =
                pack.directions().stream().map(Direction::stages).distinct().count() < 2;
        String id = alike ? null : directions.computeIfAbsent(application, directionElsewhere);
        return id == null
                ? StageKind.of(pack, stage)
                : pack.direction(id)
                        .map(direction -> StageKind.of(pack, direction, stage))
                        .orElseGet(() -> StageKind.of(pack, stage));
    }

    private static boolean sameNotice(@Nullable Issued list, Row row) {
        return list != null && Objects.equals(list.from, row.date("公示开始")) && Objects.equals(list.to, row.date("公示结束"));
    }

    private static boolean sameDocument(@Nullable Issued list, @Nullable String documentNo) {
        return list != null && documentNo != null && documentNo.equals(list.documentNo);
    }

    /** The newest list that was there on the day, whose row nothing of the same kind has cited yet. */
    private @Nullable Item find(
            Class<? extends LedgerEvent> event,
            long when,
            Row row,
            @Nullable List<Item> items,
            Set<String> kinds,
            Predicate<Item> fits) {
        if (items == null) {
            return null;
        }
        String self = row.tab() + ' ' + row.number();
        String type = EventCodec.type(event);
        Item found = items.stream()
                .filter(item -> {
                    Issued list = lists.get(item.list);
                    return list != null && kinds.contains(list.kind) && there(list, item) <= when && fits.test(item);
                })
                .filter(item -> !earlier.isUsed(type, new ListRow(item.list, item.number)))
                .filter(item -> used.getOrDefault(key(type, item), self).equals(self))
                .max(Comparator.comparing((Item item) -> Objects.requireNonNull(lists.get(item.list)).on)
                        .thenComparing(Item::list))
                .orElse(null);
        // What the bank sends back is paid again by the same row.
        if (found != null
                && !(event == PaymentOrdered.class && row.required("状态").equals("退回"))) {
            used.put(key(type, found), self);
        }
        return found;
    }

    private long there(Issued list, Item item) {
        return item.application == null ? list.when : Math.max(list.when, submitted.applyAsLong(item.application));
    }

    private static String key(String type, Item item) {
        return type + '\u001F' + item.list + '\u001F' + item.number;
    }

    /** The row that a step cites; null where it cites none. */
    static @Nullable ListRow row(Step step) {
        String text = step.inferred().getOrDefault(LIST, ROW_NOT_USED);
        int colon = text.indexOf(':');
        return colon < 0 ? null : new ListRow(text.substring(colon + 1), Integer.parseInt(text.substring(0, colon)));
    }
}
