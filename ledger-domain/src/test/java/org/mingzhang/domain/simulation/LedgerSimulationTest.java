package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Ledger;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.PlainWords;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;

/**
 * Storms of commands, sensible and senseless, by the right people and by others. After each step every invariant is
 * rechecked from the events alone; what states say is what events say; and a replay of the bytes gives the same states.
 */
class LedgerSimulationTest {
    /** What storms came across. */
    private static final class Seen {
        private final Set<String> events = new TreeSet<>();
        private final Set<RejectionCode> refusals = EnumSet.noneOf(RejectionCode.class);
        private int accepted;

        private void note(Decision decision) {
            if (decision instanceof Decision.Rejected(Rejection no)) {
                refusals.add(no.code());
                assertThat(no.clause().quote()).isNotBlank();
                PlainWords.require(no);
            } else {
                accepted++;
            }
        }
    }

    @Test
    void twelveStormsLeaveEveryInvariantStanding() {
        Seen seen = new Seen();
        for (long seed = 1; seed <= 12; seed++) {
            storm(seed, 2_500, seen);
        }
        assertThat(seen.accepted).as("commands that got through").isGreaterThan(4_000);
        assertThat(seen.events)
                .as("the storms reach every corner of the money")
                .contains(
                        "programme.funds-committed",
                        "programme.commitment-released",
                        "programme.funds-disbursed",
                        "programme.disbursement-returned",
                        "programme.funds-recovered",
                        "programme.recovered-funds-reused",
                        "programme.funds-returned-to-treasury",
                        "programme.funds-carried-over",
                        "programme.budget-transferred",
                        "award.hold-placed",
                        "award.payment-cancelled",
                        "application.objection-resolved",
                        "enterprise.left-pilot");
        assertThat(seen.refusals)
                .contains(
                        RejectionCode.ROLE_MISSING,
                        RejectionCode.SCOPE_EXCEEDED,
                        RejectionCode.SAME_PERSON,
                        RejectionCode.WRONG_STATE,
                        RejectionCode.STAGE_OUT_OF_ORDER,
                        RejectionCode.BUSINESS_DATE_IN_FUTURE,
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        RejectionCode.RATIO_BREACHED,
                        RejectionCode.COMMITMENT_EXCEEDED,
                        RejectionCode.PAYMENT_EXCEEDED,
                        RejectionCode.RECEIPT_USED_TWICE,
                        RejectionCode.INVOICE_USED_TWICE,
                        RejectionCode.ON_HOLD);
    }

    @Tag("soak")
    @Test
    void twoHundredLongStormsLeaveEveryInvariantStanding() {
        Seen seen = new Seen();
        for (long seed = 100; seed < 300; seed++) {
            storm(seed, 6_000, seen);
        }
        assertThat(seen.accepted).isGreaterThan(250_000);
    }

    private static void storm(long seed, int steps, Seen seen) {
        Dice dice = new Dice(seed);
        Given given = Given.programme()
                .appropriated("central", 6_000)
                .appropriated("local", 6_000)
                .allocated("central", "renovation", 300)
                .allocated("central", "service", 200)
                .allocated("local", "renovation", 200)
                .allocated("local", "service", 100);
        Scene scene = Scene.of(given);
        Guide guide = new Guide(given, dice, scene.providers());
        Chaos chaos = new Chaos(dice, scene.known());
        Audit audit = new Audit();
        for (int step = 0; step < steps; step++) {
            if (dice.chance(11)) {
                given.later(dice.below(4));
            }
            Act act = step == steps * 9 / 10
                    ? new Act(Person.BUDGET, new CloseProgramme(PROGRAMME, "结项"))
                    : act(dice, scene, guide, chaos);
            Person person = dice.chance(7) ? dice.pick(scene.people()) : act.person();
            LocalDate today = given.today();
            LocalDate date = dice.chance(8) ? today.plusDays(dice.below(12) - 10L) : today;
            try {
                seen.note(given.ledger().submit(person, today, date, act.command()));
                audit.read(given.ledger().log());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", step " + step + ": " + person.id() + " " + act.command(), e);
            }
            if (step % 50 == 0) {
                audit.agreesWith(given.ledger());
                audit.asOfEveryDay();
            }
        }
        given.ledger().log().forEach(entry -> seen.events.add(EventCodec.type(entry.event())));
        audit.agreesWith(given.ledger());
        audit.asOfEveryDay();
        replayIsLive(given.ledger());
    }

    private static Act act(Dice dice, Scene scene, Guide guide, Chaos chaos) {
        int kind = dice.below(100);
        Plan plan = dice.pick(scene.plans());
        if (kind < 12) {
            LedgerCommand command = chaos.command();
            return command == null ? guide.next(plan) : new Act(dice.pick(scene.people()), command);
        }
        return kind < 20 ? guide.budget() : kind < 24 ? guide.roster(plan) : guide.next(plan);
    }

    private static void replayIsLive(Ledger ledger) {
        Audit anew = new Audit();
        anew.read(ledger.log());
        Ledger replayed = ledger.replayed();
        anew.agreesWith(replayed);
        for (Map.Entry<StreamId, StreamState> live : ledger.states().entrySet()) {
            assertThat(replayed.state(live.getKey()))
                    .as("replay of %s", live.getKey())
                    .usingRecursiveComparison()
                    .isEqualTo(live.getValue());
        }
        assertThat(replayed.log()).extracting(Envelope::eventId).doesNotHaveDuplicates();
        assertThat(List.copyOf(ledger.log())).isEqualTo(replayed.log());
    }
}
