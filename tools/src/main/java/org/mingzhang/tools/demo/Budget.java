package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.function.BiFunction;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.tools.story.BudgetStep;
import org.mingzhang.tools.story.Story;

/** The programme's money before and after it goes to anyone: appropriated, received, allocated, handed back, closed. */
final class Budget {
    private final String programme;
    private final Story story;
    private final String renovation;
    private final Lane lane;
    private final FundPapers papers;
    private final Person clerk = Desk.BUDGET.person(0);

    Budget(String programme, Story story, Lane lane) {
        this.programme = programme;
        this.story = story;
        this.renovation = story.line(story.renovation());
        this.lane = lane;
        this.papers = new FundPapers(story.pack());
    }

    void kept() {
        story.demo().budget().forEach(this::step);
        LocalDate last = story.closes();
        lane.on(last).does(clerk, new CloseProgramme(programme, Review.documentNo("结项", last)));
    }

    private void step(BudgetStep step) {
        lane.on(step.on());
        String source = step.source();
        Fen amount = step.amount();
        int year = step.year();
        switch (step.act()) {
            case APPROPRIATE ->
                put(step, "下达", (no, paper) -> new AppropriateFunds(programme, source, amount, no, year, paper));
            case RECEIVE ->
                put(step, "到位", (no, paper) -> new ReceiveFunds(programme, source, amount, no, year, null, paper));
            case ALLOCATE ->
                put(
                        step,
                        "分配",
                        (no, paper) -> new AllocateBudget(programme, source, step.line(), amount, no, year, paper));
            case TRANSFER ->
                put(
                        step,
                        "调剂",
                        (no, paper) -> new TransferBudget(
                                programme, source, step.line(), step.to(), amount, no, "按实际申报情况调剂（示例）", paper));
            case HAND_BACK -> handedBack(step.on());
            case CARRY_OVER -> throw new IllegalStateException("no money is carried over in the demo");
        }
    }

    private void put(BudgetStep step, String kind, BiFunction<String, KeptPaper, LedgerCommand> command) {
        String documentNo = Review.documentNo(kind, lane.date());
        Paper paper = papers.moved(step, documentNo, lane.date());
        lane.brings(clerk, known -> paper, (known, kept) -> command.apply(documentNo, kept), step.refused());
    }

    /** Recovered money goes to the treasury, as the pack says; using it again is refused. */
    private void handedBack(LocalDate on) {
        String upper = story.sources().upper();
        String reused = Review.documentNo("再用", on);
        lane.brings(
                clerk,
                known -> recovered(known, upper).isZero()
                        ? null
                        : papers.reused(upper, renovation, recovered(known, upper), reused, on),
                (known, paper) ->
                        new ReuseRecovered(programme, upper, renovation, recovered(known, upper), reused, paper),
                RejectionCode.RECOVERY_NOT_REUSABLE);
        handBack(upper, on);
        handBack(story.sources().own(), on);
    }

    private void handBack(String source, LocalDate on) {
        String documentNo = Review.documentNo("上缴", on);
        lane.brings(
                clerk,
                known -> recovered(known, source).isZero()
                        ? null
                        : papers.handedBack(source, renovation, recovered(known, source), documentNo, on),
                (known, paper) -> new ReturnToTreasury(
                        programme,
                        source,
                        ReturnedFrom.LINE_RECOVERED,
                        renovation,
                        recovered(known, source),
                        documentNo,
                        null,
                        paper),
                null);
    }

    private Fen recovered(Known known, String source) {
        return known.recovered(source, renovation);
    }
}
