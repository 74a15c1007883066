package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.Collections;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Terms;

/** The life of one pilot enterprise in the story: roster, application, project, award, and what comes after. */
final class PilotCase {
    private final String programme;
    private final Story story;
    private final PolicyPack pack;
    private final Terms terms;
    private final Pilot pilot;
    private final Pilot example;
    private final Lane lane;
    private final Review review;
    private final Works works;
    private final Grant grant;
    private final Incident incident;
    private final Papers papers;
    private final SignedLists lists;

    /**
     * A case that has not begun.
     *
     * @param example an earlier case, whose invoice and receipt others try to use
     */
    PilotCase(Story story, Terms terms, DemoArguments arguments, Pilot pilot, Pilot example, SignedLists lists) {
        this.lists = lists;
        this.programme = arguments.programme();
        this.story = story;
        this.terms = terms;
        this.pack = story.pack();
        this.pilot = pilot;
        this.example = example;
        String key = pilot.firm().key();
        this.lane = new Lane(
                key,
                new Dice(arguments.seed(), "lane " + key),
                story.demo().reserve(),
                pilot.brisk(),
                pilot.days().pace());
        this.papers = Papers.of(lane, pilot);
        this.review = new Review(lane, story.stages(), programme, pilot.number(), pilot.firm(), pilot.n(), lists);
        this.works = new Works(lane, pilot, papers);
        this.grant = new Grant(lane, story, programme, story.renovation(), pilot.number(), pilot.firm(), pilot.n());
        this.incident = new Incident(lane, programme, pilot, grant);
    }

    Lane lane() {
        enrol();
        if (!apply()) {
            leave("申报未获认定（示例）");
            return lane;
        }
        works.started();
        if (pilot.fate() == Fate.STANDSTILL) {
            works.endedOn(Diary.plus(pilot.days().ended(), lane.dice().between(0, 6)));
            leave("项目终止，按退出机制退出（示例）");
            return lane;
        }
        works.carriedOut(pilot.attempts().contains(Attempt.INVOICE_REUSED) ? example : null);
        if (!accept()) {
            leave("改造后未达到二级，按退出机制退出（示例）");
            return lane;
        }
        works.rated();
        if (lane.dice().chance(5)) {
            honour();
        }
        award();
        return lane;
    }

    private void enrol() {
        lane.on(Diary.plus(story.demo().reserve(), lane.dice().between(0, 11)));
        Enrolment.organisation(lane, pilot.firm(), pilot.n() % 10 == 0);
        lane.does(
                Desk.ROSTER.person(pilot.n()),
                new ReserveEnterprise(pilot.firm().code(), programme, Review.documentNo("储备", lane.date())));
        lane.on(Diary.plus(pilot.days().admission(), lane.dice().between(0, 4)))
                .does(
                        Desk.ROSTER.person(pilot.n()),
                        new AdmitEnterprise(
                                pilot.firm().code(),
                                programme,
                                Integer.toString(pilot.days().batch()),
                                Review.documentNo("名单", lane.date())));
        Pilot vacating = pilot.replaces();
        if (vacating != null) {
            lane.does(
                    Desk.ROSTER.person(pilot.n()),
                    new ReplaceEnterprise(
                            vacating.firm().code(),
                            programme,
                            pilot.firm().code(),
                            Review.documentNo("替补", lane.date())));
        }
    }

    /** Whether it is approved. */
    private boolean apply() {
        PublicNotice notice = PublicNotice.of(pilot.days().notice(pilot.sentBack()));
        lane.on(Diary.plus(pilot.days().submission(), lane.dice().between(0, 5)));
        String title = pilot.firm().name() + "数字化改造项目";
        // What it asks for is what the notice has for the level that it plans for.
        Fen requested = terms.renovation(story.renovation(), pilot.level(), pilot.investment());
        review.submitted(new Review.Request(
                story.renovation(),
                title,
                requested,
                pilot.investment(),
                pilot.level() == 2 ? lane.dice().between(0, 1) : pilot.level() - 1,
                null,
                null));
        papers.application(title, requested);
        if (pilot.fate() == Fate.WITHDRAWN) {
            review.withdrawn();
            return false;
        }
        if (pilot.fate() == Fate.NOT_RECOMMENDED) {
            review.notRecommended();
            return false;
        }
        if (pilot.attempts().contains(Attempt.FOREIGN_COUNTY)) {
            review.triedByAnotherCounty(pack.counties().stream()
                    .map(county -> county.code())
                    .filter(code -> !code.equals(pilot.firm().county()))
                    .findFirst()
                    .orElseThrow());
        }
        if (pilot.sentBack()) {
            review.sentBackAndSupplemented();
        }
        review.recommended();
        review.scored(notice, pilot.fate() != Fate.TURNED_DOWN);
        if (pilot.fate() == Fate.TURNED_DOWN) {
            return false;
        }
        review.posted(notice);
        if (pilot.attempts().contains(Attempt.EARLY_END_OF_NOTICE)) {
            review.triedBeforeTheNoticeIsOver(notice);
        }
        boolean upheld = pilot.fate() == Fate.OBJECTION_UPHELD;
        if (upheld || pilot.fate() == Fate.OBJECTION_DISMISSED) {
            review.objected(notice, upheld);
        }
        if (!upheld) {
            review.approved(notice);
        }
        return !upheld;
    }

