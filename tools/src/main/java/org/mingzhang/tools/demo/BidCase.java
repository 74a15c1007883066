package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.tools.story.DemoPlan.Centre;
import org.mingzhang.tools.story.DemoPlan.Counties;
import org.mingzhang.tools.story.DemoPlan.Platforms;
import org.mingzhang.tools.story.DemoPlan.Purchases;
import org.mingzhang.tools.story.Story;

/** The life of one application beside renovation: titles, selections, platforms, products, purchases. */
final class BidCase {
    /** Beyond the numbers of the pilot enterprises' invoices. */
    private static final int FIRST_INVOICE = 900_000;

    private final Story story;
    private final Bid bid;
    private final Firm builder;
    private final List<String> served;
    private final Lane lane;
    private final Review review;
    private final Grant grant;
    private final Papers papers;

    /**
     * The life of one bid.
     *
     * @param builder who is paid for what is built
     * @param served pilot enterprises that a platform can say it serves
     */
    BidCase(Story story, DemoArguments arguments, Bid bid, Firm builder, List<String> served, SignedLists lists) {
        this.story = story;
        this.builder = builder;
        this.served = served;
        this.bid = bid;
        this.lane = new Lane(
                bid.number(),
                new Dice(arguments.seed(), "lane " + bid.number()),
                bid.call().submission(),
                false,
                100);
        this.papers = Papers.of(lane, bid);
        this.review =
                new Review(lane, story.stages(), arguments.programme(), bid.number(), bid.applicant(), bid.n(), lists);
        this.grant =
                new Grant(lane, story, arguments.programme(), bid.direction(), bid.number(), bid.applicant(), bid.n());
    }

    Lane lane() {
        apply();
        Person applicant = bid.applicant().applicant();
        switch (bid.plan()) {
            case Platforms platforms -> build(applicant, platforms);
            case Centre centre -> build(applicant, null);
            case Purchases purchases -> purchase();
            default -> {
                // Nothing is carried out between approval and award.
            }
        }
        grant.calculated();
        if (bid.plan() instanceof Counties && bid.n() == 1) {
            grant.triedBelowTheFloor();
        }
        grant.approved(bid.generosity());
        papers.awarded(Review.documentNo("核定", lane.date()));
        grant.ordered(1, bid.applicant().account());
        grant.paymentApproved(1);
        grant.confirmed(1);
        papers.paid(grant.payment(1), grant.receiptNo(bid.number(), 1));
        grant.seenByTheTreasury(1, bid.applicant().account());
        papers.seenByTheTreasury(grant.payment(1), known -> grant.voucherNo(known, 1));
        return lane;
    }

    private void apply() {
        lane.on(Diary.plus(bid.call().submission(), lane.dice().between(0, 2)));
        String honour = bid.honour();
        if (honour != null) {
            lane.does(
                    Cast.county(bid.applicant().county(), 1),
                    Enrolment.honour(
                            story.pack(),
                            bid.applicant(),
                            honour,
                            bid.grade(),
                            lane.date().minusDays(lane.dice().between(10, 60)),
                            Review.documentNo("荣誉", lane.date())));
        }
        review.submitted(
                new Review.Request(bid.direction(), bid.title(), null, bid.investment(), null, honour, bid.product()));
        papers.application(bid.title(), null);
        PublicNotice notice = bid.notice();
        review.recommended();
        review.scored(notice, true);
        review.posted(notice);
        review.approved(notice);
    }

    /** A platform or centre is built, and first said to serve too few. */
    private void build(Person applicant, @Nullable Platforms platform) {
        Fen investment = investment();
        LocalDate built = story.demo().built();
        lane.within(3, 8).does(applicant, new StartProject(bid.number(), lane.date()));
        String contract = "SL-PT-" + bid.number();
        lane.does(
                applicant,
                new RegisterContract(
                        bid.number(),
                        contract,
                        builder.code(),
                        investment,
                        lane.date(),
                        bid.title(),
                        null,
                        null,
                        null));
        papers.contract(contract, builder, investment, bid.title());
        String invoiceNo = Works.invoiceNo(FIRST_INVOICE + bid.n(), platform == null ? 2 : 1);
        lane.on(built.minusDays(31))
                .does(
                        applicant,
                        new RegisterInvoice(
                                bid.number(),
                                null,
                                invoiceNo,
                                contract,
                                lane.date(),
                                investment,
                                null,
                                investment,
                                bid.title(),
                                null));
        papers.invoice(invoiceNo, contract, builder, investment);
        if (platform != null && bid.n() == 1) {
            lane.on(built.minusDays(30))
                    .does(
                            applicant,
                            new CompleteProject(
                                    bid.number(), lane.date(), investment, served.subList(0, platform.serves() - 1)));
            lane.within(2, 4);
            grant.triedToCalculate(RejectionCode.NOT_ELIGIBLE);
        }
        lane.on(Diary.plus(built, lane.dice().between(0, 8)))
                .does(
                        applicant,
                        new CompleteProject(
                                bid.number(),
                                lane.date(),
                                investment,
                                platform == null
                                        ? null
                                        : served.subList(
                                                0,
                                                Math.min(
                                                        served.size(),
                                                        lane.dice()
                                                                .between(
                                                                        platform.serves() + 1,
                                                                        platform.servesMost())))));
    }

    /** The office that buys registers the contract. */
    private void purchase() {
        lane.within(3, 8)
                .does(
                        Desk.PURCHASE.person(0),
                        new RegisterContract(
                                bid.number(),
                                "SL-CG-%02d".formatted(bid.n()),
                                bid.applicant().code(),
                                investment(),
                                lane.date(),
                                bid.title(),
                                null,
                                null,
                                null));
    }

    private Fen investment() {
        Fen investment = bid.investment();
        if (investment == null) {
            throw new IllegalStateException(bid.number() + " builds or buys nothing");
        }
        return investment;
    }
}
