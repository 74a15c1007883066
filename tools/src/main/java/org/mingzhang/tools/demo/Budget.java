package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
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
    private final Person clerk = Desk.BUDGET.person(0);

    Budget(String programme, Story story, Lane lane) {
        this.programme = programme;
        this.story = story;
        this.renovation = story.line(story.renovation());
        this.lane = lane;
    }

    void kept() {
        story.demo().budget().forEach(this::step);
        LocalDate last = story.closes();
        lane.on(last).does(clerk, new CloseProgramme(programme, Review.documentNo("结项", last)));
    }

    private void step(BudgetStep step) {
        lane.on(step.on());
        switch (step.act()) {
            case APPROPRIATE ->
                put(step, new AppropriateFunds(programme, step.source(), step.amount(), documentNo("下达"), step.year()));
            case RECEIVE ->
                put(
                        step,
                        new ReceiveFunds(programme, step.source(), step.amount(), documentNo("到位"), step.year(), null));
            case ALLOCATE ->
                put(
                        step,
                        new AllocateBudget(
                                programme, step.source(), step.line(), step.amount(), documentNo("分配"), step.year()));
            case TRANSFER ->
                put(
                        step,
                        new TransferBudget(
                                programme,
                                step.source(),
                                step.line(),
                                step.to(),
                                step.amount(),
                                documentNo("调剂"),
                                "按实际申报情况调剂（示例）"));
            case HAND_BACK -> handedBack(step.on());
            case CARRY_OVER -> throw new IllegalStateException("no money is carried over in the demo");
        }
    }

    private void put(BudgetStep step, LedgerCommand command) {
        if (step.refused() == null) {
            lane.does(clerk, command);
        } else {
            lane.tries(step.refused(), clerk, command);
        }
    }

    /** Recovered money goes to the treasury, as the pack says; using it again is refused. */
    private void handedBack(LocalDate on) {
        String upper = story.sources().upper();
        lane.tries(
                RejectionCode.RECOVERY_NOT_REUSABLE,
                clerk,
                known -> recovered(known, upper).isZero()
                        ? null
                        : new ReuseRecovered(
                                programme, upper, renovation, recovered(known, upper), Review.documentNo("再用", on)));
        lane.does(clerk, known -> handBack(known, upper, on));
        lane.does(clerk, known -> handBack(known, story.sources().own(), on));
    }

    private @Nullable LedgerCommand handBack(Known known, String source, LocalDate on) {
        Fen amount = recovered(known, source);
        return amount.isZero()
                ? null
                : new ReturnToTreasury(
                        programme,
                        source,
                        ReturnedFrom.LINE_RECOVERED,
                        renovation,
                        amount,
                        Review.documentNo("上缴", on),
                        null);
    }

    private Fen recovered(Known known, String source) {
        return known.recovered(source, renovation);
    }

    private String documentNo(String kind) {
        return Review.documentNo(kind, lane.date());
    }
}
