package org.mingzhang.tools.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;

/** Tells a story to a ledger, step by step, and stops when the ledger answers otherwise than the story expects. */
public final class DemoRun {
    private final DemoStory story;
    private final Port port;
    private final int threads;
    private final Known known;
    private final Tally tally;
    private final AtomicInteger done = new AtomicInteger();

    /**
     * A telling that has not begun.
     *
     * @param threads 1 tells every step in order of its time; more tell the lanes of one moment at the same time
     */
    public DemoRun(DemoStory story, Port port, int threads) {
        this.story = story;
        this.port = port;
        this.threads = threads;
        this.known = new Known(port);
        this.tally = new Tally(story.told());
    }

    /**
     * Tells the whole story.
     *
     * @param progress is told how many of {@link DemoStory#size()} steps are done
     * @throws StoryBroken when a step is answered otherwise than expected; everything before it stays recorded
     */
    public Tally tell(IntConsumer progress) {
        if (threads == 1) {
            for (Phase phase : story.phases()) {
                lanes(phase).forEach(DemoRun::call);
                progress.accept(done.get());
            }
            return tally;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Phase phase : story.phases()) {
                all(pool, lanes(phase));
                progress.accept(done.get());
            }
        }
        return tally;
    }

    private List<Callable<Void>> lanes(Phase phase) {
        Instant at = phase.moment().at(story.zone());
        List<Callable<Void>> out = new ArrayList<>();
        for (List<Errand> lane : phase.lanes()) {
            out.add(() -> {
                lane.forEach(errand -> run(errand, at));
                return null;
            });
        }
        return out;
    }

    private void run(Errand errand, Instant at) {
        LedgerCommand command = errand.command().apply(known);
        done.incrementAndGet();
        if (command == null) {
            return;
        }
        Step step = new Step(
                errand.commandId(),
                at,
                errand.when().date(),
                errand.signer(),
                command,
                errand.refusal(),
                errand.paper() == null ? null : errand.paper().apply(known));
        switch (port.submit(step)) {
            case Answer.Accepted accepted -> accepted(step, accepted);
            case Answer.Refused refused -> refused(step, refused);
        }
    }

    private void accepted(Step step, Answer.Accepted accepted) {
        if (step.refusal() != null) {
            throw new StoryBroken(step, "被拒绝（" + step.refusal() + "）", "已记账");
        }
        tally.accepted(step, accepted);
        switch (step.command()) {
            case CalculateAward c -> known.learn(c.application(), port.events(accepted));
            case ApproveAward c -> known.learn(c.application(), port.events(accepted));
            case ReduceAward c -> known.learn(c.application(), port.events(accepted));
            case OrderPayment c -> known.learn(c.application(), port.events(accepted));
            case ReceiveRecovery c -> known.learn(c.application(), port.events(accepted));
            case ReturnToTreasury c -> known.learn("", port.events(accepted));
            case IssueList c -> known.learnList(c.list(), port.events(accepted));
            case CarryOut c -> known.learn("", port.events(accepted));
            default -> {
                // Nothing that a later command is made from.
            }
        }
    }

    private void refused(Step step, Answer.Refused refused) {
        RejectionCode code = refused.rejection().code();
        if (code != step.refusal()) {
            throw new StoryBroken(
                    step,
                    step.refusal() == null ? "通过" : "被拒绝（" + step.refusal() + "）",
                    code + " " + refused.message());
        }
        tally.refused(step, refused.rejection());
    }

    private static void call(Callable<Void> lane) {
        try {
            lane.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void all(ExecutorService pool, List<Callable<Void>> lanes) {
        try {
            for (Future<Void> lane : pool.invokeAll(lanes)) {
                lane.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while telling the story", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
