package org.mingzhang.tools.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.tools.SampleData;

/** What the story has on paper behind its figures. */
class DemoPapersTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate END = LocalDate.of(2027, 6, 30);

    private static InMemoryLedger tell(long seed, int enterprises) {
        InMemoryLedger ledger = new InMemoryLedger(PACK);
        DemoArguments arguments = new DemoArguments("handan-2025", seed, enterprises, END);
        new DemoRun(new DemoStory(arguments, PACK, InMemoryLedger.sm3(PACK)), ledger, 1).tell(done -> {});
        return ledger;
    }

    @Test
    void papersAreFilesThatAreMarkedAsInvented() throws IOException {
        InMemoryLedger ledger = tell(42, 60);
        List<Step> brought =
                ledger.steps().stream().filter(step -> step.paper() != null).toList();
        for (Step step : brought) {
            byte[] bytes = Objects.requireNonNull(step.paper()).open().readAllBytes();
            KeptPaper cited = cited(step.command());
            assertThat(cited.digest()).isEqualTo(Suite.SM3.hash(bytes).toString());
            assertThat(cited.sha256()).isEqualTo(Suite.SHA256.hash(bytes).toString());
            assertThat(cited.sizeBytes()).isEqualTo(bytes.length);
            assertThat(cited.fileName()).startsWith("示例");
            assertThat(new String(bytes, ISO_8859_1))
                    .contains(HexFormat.of().formatHex(SampleData.WORD.getBytes(UTF_16BE)));
        }
        assertThat(ledger.all(DocumentAttached.class).stream().filter(filed -> filed.proves() == null))
                .as("papers of the first cases")
                .hasSizeBetween(40, 120);
    }

    private static KeptPaper cited(LedgerCommand command) {
        return switch (command) {
            case AttachDocument c ->
                new KeptPaper(
                        c.fileName(),
                        c.digest(),
                        Objects.requireNonNull(c.sha256()),
                        Objects.requireNonNull(c.sizeBytes()),
                        Objects.requireNonNull(c.mediaType()));
            case AppropriateFunds c -> Objects.requireNonNull(c.paper());
            case ReceiveFunds c -> Objects.requireNonNull(c.paper());
            case AllocateBudget c -> Objects.requireNonNull(c.paper());
            case TransferBudget c -> Objects.requireNonNull(c.paper());
            case ReturnToTreasury c -> Objects.requireNonNull(c.paper());
            case ReuseRecovered c -> Objects.requireNonNull(c.paper());
            case ReceiveRecovery c -> Objects.requireNonNull(c.paper());
            default -> throw new AssertionError(command + " brings no paper");
        };
    }

    @Test
    void noFigureOfMoneyIsWithoutItsFile() {
        InMemoryLedger ledger = tell(1, 120);
        assertThat(ledger.entries().stream().map(Envelope::event).filter(WithPaper.class::isInstance))
                .filteredOn(event -> !(event instanceof BankAccountChanged))
                .allSatisfy(
                        event -> assertThat(CitedFile.of(event)).as("%s", event).hasSize(1))
                .hasAtLeastOneElementOfType(FundsAppropriated.class)
                .hasAtLeastOneElementOfType(FundsReceived.class)
                .hasAtLeastOneElementOfType(BudgetAllocated.class)
                .hasAtLeastOneElementOfType(FundsReturnedToTreasury.class)
                .hasAtLeastOneElementOfType(RecoveryReceived.class);
        assertThat(ledger.all(DocumentAttached.class).stream()
                        .map(DocumentAttached::proves)
                        .filter(Objects::nonNull)
                        .filter(proof -> proof.voucherNo() == null)
                        .map(PaymentProof::payment))
                .as("a receipt for each payment that a bank confirmed")
                .containsExactlyInAnyOrderElementsOf(ledger.all(PaymentConfirmed.class).stream()
                        .map(PaymentConfirmed::payment)
                        .toList());
    }
}
