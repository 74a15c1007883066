package org.mingzhang.app.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.CommandSignature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A preview tells what a command would come to, and leaves no trace of having told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandPreviewIT {
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer city = Signer.of("city", Role.CITY_INDUSTRY);
    private TestLedger ledger;
    private int people;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(city);
        PolicyPack pack = Packs.builtIn("handan-2025");
        LocalDate from = LocalDate.parse("2025-09-01");
        UnsignedCommand opening =
                unsigned(city, new OpenProgramme("handan", "试点", PackShelf.digest(pack), from, from.plusYears(2)));
        assertThat(ledger.node().desk().submit(signed(city, opening), pack)).isInstanceOf(Outcome.Accepted.class);
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    private void accepted(Signer signer, LedgerCommand command) {
        assertThat(ledger.submit(signer, command)).isInstanceOf(Outcome.Accepted.class);
    }

    private static ActorRef ref(Signer signer) {
        return new ActorRef(
                signer.actor(),
                signer.org(),
                signer.role().name(),
                signer.key().verifyingKey().keyId());
    }

    private UnsignedCommand unsigned(Signer signer, LedgerCommand command) {
        return CommandDraft.of(command, null, null)
                .fix(TestLedger.NAME, ledger.node().clock().now(), ref(signer));
    }

    private static SignedCommand signed(Signer signer, UnsignedCommand command) {
        return command.signed(CommandSignature.sign(command.tree(), signer.key()));
    }

    private Preview preview(UnsignedCommand command) {
        return ledger.node().desk().preview(command, null);
    }

    private Preview preview(Signer signer, LedgerCommand command) {
        return preview(unsigned(signer, command));
    }

    private RejectionCode refusal(Signer signer, LedgerCommand command) {
        Preview preview = preview(signer, command);
        assertThat(preview).isInstanceOf(Preview.Refusable.class);
        assertThat(((Preview.Refusable) preview).message()).contains("依据：").doesNotContain("代码 ");
        return ((Preview.Refusable) preview).rejection().code();
    }

    /** How many rows there are in every table of the ledger's schema. */
    private List<String> everything() {
        List<String> counts = new ArrayList<>();
        try (Connection connection = ledger.store().administrator().connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'ledger' ORDER BY tablename")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM ledger." + table)) {
                    row.next();
                    counts.add(table + " " + row.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(counts).hasSizeGreaterThan(4).anyMatch(count -> count.startsWith("claim "));
        return counts;
    }

    private Signer somebody() {
        people++;
        return Signer.of("person-" + people, Role.FINANCE);
    }

    private RegisterActor named(String actor, String name, Signer keyOf) {
        RegisterActor other = TestLedger.registration(keyOf);
        return new RegisterActor(
                actor,
                name,
                other.org(),
                other.orgName(),
                other.intended(),
                other.keyId(),
                other.publicKey(),
                other.posts());
    }

    @Test
    void whatWouldBeAcceptedIsRecordedJustSoWhenItIsSigned() {
        UnsignedCommand command = unsigned(admin, TestLedger.registration(somebody()));
        List<String> before = everything();
        Preview.Acceptable preview = (Preview.Acceptable) preview(command);
        Preview.Acceptable again = (Preview.Acceptable) preview(command);
        assertThat(everything()).isEqualTo(before);
        assertThat(again.entries()).hasSameSizeAs(preview.entries()).hasSizeGreaterThan(1);
        assertThat(again.basis()).isEqualTo(preview.basis());

        Outcome outcome = ledger.node().desk().submit(signed(admin, command));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        List<Envelope> recorded = ledger.store().log().entriesOfCommand(outcome.commandId()).stream()
                .map(entry -> entry.requireSealed().envelope())
                .toList();
        assertThat(recorded).hasSameSizeAs(preview.entries());
        for (int i = 0; i < recorded.size(); i++) {
            assertThat(told(preview.entries().get(i))).isEqualTo(told(recorded.get(i)));
        }
    }

    private static String told(Envelope entry) {
        return entry.stream() + " " + entry.seq() + " " + entry.eventId() + " " + entry.businessDate() + " "
                + EventCodec.type(entry.event()) + " " + EventCodec.payload(entry.event());
    }

    @Test
    void theBasisIsEveryStreamThatWasReadWithItsLastNumber() {
        Signer person = somebody();
        ledger.arrives(person);
        Preview preview = preview(ledger.security(), new GrantRole(person.actor(), Role.FINANCE, "武安市"));
        long registered = ledger.store()
                .log()
                .lastSeq(new org.mingzhang.app.platform.eventstore.StreamRef("actor", person.actor()))
                .orElseThrow();
        assertThat(preview.basis().lastSeqs())
                .containsEntry(StreamId.actor(person.actor()), registered)
                .containsKey(StreamId.actor(TestLedger.SECURITY));
        assertThat(preview(admin, TestLedger.registration(somebody())).basis().lastSeqs())
                .containsValue(-1L);
    }

    @Test
    void whatWouldBeRefusedIsToldAndNotRecorded() {
        List<String> before = everything();
        assertThat(refusal(city, new GrantRole("city", Role.AUDITOR, null))).isEqualTo(RejectionCode.ROLE_MISSING);
        assertThat(refusal(
                        new Signer("nobody", "city", Role.FINANCE, city.key()),
                        new GrantRole("city", Role.AUDITOR, null)))
                .isEqualTo(RejectionCode.ACTOR_UNKNOWN);
        assertThat(refusal(
                        new Signer("city", "city", Role.CITY_INDUSTRY, admin.key()),
                        new GrantRole("x", Role.AUDITOR, null)))
                .isEqualTo(RejectionCode.KEY_UNKNOWN);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatOnlyTheAppendWouldSeeIsSeenByThePreviewToo() {
        Signer first = somebody();
        accepted(admin, named(first.actor(), "同名之人", first));
        List<String> before = everything();
        assertThat(refusal(admin, named("other-id", "同名之人", somebody()))).isEqualTo(RejectionCode.ALREADY_EXISTS);
        assertThat(refusal(admin, named("other-id", "别的名字", first))).isEqualTo(RejectionCode.ALREADY_EXISTS);
        assertThat(everything()).isEqualTo(before);
        accepted(admin, named("other-id", "别的名字", somebody()));
    }

    @Test
    void aCommandForAnotherLedgerOrAnotherTimeIsRefusedBeforeAnyoneSignsIt() {
        CommandDraft draft = CommandDraft.of(TestLedger.registration(somebody()), null, null);
        Instant now = ledger.node().clock().now();
        assertThat(((Preview.Refusable) preview(draft.fix("other.example/ledger", now, ref(admin))))
                        .rejection()
                        .code())
                .isEqualTo(RejectionCode.LEDGER_MISMATCH);
        assertThat(((Preview.Refusable) preview(draft.fix(TestLedger.NAME, now.minus(Duration.ofDays(1)), ref(admin))))
                        .rejection()
                        .code())
                .isEqualTo(RejectionCode.COMMAND_EXPIRED);
    }

    @Test
    void aCommandThatWasTakenAlreadyIsToldAsItsFirstAnswer() {
        UnsignedCommand command = unsigned(admin, TestLedger.registration(somebody()));
        Outcome outcome = ledger.node().desk().submit(signed(admin, command));
        Preview.Answered answered = (Preview.Answered) preview(command);
        assertThat(answered.outcome().firstPosition()).isEqualTo(outcome.firstPosition());
        assertThat(answered.outcome().repeated()).isTrue();

        ObjectNode other = command.tree().deepCopy();
        other.put("businessDate", "2026-01-06");
        UnsignedCommand reused = new UnsignedCommand(
                other,
                org.mingzhang.domain.command.CommandCodec.document(other),
                command.command(),
                command.disclosures(),
                command.words());
        assertThat(((Preview.Refusable) preview(reused)).rejection().code()).isEqualTo(RejectionCode.COMMAND_ID_REUSED);
    }

    @Test
    void whatAnotherNodeWroteMeanwhileIsNotOverlooked() {
        Signer person = somebody();
        ledger.arrives(person);
        GrantRole grant = new GrantRole(person.actor(), Role.FINANCE, "武安市");
        Signer security = ledger.security();
        assertThat(preview(security, grant)).isInstanceOf(Preview.Acceptable.class);
        try (LedgerNode other = LedgerNode.open(ledger.store())) {
            UnsignedCommand theirs = unsigned(security, grant);
            assertThat(other.desk().submit(signed(security, theirs))).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(preview(security, grant)).as("the streams in memory are old").isInstanceOf(Preview.Refusable.class);
    }

    @Test
    void aCommandThatRestsOnSomethingThatMovedIsNotJudgedAndItsIdStaysFree() {
        Signer person = somebody();
        ledger.arrives(person);
        Signer security = ledger.security();
        UnsignedCommand command = unsigned(security, new GrantRole(person.actor(), Role.FINANCE, "武安市"));
        Seen seen = Seen.of(preview(command));
        accepted(security, new GrantRole(person.actor(), Role.FINANCE, "成安县"));
        List<String> before = everything();
        SeenOutcome stale = ledger.node().desk().submitAsSeen(signed(security, command), null, seen);
        assertThat(stale).isInstanceOf(SeenOutcome.Moved.class);
        assertThat(((SeenOutcome.Moved) stale).streams()).containsOnlyKeys(StreamId.actor(person.actor()));
        assertThat(everything()).isEqualTo(before);

        Seen anew = Seen.of(preview(command));
        SeenOutcome judged = ledger.node().desk().submitAsSeen(signed(security, command), null, anew);
        assertThat(judged).isInstanceOf(SeenOutcome.Judged.class);
        SeenOutcome again = ledger.node().desk().submitAsSeen(signed(security, command), null, seen);
        assertThat(((SeenOutcome.Judged) again).outcome().repeated())
                .as("what is recorded is answered, however old the look")
                .isTrue();
    }

    @Test
    void whatOthersAddElsewhereIsNoReasonToLookAgainWhileTheSameThingWouldBeRecorded() {
        Signer acting = Signer.of("granter", Role.SECURITY_ADMIN);
        ledger.arrives(acting);
        Signer person = somebody();
        ledger.arrives(person);

        UnsignedCommand command = unsigned(acting, new GrantRole(person.actor(), Role.FINANCE, "武安市"));
        Seen seen = Seen.of(preview(command));
        accepted(ledger.security(), new GrantRole(acting.actor(), Role.SECURITY_ADMIN, "成安县"));
        SeenOutcome judged = ledger.node().desk().submitAsSeen(signed(acting, command), null, seen);
        assertThat(((SeenOutcome.Judged) judged).outcome()).isInstanceOf(Outcome.Accepted.class);

        UnsignedCommand late = unsigned(acting, new GrantRole(person.actor(), Role.FINANCE, "永年区"));
        Seen before = Seen.of(preview(late));
        accepted(admin, new RevokeRole(acting.actor(), Role.SECURITY_ADMIN, null, "调离"));
        SeenOutcome overtaken = ledger.node().desk().submitAsSeen(signed(acting, late), null, before);
        assertThat(((SeenOutcome.Moved) overtaken).streams())
                .as("it would be refused now, which is not what was seen")
                .containsOnlyKeys(StreamId.actor(acting.actor()));
    }

    @Test
    void personalValuesThatAreOnlyLookedAtMakeNoDataKey() {
        String code = "91130402MA0000001" + CreditCode.checkCharacter("91130402MA0000001");
        CommandDraft draft = CommandDraft.read(JsonMapper.shared().readTree("""
                {"command": "enterprise.register", "payload": {"enterprise": "%s", "details": {
                 "name": "示例数控机床有限公司", "kind": "ENTERPRISE", "county": "130402", "employees": 50, "aboveScale": true,
                 "contactName": {"personal": "张某"}}}}""".formatted(code)));
        UnsignedCommand command =
                draft.fix(TestLedger.NAME, ledger.node().clock().now(), ref(city));
        List<String> before = everything();
        assertThat(preview(command)).isInstanceOf(Preview.Acceptable.class);
        assertThat(everything()).isEqualTo(before);
        assertThat(ledger.node().desk().submit(signed(city, command))).isInstanceOf(Outcome.Accepted.class);
        assertThat(everything()).contains("data_key 1").doesNotContainSequence(before);
    }
}
