package org.mingzhang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.OldestPostgres;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.view.projection.Progress;

/**
 * A ledger on the oldest PostgreSQL that the documents promise, begun by a user who owns the database and may create roles,
 * and is no superuser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OldestPostgresIT {
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private OldestPostgres server;
    private TestLedger ledger;

    @BeforeAll
    void begin(@TempDir Path home, @TempDir Path base) throws SQLException {
        server = OldestPostgres.start(base);
        superuser(server.administrator(), "CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'of the database'");
        superuser(server.administrator(), "CREATE DATABASE city OWNER keeper");
        ledger = TestLedger.begin(home, city().as("keeper", "of the database"), Founders.with(admin));
        for (int n = 0; n < 20; n++) {
            ledger.arrives(Signer.of("clerk-" + n, Role.FINANCE));
        }
    }

    @AfterAll
    void end() {
        ledger.close();
        server.close();
    }

    /** The ledger's database as a superuser, who may do anything in it. */
    private JdbcTarget city() {
        JdbcTarget superuser = server.administrator();
        return new JdbcTarget(
                superuser.url().replaceFirst("/[a-z]+$", "/city"), superuser.user(), superuser.password());
    }

    private static void superuser(JdbcTarget superuser, String... statements) throws SQLException {
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private LogVerification verify() {
        LedgerStore store = ledger.store();
        return LiveVerification.verify(
                store.database().reader(),
                store.files(),
                true,
                TestLedger.NAME,
                PublicKeys.in(store.home().keys()),
                LiveVerification.newestIn(store.home().checkpoints()),
                done -> {});
    }

    @Test
    @Order(1)
    void itIsTheVersionThatIsPromised() throws SQLException {
        try (Connection connection = city().connect()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
        }
    }

    @Test
    @Order(2)
    void whatIsAppendedIsSealedProtectedAndFoundAgain() {
        assertThat(ledger.submit(ledger.security(), new GrantRole("clerk-3", Role.FINANCE, "武安市")))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(new ActorDirectory(ledger.store().log())
                        .find("clerk-3")
                        .orElseThrow()
                        .posts())
                .hasSize(2);
        assertThat(ledger.store().database().unprotected()).isEmpty();
    }

    @Test
    @Order(3)
    void everythingVerifiesTheTablesToo() {
        LogVerification found = verify();
        assertThat(found.problems()).isEmpty();
        assertThat(found.entries()).isEqualTo(ledger.store().log().size());
        assertThat(found.steps())
                .filteredOn(step -> step.name() == LogStep.STORE)
                .allSatisfy(step -> assertThat(step.checked()).isGreaterThan(100));
    }

    @Test
    @Order(4)
    void viewsAreBuiltRebuiltAndCompared() {
        LedgerViews views = LedgerViews.open(ledger.store());
        views.catchUp(Progress.SILENT);
        assertThat(views.rebuild().run(List.of(), Progress.SILENT).agrees()).isTrue();
        assertThat(views.reconcile().run(List.of(), Progress.SILENT).agrees()).isTrue();
    }

    @Test
    @Order(5)
    void aTouchedEntryIsFoundAndSoIsAGuardSwitchedOff() throws SQLException {
        superuser(
                city(),
                "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
                "UPDATE ledger.entry SET bytes = set_byte(bytes, 5, 48) WHERE position = 6");
        assertThat(verify().problems())
                .extracting(LogProblem::kind)
                .contains(LogProblem.Kind.ENTRY_ALTERED, LogProblem.Kind.STORE_ALTERED);
        assertThat(ledger.store().database().unprotected()).isNotEmpty();
    }
}
