package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/** Who reads a refusal reads names: their own, their organisation's, the programme's; and nobody else's by a code that they typed. */
class CalledNamesTest {
    private static final ActorRef ZHANG = new ActorRef("zhang", "finance", "FINANCE", "0000000000000000");

    private final CalledNames names = new CalledNames(new PackNames(Given.pack()), ZHANG, CalledNamesTest::state);

    private static StreamState state(StreamId id) {
        LocalDate day = LocalDate.of(2026, 3, 2);
        Instant at = Instant.parse("2026-03-02T01:00:00Z");
        if (id.type() == StreamType.PROGRAMME) {
            Programme programme = new Programme();
            if (id.id().equals("handan")) {
                programme.evolve(new Recorded(
                        1, at, day, ZHANG, new ProgrammeOpened("某市试点", "handan-2025", 1, "ab".repeat(32), day, day)));
            }
            return programme;
        }
        Actor actor = new Actor();
        actor.evolve(new Recorded(0, at, day, ZHANG, new ActorRegistered("张某", "finance", "某市财政局", null)));
        return actor;
    }

    @Test
    void theSignerAndTheirOrganisationAreNamed() {
        assertThat(names.apply("actor", "zhang")).isEqualTo("张某");
        assertThat(names.apply("org", "finance")).isEqualTo("某市财政局");
        assertThat(names.apply("actorOrg", "finance")).isEqualTo("某市财政局");
    }

    @Test
    void othersAreNotNamed() {
        assertThat(names.apply("actor", "li")).isEqualTo("li");
        assertThat(names.apply("org", "industry")).isEqualTo("industry");
        assertThat(names.apply("enterprise", "91130402MA0000001J")).isEqualTo("91130402MA0000001J");
    }

    @Test
    void aProgrammeIsCalledAsItWasOpened() {
        assertThat(names.apply("programme", "handan")).isEqualTo("某市试点");
        assertThat(names.apply("programme", "elsewhere")).isEqualTo("elsewhere");
        assertThat(names.apply("programme", "no name !")).isEqualTo("no name !");
    }

    @Test
    void allElseIsThePacks() {
        assertThat(names.apply("source", "central")).isEqualTo("中央财政奖补资金");
        assertThat(names.apply("pack", "handan-2025")).isEqualTo(Given.pack().title());
    }

    @Test
    void aRefusalIsTheSignersInItsWords() {
        assertThat(Rejection.of(RejectionCode.SAME_PERSON, Map.of("actor", "zhang", "step", "审批拨付"))
                        .message(names))
                .startsWith("同一人不得办理互相制约的两步：经办人 张某，本环节 审批拨付（依据：")
                .doesNotContain("zhang", "SAME_PERSON");
    }
}
