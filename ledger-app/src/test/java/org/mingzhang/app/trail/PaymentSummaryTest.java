package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.dossier.TakenBack;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Trace.Line;
import org.mingzhang.view.trail.Trace.SignatureState;
import org.mingzhang.view.treasury.VoucherStandings;

/** Whoever asks who proposed a payment, who approved it and by which receipt it went reads it off the first lines. */
class PaymentSummaryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 28);

    private final List<Line> lines = new ArrayList<>();
    private final Map<Long, Entry> entries = new HashMap<>();

    private void entry(String actor, LedgerEvent event) {
        long position = lines.size();
        ActorRef by = new ActorRef(actor, "finance", "FINANCE", "0123456789abcdef");
        Instant at = Instant.parse("2026-04-28T01:00:00Z");
        StreamId stream = StreamId.award("HD-1");
        lines.add(new Line(
                position,
                "event",
                "某事。",
                by,
                actor,
                "财政局",
                null,
                at,
                DAY,
                null,
                null,
                stream.toString(),
                "c" + position,
                SignatureState.VALID,
                null,
                null));
        entries.put(
                position,
                new Entry(
                        position,
                        new Envelope(
                                "test", "e" + position, stream, position, at, DAY, by, null, null, null, null, event)));
    }

    private static PaymentOrdered ordered(String payment, long wan) {
        return new PaymentOrdered(
                payment,
                Fen.ofWan(wan),
                List.of(new Share("central", Fen.ofWan(wan))),
                new BankAccount("示例银行", "6200000000008859", "示例公司"));
    }

    @Test
    void whoDidWhatAndByWhichReceipt() {
        entry("经办", ordered("P1", 20));
        entry("经办", ordered("P2", 99));
        entry("审批", new PaymentApproved("P1"));
        entry("出纳", new PaymentConfirmed("P1", "示例银行", "HD/1"));
        PaymentSummary summary = PaymentSummary.of("P1", lines, entries, award -> Optional.empty())
                .orElseThrow();
        assertThat(summary.amount()).isEqualTo(Fen.ofWan(20));
        assertThat(summary.payee()).isEqualTo("示例公司（示例银行，尾号 8859）").doesNotContain("620000");
        assertThat(summary.steps())
                .extracting(step -> step.did() + " " + step.line().actorName())
                .containsExactly("提出 经办", "审批 审批", "确认拨付 出纳");
        assertThat(summary.papers()).singleElement().satisfies(paper -> {
            assertThat(paper.number()).isEqualTo("HD/1");
            assertThat(paper.path()).isEqualTo("/trail?kind=receipt&id=HD%2F1");
        });
    }

    @Test
    void whatIsToComeBackOfItsAwardIsToldToWhoSeesTheOrder() {
        Function<String, Optional<TakenBack>> back = award ->
                award.equals("HD-1") ? Optional.of(new TakenBack(Fen.ofWan(5), Fen.ofWan(2))) : Optional.empty();
        entry("审批", new PaymentApproved("P1"));
        assertThat(PaymentSummary.of("P1", lines, entries, back).orElseThrow().takenBack())
                .isNull();
        entry("经办", ordered("P1", 20));
        assertThat(PaymentSummary.of("P1", lines, entries, back).orElseThrow().takenBack())
                .satisfies(
                        it -> assertThat(Objects.requireNonNull(it).leftFen()).isEqualTo(Fen.ofWan(3)));
        assertThat(PaymentSummary.of("P1", lines, entries, award -> Optional.empty())
                        .orElseThrow()
                        .takenBack())
                .isNull();
    }

    @Test
    void whoMaySeeNothingOfItIsToldNothing() {
        assertThat(PaymentSummary.of("P1", List.of(), Map.of(), award -> Optional.empty()))
                .isEmpty();
        entry("经办", ordered("P2", 20));
        assertThat(PaymentSummary.of("P1", lines, entries, award -> Optional.empty()))
                .isEmpty();
    }

    private PaymentStanding standing(VoucherStandings.@Nullable PaymentStanding treasury, boolean held) {
        return PaymentStanding.of(
                PaymentSummary.of("P1", lines, entries, award -> Optional.empty())
                        .orElseThrow(),
                treasury,
                held);
    }

    @Test
    void howFarItIsAndWhoIsNextStandsInOneLine() {
        entry("经办", ordered("P1", 20));
        assertThat(standing(null, false)).satisfies(it -> {
            assertThat(it.state()).isEqualTo("已提出，待审批");
            assertThat(it.by().line().actorName()).isEqualTo("经办");
            assertThat(it.next()).startsWith("财政的另一人审批");
        });
        assertThat(standing(null, true).next()).startsWith("拨付已暂停，恢复以前不能办");
        entry("审批", new PaymentApproved("P1"));
        assertThat(standing(null, false).state()).isEqualTo("已审批，待银行回单");
        entry("出纳", new PaymentConfirmed("P1", "示例银行", "HD/1"));
        assertThat(standing(null, false).next()).isNull();
        assertThat(standing(VoucherStandings.PaymentStanding.AGREES, false).state())
                .isEqualTo("已拨付，与国库凭证相符");
        assertThat(standing(VoucherStandings.PaymentStanding.MISSING, false)).satisfies(it -> {
            assertThat(it.state()).startsWith("已拨付，未对上国库");
            assertThat(it.next()).contains("账实差异");
        });
        entry("出纳", new PaymentReturned("P1", "示例银行", "HD/2", "账户注销", null, null));
        assertThat(standing(VoucherStandings.PaymentStanding.MISSING, false).state())
                .as("what came back is not held against the treasury's vouchers")
                .startsWith("已退回");
    }

    @Test
    void whatWasCalledOffIsNotPaid() {
        entry("经办", ordered("P1", 20));
        entry("经办", new PaymentCancelled("P1", "填错", null));
        assertThat(standing(null, false).state()).isEqualTo("已撤销，没有付");
    }
}
