package org.mingzhang.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** An amendment in a real store finds the cases that came in before it, and counts them in its own append. */
class EarlierCasesIT {
    private static final String CODE = code(1);
    private static final String OTHER = code(2);

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer city = Signer.of("city", Role.CITY_INDUSTRY);
    private final Signer applicant = applicant("applicant", CODE);
    private final Signer other = applicant("other", OTHER);

    private static String code(int n) {
        String first = String.format("91130402MA%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    private static Signer applicant(String id, String code) {
        return new Signer(id, code, Role.APPLICANT, SigningKey.generate(Algorithm.SM2));
    }

    private static SubmitApplication submission(String number, String direction, String code) {
        return new SubmitApplication(
                number, "handan", direction, code, "示例申报", null, null, 1, null, null, null, List.of(), null, null, null,
                null);
    }

    private static PolicyPack amending(PolicyPack pack) {
        return PackReader.read(new String(pack.bytes().toArray(), UTF_8)
                .replace(
                        "version: 1\n",
                        "version: 2\namends: {from: 2099-01-01, transition: submitted, text: 示例, proposed: 示例}\n")
                .replace("  HD-06:\n", "  HD-06:\n    quota: {most: 1, per: applicant, at: submission, proposed: 示例}\n")
                .getBytes(UTF_8));
    }

    private static void accepted(TestLedger ledger, Signer signer, LedgerCommand command) {
        assertThat(ledger.submit(signer, command)).isInstanceOf(Outcome.Accepted.class);
    }

    private static Outcome bringing(TestLedger ledger, Signer signer, LedgerCommand command, PolicyPack pack) {
        return ledger.node()
                .desk()
                .submit(
                        CommandDraft.of(command, null, null)
                                .sign(
                                        TestLedger.NAME,
                                        ledger.node().clock().now(),
                                        new ActorRef(
                                                signer.actor(),
                                                signer.org(),
                                                signer.role().name(),
                                                signer.key().verifyingKey().keyId()),
                                        signer.key()),
                        pack);
    }

    private static void enterprise(TestLedger ledger, Signer city, String code) {
        Details details = new Details(
                "示例企业" + code,
                Kind.ENTERPRISE,
                "130402",
                null,
                null,
                null,
                true,
                null,
                50,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        accepted(
                ledger,
                city,
                new RegisterEnterprise(code, details, new BankAccount("示例银行", "6200000000001234", details.name())));
        accepted(ledger, city, new AdmitEnterprise(code, "handan", "1", "名单〔2026〕1号"));
    }

    private static List<CaseNoted> noted(TestLedger ledger, String code) {
        return ledger.store().log().stream(new StreamRef("enterprise", code), 0).stream()
                .map(entry -> entry.requireSealed().envelope().event())
                .filter(CaseNoted.class::isInstance)
                .map(CaseNoted.class::cast)
                .toList();
    }

    @Test
    void whoCameInBeforeIsCountedInTheAppendOfTheAmendment(@TempDir Path home) {
        try (TestLedger ledger = TestLedger.begin(home, admin)) {
            for (Signer person : List.of(city, applicant, other)) {
                ledger.arrives(person);
            }
            PolicyPack pack = Packs.builtIn("handan-2025");
            LocalDate from = LocalDate.parse("2025-09-01");
            assertThat(bringing(
                            ledger,
                            city,
                            new OpenProgramme("handan", "试点", PackShelf.digest(pack), from, from.plusYears(2)),
                            pack))
                    .isInstanceOf(Outcome.Accepted.class);
            enterprise(ledger, city, CODE);
            enterprise(ledger, city, OTHER);
            accepted(ledger, applicant, submission("A-1", "HD-06", CODE));
            accepted(ledger, other, submission("A-2", "HD-01", OTHER));
            assertThat(noted(ledger, CODE)).isEmpty();

            PolicyPack next = amending(pack);
            AmendProgramme amendment = new AmendProgramme("handan", PackShelf.digest(next), "《示例修订通知》");
            assertThat(bringing(ledger, city, amendment, next)).isInstanceOf(Outcome.Accepted.class);
            assertThat(noted(ledger, CODE))
                    .containsExactly(new CaseNoted("handan", "A-1", "HD-06", CaseRole.APPLICANT, CaseState.SUBMITTED));
            assertThat(noted(ledger, OTHER)).isEmpty();
        }
    }
}
