package org.mingzhang.domain.officiallist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.PaidTo;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;

/**
 * The rows of a list that is about to be issued, held against what is recorded. Refused is what no later step can make
 * right; what is only not ripe yet, such as an award that this very plan will approve, is left to whoever carries it out.
 */
final class RowsIssued {
    private final Streams streams;
    private final Occasion occasion;
    private final IssueList c;

    /** Takes all streams that the rows are about in ascending order, before the programme's. */
    RowsIssued(Streams streams, Occasion occasion, IssueList c) {
        this.streams = streams;
        this.occasion = occasion;
        this.c = c;
        NavigableSet<StreamId> applications = new TreeSet<>();
        NavigableSet<StreamId> others = new TreeSet<>();
        for (Item item : c.items()) {
            if (item.application() != null) {
                applications.add(StreamId.application(item.application()));
            } else if (item.enterprise() != null) {
                others.add(StreamId.enterprise(item.enterprise()));
                if (c.kind() == Kind.REMOVAL) {
                    others.add(StreamId.provider(item.enterprise()));
                }
            }
        }
        for (StreamId application : applications) {
            Application of = (Application) streams.state(application);
            if (c.kind() == Kind.PAYMENT_PLAN && of.exists()) {
                // A plan says what is paid and where to: of the award, and registered with the beneficiary.
                others.add(StreamId.project(application.id()));
                others.add(StreamId.award(application.id()));
                others.add(StreamId.enterprise(of.applicant()));
            }
        }
        if (c.kind() == Kind.PAYMENT_PLAN) {
            applications.forEach(application -> streams.state(StreamId.project(application.id())));
            applications.stream()
                    .filter(application -> ((Application) streams.state(application)).exists())
                    .forEach(application -> others.add(
                            StreamId.enterprise(payee(application.id()).organisation())));
        }
        others.forEach(streams::state);
    }

    /**
     * Refuses the list, naming every row that cannot stand.
     *
     * @param names what the pack calls things
     */
    @Nullable
    Rejection refuse(PackNames names) {
        RowsDecided rows = new RowsDecided(names);
        Map<String, Integer> seen = new HashMap<>();
        List<Item> items = c.items();
        for (int number = 1; number <= items.size(); number++) {
            Item item = items.get(number - 1);
            Integer before = seen.putIfAbsent(what(item), number);
            Rejection no = before == null ? refuse(item) : twice(item, before);
            if (no != null) {
                rows.refuse(number, no);
            }
        }
        return rows.refused() == 0
                ? null
                : Rejection.of(
                        RejectionCode.LIST_ROWS_REFUSED,
                        Map.of("list", c.list(), "refused", rows.refused(), "why", rows.why()));
    }

    private static Rejection twice(Item item, int before) {
        return Rejection.of(
                RejectionCode.ALREADY_EXISTS,
                item.application() == null
                        ? Map.of("enterprise", what(item), "row", before)
                        : Map.of("application", what(item), "row", before));
    }

    private static String what(Item item) {
        return Objects.requireNonNull(item.application() == null ? item.enterprise() : item.application());
    }

    private @Nullable Rejection refuse(Item item) {
        return occasion.first(() -> item.application() == null ? refuseOrganisation(item) : refuseApplication(item))
                .then(() -> occasion.refuseScope(county(item)))
                .then(() -> occasion.refuseOwn(about(item)))
                .then(() -> c.kind() == Kind.PAYMENT_PLAN ? refusePlanned(item) : null)
                .refusal();
    }

    /** Who is struck off is in the pool, and who leaves the pilot was on its roster; of anybody else it is known who that is. */
    private @Nullable Rejection refuseOrganisation(Item item) {
        String code = Objects.requireNonNull(item.enterprise());
        return switch (c.kind()) {
            case REMOVAL ->
                ((Provider) streams.state(StreamId.provider(code))).inPool(c.programme())
                        ? null
                        : Rejection.of(RejectionCode.NOT_FOUND, Map.of("provider", code, "programme", c.programme()));
            case EXIT ->
                enterprise(code).membership(c.programme()) != null
                        ? null
                        : Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", code, "needs", "在储备库或试点名单"));
            default ->
                enterprise(code).exists() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", code));
        };
    }

