package org.mingzhang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with the database makes a person's data unreadable, past the ledger: verification names the key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalKeysIT {
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer office = Signer.of("office", Role.CITY_INDUSTRY);
    private TestLedger ledger;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(office);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("enterprise", "91130402MA0000001" + CreditCode.checkCharacter("91130402MA0000001"));
        payload.putObject("details")
                .put("name", "示例机床有限公司")
                .put("kind", "ENTERPRISE")
                .put("aboveScale", true)
                .putObject("contactName")
                .put("personal", "示例联系人");
        assertThat(ledger.node()
                        .desk()
                        .submit(new CommandDraft("enterprise.register", null, null, null, null, payload)
                                .sign(
                                        TestLedger.NAME,
                                        ledger.node().clock().now(),
                                        new ActorRef(
                                                office.actor(),
                                                office.org(),
                                                office.role().name(),
                                                office.key().verifyingKey().keyId()),
                                        office.key())))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    private LogVerification verify() {
        return LiveVerification.verify(
                ledger.store().database().reader(),
                ledger.store().files(),
                true,
                TestLedger.NAME,
                PublicKeys.in(ledger.store().home().keys()),
                LiveVerification.newestIn(ledger.store().home().checkpoints()),
                done -> {});
    }

    private void superuser(String... statements) throws SQLException {
        try (Connection connection = ledger.store().administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM ledger.data_key",
                "UPDATE ledger.data_key SET wrapped = NULL, destroyed_at = now()",
                "UPDATE ledger.data_key SET subject = 'enterprise/another'",
                "UPDATE ledger.data_key SET key_id = repeat('0', 32)"
            })
    void aKeyThatWentWithoutARecordIsNamed(String attack) throws SQLException {
        LogVerification before = verify();
        assertThat(before.problems()).isEmpty();
        assertThat(before.steps())
                .filteredOn(step -> step.name() == LogStep.DATA_KEYS)
                .allMatch(step -> step.checked() == 1);
        superuser("CREATE TABLE public.kept AS SELECT * FROM ledger.data_key", attack);
        try {
            List<LogProblem> problems = verify().problems();
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.DATA_KEY_MISSING);
                assertThat(problem.position()).isEqualTo(ledger.store().log().size() - 1);
            });
        } finally {
            superuser(
                    "DELETE FROM ledger.data_key",
                    "INSERT INTO ledger.data_key SELECT * FROM public.kept",
                    "DROP TABLE public.kept");
        }
    }

    @Test
    void whoVerifiesMayNotReadTheKeyItself() throws SQLException {
        try (Connection reader = ledger.store().database().reader().connect();
                Statement statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT wrapped FROM ledger.data_key"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