    /** Whether it passes acceptance, at once or later. */
    private boolean accept() {
        works.acceptanceRequested();
        if (pilot.attempts().contains(Attempt.BEFORE_ACCEPTANCE)) {
            grant.triedToCalculate(RejectionCode.ACCEPTANCE_MISSING);
        }
        boolean failsFirst = pilot.fate() == Fate.SECOND_ATTEMPT || pilot.fate() == Fate.NEVER_ACCEPTED;
        works.assessed(failsFirst ? 1 : pilot.level());
        if (failsFirst) {
            works.improved();
            works.acceptanceRequested();
            works.assessed(pilot.fate() == Fate.NEVER_ACCEPTED ? 1 : 2);
        }
        if (pilot.fate() == Fate.NEVER_ACCEPTED) {
            works.endedUnaccepted();
        }
        return pilot.fate() != Fate.NEVER_ACCEPTED;
    }

    /** A title that lifts the batch's cap. */
    private void honour() {
        String title =
                lane.dice().chance(70) ? story.demo().often() : story.demo().seldom();
        lane.within(0, 2)
                .does(
                        Cast.county(pilot.firm().county(), 1),
                        Enrolment.honour(
                                pack,
                                pilot.firm(),
                                title,
                                null,
                                lane.date().minusDays(20),
                                Review.documentNo("荣誉", lane.date())));
    }

    private void award() {
        if (pilot.attempts().contains(Attempt.CAP_UNDECIDED)) {
            lane.within(1, 2);
            grant.triedToCalculate(RejectionCode.PARAMETER_UNDECIDED);
        }
        LocalDate decided = pilot.days().capsDecided();
        if (decided != null) {
            lane.on(Diary.plus(decided, 1));
        }
        grant.calculated();
        if (pilot.attempts().contains(Attempt.CALCULATOR_APPROVES)) {
            grant.triedByTheCalculator();
        }
        if (pilot.attempts().contains(Attempt.ABOVE_CEILING)) {
            grant.triedAboveTheCeiling();
        }
        grant.approved(Grant.Generosity.FULL);
        papers.awarded(Review.documentNo("核定", lane.date()));
        if (pilot.aftermath() == Aftermath.REDUCED) {
            incident.reduced();
        }
        if (pilot.aftermath() == Aftermath.HELD) {
            incident.held();
        }
        pay(1, pilot.firm().account());
        switch (pilot.aftermath()) {
            case RETURNED -> {
                incident.returnedByTheBank();
                pay(2, pilot.firm().newAccount());
                grant.seenByTheTreasury(2, pilot.firm().newAccount());
            }
            case PAID -> {
                grant.seenByTheTreasury(1, pilot.firm().account());
                papers.seenByTheTreasury(grant.payment(1), known -> grant.voucherNo(known, 1));
            }
            // The demo has differences between ledger and treasury of each kind; whoever was in trouble before has
            // these, too.
            case HELD -> grant.seenByTheTreasury(1, pilot.firm().account(), Grant.Slip.PAYEE);
            case REDUCED -> grant.seenByTheTreasury(1, pilot.firm().account(), Grant.Slip.AMOUNT);
            case PARTLY_RECOVERED -> {
                grant.seenByTheTreasury(1, pilot.firm().account());
                incident.partlyRecovered();
            }
            case WHOLLY_RECOVERED -> {
                grant.seenByTheTreasury(1, pilot.firm().account());
                incident.whollyRecovered();
            }
        }
    }

    /** Those renovated while there is time are paid by plans, unless somebody tries something once a payment is ordered. */
    private boolean isPaidByPlan() {
        return (pilot.wave() == Wave.FIRST || pilot.wave() == Wave.SECOND)
                && pilot.aftermath() == Aftermath.PAID
                && Collections.disjoint(pilot.attempts(), Attempt.ONCE_ORDERED);
    }

    private void pay(int attempt, BankAccount account) {
        if (pilot.attempts().contains(Attempt.FOREIGN_ACCOUNT)) {
            grant.triedToPayAnotherAccount();
        }
        if (pilot.attempts().contains(Attempt.ABOVE_COMMITMENT)) {
            grant.triedToPayMoreThanCommitted();
        }
        if (isPaidByPlan()) {
            lane.within(2, 5);
            lists.pays(pilot.number(), grant.payment(attempt), grant.receiptNo(pilot.number(), attempt), lane);
            papers.paid(grant.payment(attempt), grant.receiptNo(pilot.number(), attempt));
            return;
        }
        grant.ordered(attempt, account);
        if (pilot.attempts().contains(Attempt.ORDERER_APPROVES)) {
            grant.triedByTheOrderer(attempt);
        }
        grant.paymentApproved(attempt);
        if (pilot.attempts().contains(Attempt.RECEIPT_REUSED)) {
            grant.triedWithReceiptOf(example.number(), attempt);
        }
        grant.confirmed(attempt);
        papers.paid(grant.payment(attempt), grant.receiptNo(pilot.number(), attempt));
    }

    private void leave(String reason) {
        lane.within(2, 5)
                .does(
                        Desk.ROSTER.person(pilot.n()),
                        new LeavePilot(pilot.firm().code(), programme, Review.documentNo("退出", lane.date()), reason));
    }
}
