package org.mingzhang.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;

class DemoRunTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate AUTUMN = LocalDate.of(2025, 12, 1);

    /** A ledger that answers one command otherwise than the rules do. */
    private record Contrary(InMemoryLedger ledger, String commandId, Answer answer) implements Port {
        @Override
        public Answer submit(Step step) {
            return step.commandId().equals(commandId) ? answer : ledger.submit(step);
        }

        @Override
        public List<LedgerEvent> events(Answer.Accepted accepted) {
            return ledger.events(accepted);
        }

        @Override
        public Key key(Person person) {
            return ledger.key(person);
        }

        @Override
        public Personal personal(String value) {
            return ledger.personal(value);
        }
    }

    private static DemoStory story() {
        return new DemoStory(new DemoArguments("p", 1, 5, AUTUMN), PACK, InMemoryLedger.sm3(PACK));
    }

    @Test
    void anUnexpectedRefusalEndsTheDemoAndSaysWhichStepAndWhy() {
        Port port = new Contrary(
                new InMemoryLedger(PACK),
                "demo-budget-001",
                new Answer.Refused(Rejection.of(RejectionCode.PERIOD_CLOSED, Map.of()), "该期间已结账"));
        DemoRun run = new DemoRun(story(), port, 1);
        assertThatThrownBy(() -> run.tell(done -> {}))
                .isInstanceOf(StoryBroken.class)
                .hasMessageContaining("2025-09-18")
                .hasMessageContaining("finance-budget-01")
                .hasMessageContaining("资金下达")
                .hasMessageContaining("预期通过")
                .hasMessageContaining("PERIOD_CLOSED 该期间已结账");
    }

    @Test
    void anAttemptThatIsNotRefusedEndsTheDemo() {
        Port port = new Contrary(new InMemoryLedger(PACK), "demo-budget-003", new Answer.Accepted(7, 7));
        DemoRun run = new DemoRun(story(), port, 4);
        assertThatThrownBy(() -> run.tell(done -> {}))
                .isInstanceOf(StoryBroken.class)
                .hasMessageContaining("预期被拒绝（APPROPRIATION_EXCEEDED）")
                .hasMessageContaining("已记账");
    }

    @Test
    void aRefusalForAnotherReasonEndsTheDemo() {
        Port port = new Contrary(
                new InMemoryLedger(PACK),
                "demo-budget-003",
                new Answer.Refused(Rejection.of(RejectionCode.ROLE_MISSING, Map.of()), ""));
        DemoRun run = new DemoRun(story(), port, 1);
        assertThatThrownBy(() -> run.tell(done -> {}))
                .isInstanceOf(StoryBroken.class)
                .hasMessageContaining("ROLE_MISSING");
    }

    @Test
    void progressCountsUpToTheSizeOfTheStory() {
        DemoStory story = story();
        List<Integer> seen = new ArrayList<>();
        new DemoRun(story, new InMemoryLedger(PACK), 1).tell(seen::add);
        assertThat(seen).isSorted().endsWith(story.size());
    }

    @Test
    void theNoticeHasSixHundredPlaces() {
        assertThatThrownBy(() -> new DemoArguments("p", 1, 601, AUTUMN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("600");
        assertThatThrownBy(() -> new DemoArguments("p", 1, 0, AUTUMN)).isInstanceOf(IllegalArgumentException.class);
    }
}