    /** An application is one of the programme and still on its way or approved, and its row names nobody but its applicant. */
    private @Nullable Rejection refuseApplication(Item item) {
        String number = Objects.requireNonNull(item.application());
        Application application = application(number);
        if (!application.exists()) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number));
        }
        if (!application.submitted().programme().equals(c.programme())) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number, "programme", c.programme()));
        }
        String code = item.enterprise();
        if (code != null && !application.applicant().equals(code)) {
            return Rejection.of(
                    RejectionCode.LIST_MISMATCH,
                    Map.of("application", number, "differs", "单位：名单 " + code + "，申报 " + application.applicant()));
        }
        boolean ends = c.kind() == Kind.EXIT || c.kind() == Kind.REMOVAL;
        return !ends && isOver(application)
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("application", number, "state", application.status()))
                : null;
    }

    private static boolean isOver(Application application) {
        return application.status() == Application.Status.WITHDRAWN
                || application.status() == Application.Status.REJECTED;
    }

    /**
     * A plan pays what awards grant and what is not paid yet. It may come before the approval that is made by it, but not before
     * the calculation: nothing says how much then.
     */
    private @Nullable Rejection refusePlanned(Item item) {
        String number = item.application();
        Fen amount = item.amountFen();
        if (number == null || amount == null || !amount.isPositive()) {
            return Rejection.of(
                    RejectionCode.LIST_MISMATCH, Map.of("differs", "拨付方案这一行没有写" + (number == null ? "申报编号" : "金额")));
        }
        Award award = (Award) streams.state(StreamId.award(number));
        AwardCalculated calculated = award.calculated();
        return occasion.first(() -> null)
                .refuseIf(
                        ((Project) streams.state(StreamId.project(number))).terminated(),
                        RejectionCode.WRONG_STATE,
                        Map.of("application", number, "project", "已终止"))
                .refuseIf(
                        award.approved() == null
                                && !award.isAdvancing()
                                && (calculated == null || award.status() == Award.Status.REFUSED),
                        RejectionCode.WRONG_STATE,
                        Map.of("application", number, "award", award.status(), "needs", "已核定，或已测算而按本方案核定"))
                .refuseIf(
                        (award.approved() != null || (award.isAdvancing() && calculated == null))
                                && amount.exceeds(award.unconfirmed()),
                        RejectionCode.COMMITMENT_EXCEEDED,
                        Map.of(
                                "application",
                                number,
                                "requestedFen",
                                amount.value(),
                                "unpaidFen",
                                award.unconfirmed().value()))
                .then(() -> award.approved() == null && calculated != null && amount.exceeds(calculated.ceilingFen())
                        ? Rejection.of(
                                RejectionCode.ABOVE_COMPUTED_AMOUNT,
                                Map.of(
                                        "application",
                                        number,
                                        "requestedFen",
                                        amount.value(),
                                        "ceilingFen",
                                        calculated.ceilingFen().value()))
                        : null)
                .then(payee(number)::refusal)
                .then(() -> refuseNowhere(payee(number).organisation()))
                .refusal();
    }

    private @Nullable Rejection refuseNowhere(String beneficiary) {
        Enterprise enterprise = enterprise(beneficiary);
        return enterprise.account() != null
                ? null
                : Rejection.of(
                        RejectionCode.PAYEE_MISMATCH, Map.of("beneficiary", enterprise.name(), "registered", "无"));
    }

    private @Nullable String county(Item item) {
        String number = item.application();
        return number == null
                ? enterprise(Objects.requireNonNull(item.enterprise())).county()
                : application(number).submitted().county();
    }

    private Application application(String number) {
        return (Application) streams.state(StreamId.application(number));
    }

    Enterprise enterprise(String code) {
        return (Enterprise) streams.state(StreamId.enterprise(code));
    }

    /** Who is paid of an application's award; a plan names no contract, so that there is one only. */
    private PaidTo payee(String number) {
        Application application = application(number);
        Direction direction =
                application.direction(streams.pack(application.submitted().packSm3()));
        return direction.hasMoney()
                ? PaidTo.of(direction, application, (Project) streams.state(StreamId.project(number)), null, null)
                : new PaidTo(application.applicant(), null, null);
    }

    /** Whose account a row of a plan is paid to. */
    String paidTo(Item item) {
        return item.application() == null
                ? about(item)
                : payee(item.application()).organisation();
    }

    /** The organisation that a row is about. */
    String about(Item item) {
        String number = item.application();
        return number == null
                ? Objects.requireNonNull(item.enterprise())
                : application(number).applicant();
    }

    /** The direction of the application that a row is about. */
    String direction(Item item) {
        return application(Objects.requireNonNull(item.application()))
                .submitted()
                .direction();
    }
}
