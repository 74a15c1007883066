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
    void aNameIsShutForAWhileAndThenTriedAnew() {
        for (int left = Accounts.TRIES - 1; left > 0; left--) {
            assertThat(accounts.knock("anna", "no")).isEqualTo(new Knock.Wrong(left));
        }
        assertThat(accounts.knock("anna", "no")).isEqualTo(new Knock.Shut(Accounts.PAUSE));
        now = now.plus(Accounts.PAUSE).minusMillis(1);
        assertThat(accounts.knock("anna", PASSWORD)).isEqualTo(new Knock.Shut(Duration.ofMillis(1)));
        now = now.plusMillis(1);
        assertThat(accounts.knock("anna", "no")).as("counted anew").isEqualTo(new Knock.Wrong(Accounts.TRIES - 1));
        assertThat(accounts.knock("anna", PASSWORD)).isInstanceOf(Knock.Welcome.class);
        assertThat(accounts.knock("anna", "no")).as("forgotten").isEqualTo(new Knock.Wrong(Accounts.TRIES - 1));
    }

    @Test
    void manyAtOnceAreNoMoreThanManyInARow() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            List<Future<Knock>> answers = IntStream.range(0, 40)
                    .mapToObj(n -> many.submit(() -> accounts.knock("bert", "guess-" + n)))
                    .toList();
            long wrong = 0;
            for (Future<Knock> answer : answers) {
                wrong += answer.get() instanceof Knock.Wrong ? 1 : 0;
            }
            assertThat(wrong).isEqualTo(Accounts.TRIES - 1L);
        }
        assertThat(accounts.knock("bert", PASSWORD)).isInstanceOf(Knock.Shut.class);
    }

    @Test
    void aCodeIsGoodOnceAndForThreeDays() {
        String code = accounts.invite("new");
        assertThat(code).matches("([0-9a-f]{4}-){4}[0-9a-f]{4}");
        assertThat(accounts.knock("new", code)).as("a code is no password").isInstanceOf(Knock.Wrong.class);
        now = now.plus(Accounts.CODE_VALIDITY);
        assertThat(accounts.enter("new", code, PASSWORD)).isInstanceOf(Knock.Wrong.class);
        code = accounts.invite("new");
        now = now.plus(Accounts.CODE_VALIDITY).minusMillis(1);
        assertThat(accounts.enter("other", code, PASSWORD))
                .as("not for another")
                .isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.enter("new", code, PASSWORD)).isInstanceOf(Knock.Welcome.class);
        assertThat(accounts.enter("new", code, PASSWORD)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.knock("new", PASSWORD)).isInstanceOf(Knock.Welcome.class);
    }

    @Test
    void anInvitationTakesTheOldPasswordAway() {
        assertThat(accounts.knock("carl", PASSWORD)).isEqualTo(new Knock.Welcome("carl", 0));
        accounts.invite("carl");
        assertThat(accounts.knock("carl", PASSWORD)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.find("carl").orElseThrow().edition()).isEqualTo(1);
    }

    @Test
    void onlyWhoKnowsTheOldPasswordSetsANewOne() {
        assertThat(accounts.change("dora", "wrong", "New-horse-43")).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.change("dora", PASSWORD, "New-horse-43")).isEqualTo(new Knock.Welcome("dora", 1));
        assertThat(accounts.knock("dora", PASSWORD)).isInstanceOf(Knock.Wrong.class);
        assertThat(accounts.knock("dora", "New-horse-43")).isEqualTo(new Knock.Welcome("dora", 1));
    }
}
