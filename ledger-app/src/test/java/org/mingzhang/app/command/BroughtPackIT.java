package org.mingzhang.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;

/** A pack comes with the command that names it, and nobody fills the store with packs of commands that are refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BroughtPackIT {
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer finance = Signer.of("finance", Role.FINANCE);
    private final Signer auditor = Signer.of("auditor", Role.AUDITOR);
    private TestLedger ledger;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        for (Signer person : new Signer[] {finance, auditor}) {
            ledger.arrives(person);
        }
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    /** A pack that nobody has brought yet: the same rules in other bytes. */
    private static PolicyPack pack(String programme) {
        String text = new String(Packs.builtIn("handan-2025").bytes().toArray(), UTF_8);
        return PackReader.read((text + "# " + programme + "\n").getBytes(UTF_8));
    }

    private static PolicyPack later() {
        String text = new String(Packs.builtIn("handan-2025").bytes().toArray(), UTF_8);
        return PackReader.read(
                text.replace("version: 1\n", "version: 2\namends: {from: 2099-01-01, text: 示例, proposed: 示例}\n")
                        .getBytes(UTF_8));
    }

    private static OpenProgramme opening(String programme) {
        return opening(programme, pack(programme));
    }

    private static OpenProgramme opening(String programme, PolicyPack pack) {
        return new OpenProgramme(
                programme, "试点", PackShelf.digest(pack), LocalDate.parse("2025-09-01"), LocalDate.parse("2027-06-30"));
    }

    private SignedCommand sign(Signer signer, String ledgerName, LedgerCommand command) {
        return CommandDraft.of(command, null, null)
                .sign(
                        ledgerName,
                        ledger.node().clock().now(),
                        new ActorRef(
                                signer.actor(),
                                signer.org(),
                                signer.role().name(),
                                signer.key().verifyingKey().keyId()),
                        signer.key());
    }

    private long blobs() throws SQLException {
        try (Connection connection = ledger.store().reader().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM ledger.blob")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private void refusedAndNothingKept(SignedCommand signed, RejectionCode code) throws SQLException {
        long before = blobs();
        PolicyPack brought =
                pack(signed.command() instanceof OpenProgramme opening ? opening.programme() : "any other");
        Outcome outcome = ledger.node().desk().submit(signed, brought);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).rejection().code()).isEqualTo(code);
        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void aPackOfAnUnsignedCommandIsNotKept() throws SQLException {
        SignedCommand signed = sign(finance, TestLedger.NAME, opening("unsigned"));
        refusedAndNothingKept(
                new SignedCommand(signed.tree(), signed.document(), signed.command(), "", Map.of()),
                RejectionCode.SIGNATURE_INVALID);
    }

    @Test
    void aPackOfAStrangerIsNotKept() throws SQLException {
        refusedAndNothingKept(
                sign(Signer.of("stranger", Role.FINANCE), TestLedger.NAME, opening("foreign")),
                RejectionCode.ACTOR_UNKNOWN);
        refusedAndNothingKept(
                sign(new Signer("finance", "city", Role.FINANCE, auditor.key()), TestLedger.NAME, opening("foreign")),
                RejectionCode.KEY_UNKNOWN);
        refusedAndNothingKept(sign(finance, "other.example/ledger", opening("foreign")), RejectionCode.LEDGER_MISMATCH);
    }

    @Test
    void aPackOfSomebodyWithoutThePostIsNotKept() throws SQLException {
        refusedAndNothingKept(sign(auditor, TestLedger.NAME, opening("wrong-role")), RejectionCode.ROLE_MISSING);
    }

    @Test
    void aPackThatTheCommandDoesNotNameIsNotKept() throws SQLException {
        OpenProgramme other = new OpenProgramme(
                "other", "试点", "0".repeat(64), LocalDate.parse("2025-09-01"), LocalDate.parse("2027-06-30"));
        refusedAndNothingKept(sign(finance, TestLedger.NAME, other), RejectionCode.NOT_FOUND);
        refusedAndNothingKept(
                sign(
                        finance,
                        TestLedger.NAME,
                        new AppropriateFunds("nowhere", "central", Fen.ofWan(1), "文号〔2026〕1号", 2026)),
                RejectionCode.NOT_FOUND);
    }

    @Test
    void aPackOfAnAcceptedCommandIsKeptOnceAndItsProgrammeOpenedOnce() throws SQLException {
        long before = blobs();
        PolicyPack pack = pack("handan");
        assertThat(ledger.node().desk().submit(sign(finance, TestLedger.NAME, opening("handan", pack)), pack))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(blobs()).isEqualTo(before + 1);
        assertThat(ledger.submit(finance, opening("handan-again", pack)))
                .as("one programme under a pack")
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.rejection().code()).isEqualTo(RejectionCode.ALREADY_EXISTS));
        assertThat(blobs()).isEqualTo(before + 1);

        PolicyPack later = later();
        AmendProgramme amendment = new AmendProgramme("handan", PackShelf.digest(later), "《示例修订通知》");
        assertThat(ledger.node().desk().submit(sign(finance, TestLedger.NAME, amendment), pack))
                .as("another pack travels beside it than it names")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(blobs()).isEqualTo(before + 1);
        assertThat(ledger.node().desk().submit(sign(finance, TestLedger.NAME, amendment), later))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(blobs()).isEqualTo(before + 2);

        PolicyPack other = pack("other");
        assertThat(ledger.node().desk().submit(sign(finance, TestLedger.NAME, opening("handan", other)), other))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(blobs()).as("the programme is open already").isEqualTo(before + 2);
    }
}
