package org.mingzhang.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts.Knock;
import org.mingzhang.domain.actor.Role;

/** Tries are counted before they are made, codes are good once and for a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final Whence HOME = Whence.address("10.0.0.1");

    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private TestLedger ledger;
    private Accounts accounts;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, Signer.of("admin", Role.SYSTEM_ADMIN));
        accounts = Accounts.open(ledger.store(), () -> now);
        accounts.openForDemo(List.of("anna", "bert", "carl", "dora"), PASSWORD);
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    @Test
    void aNameIsShutToOnePlaceForAWhileAndThenTriedAnew() {
        for (int left = Accounts.TRIES - 1; left > 0; left--) {
            assertThat(accounts.knock("anna", "no", HOME)).isEqualTo(new Knock.Wrong(left));
        }
        assertThat(accounts.knock("anna", "no", HOME)).isEqualTo(new Knock.Shut(Accounts.PAUSE));
        now = now.plus(Accounts.PAUSE).minusMillis(1);
        assertThat(accounts.knock("anna", PASSWORD, HOME)).isEqualTo(new Knock.Shut(Duration.ofMillis(1)));
        now = now.plusMillis(1);
        assertThat(accounts.knock("anna", "no", HOME))
                .as("counted anew")
                .isEqualTo(new Knock.Wrong(Accounts.TRIES - 1));
        assertThat(accounts.knock("anna", PASSWORD, HOME)).isInstanceOf(Knock.Welcome.class);
        assertThat(accounts.knock("anna", "no", HOME)).as("forgotten").isEqualTo(new Knock.Wrong(Accounts.TRIES - 1));
    }

    @Test
    void manyAtOnceAreNoMoreThanManyInARow() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            List<Future<Knock>> answers = IntStream.range(0, 40)
                    .mapToObj(n -> many.submit(() -> accounts.knock("bert", "guess-" + n, HOME)))
                    .toList();
            long wrong = 0;
            for (Future<Knock> answer : answers) {
                wrong += answer.get() instanceof Knock.Wrong ? 1 : 0;
            }
            assertThat(wrong).isEqualTo(Accounts.TRIES - 1L);
        }
        assertThat(accounts.knock("bert", PASSWORD, HOME)).isInstanceOf(Knock.Shut.class);
    }

    @Test
    void aCodeIsGoodOnceAndForThreeDays() {
        String code = accounts.invite("new");
        assertThat(code).matches("([0-9a-f]{4}-){4}[0-9a-f]{4}");
        assertThat(accounts.knock("new", code, HOME))
                .as("a code is no password")
                .isInstanceOf(Knock.Wrong.class);
        now = now.plus(Accounts.CODE_VALIDITY);
        assertThat(accounts.enter("new", code, PASSWORD, HOME)).isInstanceOf(Knock.Wrong.class);
        code = accounts.invite("new");
        now = now.plus(Accounts.CODE_VALIDITY).minusMillis(1);
        assertThat(accounts.enter("other", code, PASSWORD, HOME))
                .as("not for another")
                .isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.enter("new", code, PASSWORD, HOME)).isInstanceOf(Knock.Welcome.class);
        assertThat(accounts.enter("new", code, PASSWORD, HOME)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.knock("new", PASSWORD, HOME)).isInstanceOf(Knock.Welcome.class);
    }

    @Test
    void anInvitationTakesTheOldPasswordAway() {
        assertThat(accounts.knock("carl", PASSWORD, HOME)).isEqualTo(new Knock.Welcome("carl", 0));
        accounts.invite("carl");
        assertThat(accounts.knock("carl", PASSWORD, HOME)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.find("carl").orElseThrow().edition()).isEqualTo(1);
    }

    @Test
    void onlyWhoKnowsTheOldPasswordSetsANewOne() {
        assertThat(accounts.change("dora", "wrong", "New-horse-43", HOME)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.change("dora", PASSWORD, "New-horse-43", HOME)).isEqualTo(new Knock.Welcome("dora", 1));
        assertThat(accounts.knock("dora", PASSWORD, HOME)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.knock("dora", "New-horse-43", HOME)).isEqualTo(new Knock.Welcome("dora", 1));
    }

    private SignIns signIns() {
        return new SignIns(ledger.store().writer(), () -> now);
    }

    @Test
    void nobodyKeepsTheOwnerOutByTypingWrongPasswords() {
        accounts.openForDemo(List.of("treasurer"), PASSWORD);
        Whence own = new Whence("10.0.0.2", "the browser in which the treasurer came in");
        assertThat(accounts.knock("treasurer", PASSWORD, own)).isInstanceOf(Knock.Welcome.class);
        signIns().record("treasurer", SignIns.What.IN, "10.0.0.2");
        accounts.remember("treasurer", "the browser in which the treasurer came in");
        // From the same address, as a colleague behind the same door does, and from hundreds of others.
        for (int n = 0; n < 10; n++) {
            accounts.knock("treasurer", "no", Whence.address("10.0.0.2"));
        }
        for (int n = 0; n < 300; n++) {
            accounts.knock("treasurer", "no", Whence.address("10.1." + n / 200 + "." + n % 200));
        }
        assertThat(accounts.knock("treasurer", PASSWORD, Whence.address("10.0.0.2")))
                .as("who guesses there, not even with the right one")
                .isInstanceOf(Knock.Shut.class);
        assertThat(accounts.knock("treasurer", PASSWORD, own)).as("the owner").isInstanceOf(Knock.Welcome.class);
        assertThat(accounts.knock("treasurer", PASSWORD, new Whence("172.16.0.9", own.device())))
                .as("the owner's own machine, at another address")
                .isInstanceOf(Knock.Welcome.class);
        assertThat(accounts.knock("treasurer", "no", new Whence("172.16.0.9", "a cookie that somebody made up")))
                .isInstanceOf(Knock.Slowed.class);
        assertThat(accounts.knock("bert", "no", new Whence("172.16.0.9", own.device())))
                .as("a browser is one person's")
                .isNotInstanceOf(Knock.Slowed.class);
        // The address alone is known as well, where nobody guessed.
        signIns().record("treasurer", SignIns.What.IN, "10.0.0.3");
        assertThat(accounts.knock("treasurer", PASSWORD, Whence.address("10.0.0.3")))
                .isInstanceOf(Knock.Welcome.class);
    }

    @Test
    void manyAddressesGuessNoMoreInADayThanIsBounded() {
        accounts.openForDemo(List.of("besieged"), PASSWORD);
        int tried = 0;
        Instant begun = now;
        // A new address each time: none is ever shut.
        for (int n = 0; now.isBefore(begun.plus(Duration.ofDays(1))); n++) {
            Knock knock = accounts.knock("besieged", "", Whence.address("a" + n));
            tried += knock instanceof Knock.Wrong ? 1 : 0;
            now = now.plusSeconds(30);
        }
        assertThat(tried).isLessThanOrEqualTo(20 + 24 * 60).isGreaterThan(24 * 60 - 1);
        accounts.knock("besieged", "", Whence.address("one"));
        accounts.knock("besieged", "", Whence.address("two"));
        assertThat(accounts.knock("besieged", PASSWORD, Whence.address("new")))
                .as("slowed, not shut: the owner at a new machine comes in within minutes")
                .isInstanceOf(Knock.Slowed.class);
        now = now.plusSeconds(120);
        assertThat(accounts.knock("besieged", PASSWORD, Whence.address("new"))).isInstanceOf(Knock.Welcome.class);
    }

    @Test
    void whoGetsACodeIsKnownNowhereAnyMore() {
        accounts.openForDemo(List.of("reset"), PASSWORD);
        accounts.remember("reset", "intruder");
        for (int n = 0; n < 25; n++) {
            accounts.knock("reset", "no", Whence.address("b" + n));
        }
        assertThat(accounts.knock("reset", "no", new Whence("b", "intruder"))).isInstanceOf(Knock.Wrong.class);
        String code = accounts.invite("reset");
        assertThat(accounts.knock("reset", "no", new Whence("b", "intruder"))).isInstanceOf(Knock.Slowed.class);
        assertThat(accounts.enter("reset", code, PASSWORD, Whence.address("c")))
                .as("a code cannot be guessed, so that nobody who guesses passwords holds it up")
                .isInstanceOf(Knock.Welcome.class);
    }

    @Test
    void whoGuessesIsToldToWhoAudits() {
        accounts.openForDemo(List.of("watched"), PASSWORD);
        SignIns signIns = signIns();
        for (int n = 0; n < 9; n++) {
            signIns.record("watched", SignIns.What.WRONG, "d" + n);
            signIns.record("no-such-account", SignIns.What.WRONG, "d" + n);
        }
        assertThat(signIns.guessed()).noneMatch(one -> one.login().equals("watched"));
        signIns.record("watched", SignIns.What.SLOWED, "d0");
        signIns.record("no-such-account", SignIns.What.WRONG, "d0");
        assertThat(signIns.guessed())
                .contains(new SignIns.Guessed("watched", 10, 9, now))
                .noneMatch(one -> one.login().equals("no-such-account"));
        now = now.plus(Duration.ofDays(1));
        assertThat(signIns.guessed()).noneMatch(one -> one.login().equals("watched"));
    }
}
