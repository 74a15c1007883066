package org.mingzhang.domain.officiallist;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.StageStreams;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.CaseParts;
import org.mingzhang.domain.award.Conditions;
import org.mingzhang.domain.award.PaidTo;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.project.Project;

/**
 * The rules of doing one thing for every row of a list by one signature. The list is the one that the signer saw, by its digest;
 * each row is decided by the very decider of the single command, on the streams as the rows before it leave them; and all that
 * comes of it is one append, so that no list is ever carried out by half.
 */
final class CarryOutDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final CarryOut c;
    private final OfficialList list;

    CarryOutDecider(Streams streams, Occasion occasion, CarryOut c) {
        this.streams = streams;
        this.occasion = occasion;
        this.c = c;
        this.list = (OfficialList) streams.state(c.subject());
    }

    Decision decide() {
        ListIssued issued = list.issued();
        Rejection no = occasion.first(() -> occasion.refusePost(
                        Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.EXPERT, Role.ASSESSOR, Role.FINANCE))
                .then(() -> occasion.refusePost(roles(c.act())))
                .then(occasion::refuseFuture)
                .refuseIf(issued == null, RejectionCode.NOT_FOUND, Map.of("list", c.list()))
                .then(() -> occasion.refuseBefore(list.issuedOn(), "名单签发"))
                .then(this::refuseAltered)
                .refusal();
        if (no != null || issued == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        List<ListItemEntered> items = List.copyOf(list.items().values());
        load(issued, items);
        RowsDecided rows = decideRows(issued, items);
        if (rows.refused() > 0 && (!Boolean.TRUE.equals(c.skipRefused()) || rows.accepted() == 0)) {
            return Decision.reject(
                    RejectionCode.LIST_ROWS_REFUSED,
                    Map.of(
                            "list", c.list(),
                            "refused", rows.refused(),
                            "done", rows.accepted(),
                            "why", rows.why()));
        }
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent(
                c.subject(),
                new ListCarriedOut(c.act(), c.listSm3(), rows.accepted(), rows.refusedRows(), c.stage(), c.batch())));
        events.addAll(rows.events());
        return new Decision.Accepted(events);
    }

    private static Role[] roles(Act act) {
        return switch (act) {
            case DECIDE_STAGE -> new Role[] {Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.EXPERT, Role.ASSESSOR};
            case APPROVE_AWARDS -> new Role[] {Role.CITY_INDUSTRY, Role.FINANCE};
            case ORDER_PAYMENTS, APPROVE_PAYMENTS, CONFIRM_PAYMENTS -> new Role[] {Role.FINANCE};
            case POST_NOTICE, RESERVE, ADMIT, MOVE_BATCH, LEAVE, REPLACE, REMOVE_PROVIDERS ->
                new Role[] {Role.CITY_INDUSTRY};
        };
    }

    /** What is signed is what stands: a list that was corrected since, or another one, has another digest. */
    private @Nullable Rejection refuseAltered() {
        String standing = list.sm3(c.list()).toString();
        return occasion.first(() -> null)
                .refuseIf(
                        !standing.equals(c.listSm3()),
                        RejectionCode.LIST_MISMATCH,
                        Map.of("list", c.list(), "differs", "名单的摘要值：现为 " + standing + "，签名所对为 " + c.listSm3()))
                .then(() -> refuseOtherCount(c.payments(), "拨付编号"))
                .then(() -> refuseOtherCount(c.pairs(), "替补的另一方"))
                .then(this::refuseReceiptsOfNoRow)
                .refusal();
    }

    /** What is given for each row is given for as many as there are. */
    private @Nullable Rejection refuseOtherCount(@Nullable List<String> given, String what) {
        return given == null || given.size() == list.items().size()
                ? null
                : differs("名单 " + list.items().size() + " 行，" + what + " " + given.size() + " 个");
    }

    private @Nullable Rejection refuseReceiptsOfNoRow() {
        String unknown = c.receiptRows().stream()
                .filter(row -> !list.items().containsKey(row))
                .map(String::valueOf)
                .collect(Collectors.joining("、"));
        return unknown.isEmpty() ? null : differs("回单所写的第 " + unknown + " 行，名单上没有");
    }

    private Rejection differs(String what) {
        return Rejection.of(RejectionCode.LIST_MISMATCH, Map.of("list", c.list(), "differs", what));
    }

    /** Takes all streams of all rows in ascending order, before any row asks for its own. */
    private void load(ListIssued issued, List<ListItemEntered> items) {
        Act act = c.act();
        boolean cases =
                switch (act) {
                    case APPROVE_AWARDS, ORDER_PAYMENTS, APPROVE_PAYMENTS, CONFIRM_PAYMENTS -> true;
                    default -> false;
                };
        NavigableSet<StreamId> wanted = new TreeSet<>();
        if (cases || act == Act.DECIDE_STAGE || act == Act.POST_NOTICE) {
            items.stream()
                    .map(ListItemEntered::application)
                    .filter(Objects::nonNull)
                    .map(StreamId::application)
                    .forEach(wanted::add);
            wanted.forEach(streams::state);
        }
        if (act == Act.DECIDE_STAGE) {
            StageStreams.load(
                    streams, c.stage(), wanted.stream().map(StreamId::id).toList());
        }
        NavigableSet<StreamId> more = new TreeSet<>();
        if (cases) {
            // Whom they pay is known by their contracts, and by what was ordered.
            wanted.forEach(application -> streams.state(StreamId.project(application.id())));
            wanted.forEach(application -> streams.state(StreamId.award(application.id())));
            wanted.forEach(application -> more.addAll(payees(application)));
            for (StreamId application : wanted) {
                more.add(StreamId.project(application.id()));
                more.add(StreamId.award(application.id()));
                Application of = (Application) streams.state(application);
                if (of.exists()) {
                    more.addAll(CaseParts.beside(
                            streams, application.id(), of, EnumSet.of(Moment.ADVANCE, Moment.AWARD, Moment.PAYMENT)));
                }
            }
        }
        if (act == Act.DECIDE_STAGE) {
            for (StreamId application : wanted) {
                Application of = (Application) streams.state(application);
                if (of.exists() && isSelected(of)) {
                    more.addAll(CaseParts.beside(streams, application.id(), of, Conditions.onSelection(of)));
                    more.add(StreamId.programme(of.submitted().programme()));
                }
            }
        }
        for (ListItemEntered item : items) {
            if (item.enterprise() != null) {
                if (isOfRoster(act)) {
                    more.add(StreamId.enterprise(item.enterprise()));
                } else if (act == Act.REMOVE_PROVIDERS) {
                    more.add(StreamId.provider(item.enterprise()));
                }
            }
        }
        c.pairsOrNone().stream().map(StreamId::enterprise).forEach(more::add);
        if (act != Act.DECIDE_STAGE && act != Act.LEAVE && act != Act.REMOVE_PROVIDERS && act != Act.APPROVE_PAYMENTS) {
            more.add(StreamId.programme(issued.programme()));
            // An old list may hold what another programme's is.
            wanted.stream()
                    .map(application -> (Application) streams.state(application))
                    .filter(Application::exists)
                    .map(application ->
                            StreamId.programme(application.submitted().programme()))
                    .forEach(more::add);
        }
        more.forEach(streams::state);
    }

    /** Whether the stage is the one by which it is selected, and something is asked for by then. */
    private boolean isSelected(Application of) {
        Direction direction = of.direction(streams.pack(of.packSm3()));
        return c.stage() != null
                && direction.decidesAt(c.stage())
                && Conditions.onSelection(of).stream().anyMatch(moment -> Conditions.asked(direction, moment));
    }

    private Set<StreamId> payees(StreamId application) {
        Set<StreamId> payees = new TreeSet<>();
        Application of = (Application) streams.state(application);
        if (of.exists()) {
            Direction direction = of.direction(streams.pack(of.packSm3()));
            Project project = (Project) streams.state(StreamId.project(application.id()));
            if (direction.hasMoney()) {
                payees.add(StreamId.enterprise(
                        PaidTo.of(direction, of, project, null, null).organisation()));
            }
            Award award = (Award) streams.state(StreamId.award(application.id()));
            award.payments().values().stream()
                    .map(payment -> payment.order().paidTo())
                    .filter(Objects::nonNull)
                    .map(StreamId::enterprise)
                    .forEach(payees::add);
        }
        return payees;
    }

    private static boolean isOfRoster(Act act) {
        return switch (act) {
            case RESERVE, ADMIT, MOVE_BATCH, LEAVE, REPLACE -> true;
            default -> false;
        };
    }

    private RowsDecided decideRows(ListIssued issued, List<ListItemEntered> items) {
        AfterRows after = new AfterRows(streams, occasion);
        RowsDecided rows = new RowsDecided(names(items));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            ListItemEntered item = items.get(i);
            if (c.receipts() != null && !c.receiptRows().contains(item.number())) {
                // The bank has not said yet that it is paid.
                continue;
            }
            String about = String.valueOf(item.application() == null ? item.enterprise() : item.application());
            // Old lists may name the same twice; what was done once is not done again beside it.
            Decision decision = seen.add(about)
                    ? new ListRowCommand(c, issued, item, i).decide(after, occasion)
                    : Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("row", item.number()));
            switch (decision) {
                case Decision.Accepted(List<StreamEvent> events) -> {
                    events.forEach(after::take);
                    rows.accept(events);
                }
                case Decision.Rejected(Rejection rejection) -> rows.refuse(item.number(), rejection);
            }
        }
        return rows;
    }

    /** What the pack of the first application calls things; of nothing where no row is about one. */
    private PackNames names(List<ListItemEntered> items) {
        if (isOfRoster(c.act()) || c.act() == Act.REMOVE_PROVIDERS) {
            return PackNames.NONE;
        }
        return items.stream()
                .map(ListItemEntered::application)
                .filter(Objects::nonNull)
                .map(number -> (Application) streams.state(StreamId.application(number)))
                .filter(Application::exists)
                .findFirst()
                .map(application -> new PackNames(streams.pack(application.packSm3())))
                .orElse(PackNames.NONE);
    }
}
