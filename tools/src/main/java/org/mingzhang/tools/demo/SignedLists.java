package org.mingzhang.tools.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListCommand.Receipt;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.tools.story.Story.Stages;

/**
 * What the offices of the story do by lists: they are gathered while the cases are laid out, each list is issued late on its day, and one
 * signature does the same for all its rows. A case that comes too late for its list goes its way by itself.
 *
 * <p>Public notices go out by one list for all who are shown on the same days, decisions by one list a day, and what nothing befalls
 * among those renovated in time is paid by plans of a week.
 */
final class SignedLists {
    /** Cases are done with their own errands of the day by then. */
    private static final int ISSUED = 6;

    private static final int CARRIED_OUT = 7;
    private static final int IN_THE_MORNING = 2;

    private final String programme;
    private final Stages stages;
    private final Map<PublicNotice, List<String>> notices = new TreeMap<>(PublicNotice.ORDER);
    private final Map<LocalDate, List<String>> decisions = new TreeMap<>();
    private final Map<LocalDate, List<Paid>> plans = new TreeMap<>();

    SignedLists(String programme, Stages stages) {
        this.programme = programme;
        this.stages = stages;
    }

    /** A payment by a plan. */
    private record Paid(String application, String payment, String receiptNo) {}

    /** Shows an application to the public; false where its lane is too late for the list. */
    boolean posts(PublicNotice notice, String application, Lane lane) {
        boolean inTime = lane.moment().compareTo(new Moment(notice.from(), ISSUED)) < 0;
        if (inTime) {
            notices.computeIfAbsent(notice, none -> new ArrayList<>()).add(application);
            lane.at(new Moment(notice.from(), CARRIED_OUT));
        }
        return inTime;
    }

    /** Approves an application on the lane's day; false where its lane is too late for the list. */
    boolean approves(String application, Lane lane) {
        LocalDate day = lane.date();
        boolean inTime = lane.moment().slot() < ISSUED - 1;
        if (inTime) {
            decisions.computeIfAbsent(day, none -> new ArrayList<>()).add(application);
            lane.at(new Moment(day, CARRIED_OUT));
        }
        return inTime;
    }

    /** Pays an award by the next plan, and moves the lane to when the bank has confirmed it. */
    void pays(String application, String payment, String receiptNo, Lane lane) {
        LocalDate day = lane.date();
        while (day.getDayOfWeek() != DayOfWeek.WEDNESDAY) {
            day = day.plusDays(1);
        }
        LocalDate plan = Diary.onOrAfter(day);
        plans.computeIfAbsent(plan, none -> new ArrayList<>()).add(new Paid(application, payment, receiptNo));
        lane.at(confirmed(plan).next());
    }

    private static Moment approved(LocalDate plan) {
        return new Moment(Diary.plus(plan, 1), IN_THE_MORNING);
    }

    private static Moment confirmed(LocalDate plan) {
        return new Moment(Diary.plus(plan, 2), IN_THE_MORNING);
    }

    /** A lane for each list. */
    List<Lane> lanes(DemoArguments arguments) {
        List<Lane> lanes = new ArrayList<>();
        notices.forEach(
                (notice, rows) -> lanes.add(notice(notice, rows, lane(arguments, notice.list(), notice.from()))));
        decisions.forEach((day, rows) -> lanes.add(decision(day, rows, lane(arguments, number("RD", day), day))));
        int week = 0;
        for (Map.Entry<LocalDate, List<Paid>> plan : plans.entrySet()) {
            LocalDate day = plan.getKey();
            lanes.add(plan(day, plan.getValue(), week++, lane(arguments, number("BF", day), day)));
        }
        return lanes;
    }

    private static Lane lane(DemoArguments arguments, String list, LocalDate from) {
        return new Lane(list, new Dice(arguments.seed(), "lane " + list), from, true, 100);
    }

    /** The number of a list of that day. */
    static String number(String kind, LocalDate day) {
        return "SL-%s-%s".formatted(kind, day.toString().replace("-", ""));
    }

    private Lane notice(PublicNotice notice, List<String> rows, Lane lane) {
        Person clerk = Desk.NOTICE.person(0);
        lane.at(new Moment(notice.from(), ISSUED))
                .does(
                        clerk,
                        new IssueList(
                                notice.list(),
                                programme,
                                Kind.NOTICE,
                                Review.documentNo("公示", notice.from()),
                                notice.from(),
                                notice.to(),
                                items(rows)));
        return lane.at(new Moment(notice.from(), CARRIED_OUT))
                .does(clerk, known -> carryOut(known, notice.list(), Act.POST_NOTICE, stages.notice(), null));
    }

    private Lane decision(LocalDate day, List<String> rows, Lane lane) {
        String list = number("RD", day);
        Person clerk = Desk.DECISION.person(0);
        lane.at(new Moment(day, ISSUED))
                .does(
                        clerk,
                        new IssueList(
                                list, programme, Kind.DECISION, Review.documentNo("认定", day), null, null, items(rows)));
        return lane.at(new Moment(day, CARRIED_OUT))
                .does(clerk, known -> carryOut(known, list, Act.DECIDE_STAGE, stages.decision(), "公示期满，同意认定（示例）"));
    }

    private Lane plan(LocalDate day, List<Paid> rows, int week, Lane lane) {
        String list = number("BF", day);
        Person clerk = Desk.ORDER.person(week);
        lane.at(new Moment(day, ISSUED))
                .does(
                        clerk,
                        known -> new IssueList(
                                list,
                                programme,
                                Kind.PAYMENT_PLAN,
                                Review.documentNo("拨付", day),
                                null,
                                null,
                                rows.stream()
                                        .map(row -> new Item(row.application, null, known.granted(row.application)))
                                        .toList()));
        List<String> payments = rows.stream().map(Paid::payment).toList();
        lane.at(new Moment(day, CARRIED_OUT))
                .does(
                        clerk,
                        known -> new CarryOut(
                                list, known.digest(list), Act.ORDER_PAYMENTS, null, null, null, null, payments, null));
        lane.at(approved(day))
                .does(Desk.PAYMENT.person(week), known -> carryOut(known, list, Act.APPROVE_PAYMENTS, null, null));
        List<Receipt> receipts = IntStream.range(0, rows.size())
                .mapToObj(row -> new Receipt(row + 1, null, rows.get(row).receiptNo))
                .toList();
        return lane.at(confirmed(day))
                .does(
                        Desk.CONFIRMATION.person(week),
                        known -> new CarryOut(
                                list,
                                known.digest(list),
                                Act.CONFIRM_PAYMENTS,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Grant.BANK,
                                receipts));
    }

    private static List<Item> items(List<String> applications) {
        return applications.stream()
                .map(application -> new Item(application, null, null))
                .toList();
    }

    private static CarryOut carryOut(
            Known known, String list, Act act, @Nullable String stage, @Nullable String opinion) {
        return new CarryOut(list, known.digest(list), act, stage, opinion, null, null, null, null);
    }
}
