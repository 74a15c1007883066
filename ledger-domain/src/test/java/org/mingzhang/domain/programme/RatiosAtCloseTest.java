package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRules;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.domain.policy.RatioState.State;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;

/** 7000万 and 1900万 of central money paid at close: the floor for renovation is broken, the ceiling for service holds. */
class RatiosAtCloseTest {
    private static List<StreamEvent> paid(String award, String line, Fen amount) {
        Purpose purpose = new Purpose(line, "HD", null, null, null);
        List<Share> shares = List.of(new Share("central", amount));
        StreamId programme = StreamId.programme(PROGRAMME);
        return List.of(
                new StreamEvent(programme, new FundsCommitted(award, "E", purpose, shares)),
                new StreamEvent(programme, new FundsDisbursed(award, "P-" + award, "E", purpose, shares)));
    }

    private static Given spent() {
        Given given = Given.budget();
        List<StreamEvent> events = new ArrayList<>(paid("A", "renovation", wan(7_000)));
        events.addAll(paid("B", "service", wan(1_900)));
        given.recorded(events);
        return given;
    }

    private static RatioState state(Given given, String rule, Basis basis) {
        return RatioRules.evaluate(
                Given.pack().ratioRule(rule).orElseThrow(),
                basis,
                given.theProgramme().figures(Given.pack()));
    }

    @Test
    void beforeTheCloseTheFloorIsAForecastAndTheCeilingHolds() {
        Given given = spent();
        assertThat(state(given, "R1", Basis.PAID).state()).isEqualTo(State.NOT_YET_DUE);
        assertThat(state(given, "R1", Basis.ALLOCATED).state()).isEqualTo(State.HOLDS);
        assertThat(state(given, "R1", Basis.COMMITTED).state()).isEqualTo(State.NOT_YET_DUE);
        assertThat(state(given, "R2", Basis.PAID).state()).isEqualTo(State.HOLDS);
    }

    @Test
    void atTheCloseTheFloorIsBreachedAndTheCeilingHolds() {
        Given given = spent().after(Person.BUDGET, new CloseProgramme(PROGRAMME, "结项"));
        RatioState floor = state(given, "R1", Basis.PAID);
        assertThat(floor.state()).isEqualTo(State.BREACHED);
        assertThat(floor.value()).isEqualTo("0.786516");
        assertThat(floor.numerator()).isEqualTo(wan(7_000));
        assertThat(floor.denominator()).isEqualTo(wan(8_900));
        RatioState ceiling = state(given, "R2", Basis.PAID);
        assertThat(ceiling.state()).isEqualTo(State.HOLDS);
        assertThat(ceiling.denominator()).isEqualTo(wan(10_000));
        assertThat(ceiling.headroom()).isEqualTo(wan(100));
    }

    @Test
    void theFloorOnAllocationIsJudgedOnceAllOfItIsAllocated() {
        Given given = Given.programme().appropriated("central", 10_000).allocated("central", "renovation", 7_000);
        assertThat(state(given, "R1", Basis.ALLOCATED).state()).isEqualTo(State.NOT_YET_DUE);
        given.allocated("central", "service", 2_000);
        assertThat(state(given, "R1", Basis.ALLOCATED).state()).isEqualTo(State.NOT_YET_DUE);
        given.allocated("central", "renovation", 1_000);
        assertThat(state(given, "R1", Basis.ALLOCATED).state()).isEqualTo(State.HOLDS);
    }
}
