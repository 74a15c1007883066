package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Entry;
import org.mingzhang.domain.seal.NoteSigner;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** What a person reads of a receipt's entries. */
class ReceiptTextTest {
    private static final String LEDGER = "example.org/handan";
    private static final ActorRef CLERK = new ActorRef("li", "industry", "CITY_INDUSTRY", "k");
    private static final BudgetAllocated ALLOCATED =
            new BudgetAllocated("central", "renovation", Fen.ofWan(20), "分配1号", 2026);

    private static SignedNote note(Suite suite, Algorithm algorithm) {
        return NoteSigner.ofLog(suite, LEDGER, SigningKey.generate(algorithm))
                .sign(new Checkpoint(suite.origin(LEDGER), 9, suite.emptyRoot()));
    }

    private static String told(StreamId stream, LedgerEvent event, ActorRef actor, @Nullable LocalDate businessDate) {
        Envelope envelope = new Envelope(
                LEDGER,
                "command-1.0",
                stream,
                0,
                Instant.parse("2026-03-04T16:12:33.456Z"),
                businessDate,
                actor,
                null,
                "command-1",
                null,
                event);
        Receipt receipt = new Receipt(
                LEDGER,
                List.of(new ReceiptEntry(new Entry(7, EventCodec.encode(envelope)), List.of(), List.of())),
                note(Suite.SM3, Algorithm.SM2),
                note(Suite.SHA256, Algorithm.ED25519));
        StringWriter out = new StringWriter();
        new ReceiptText(receipt, ZoneId.of("Asia/Shanghai")).print(new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void anEntryIsToldAsOfficialsWriteIt() {
        assertThat(told(StreamId.programme("handan-2025"), ALLOCATED, CLERK, LocalDate.of(2026, 3, 5)))
                .isEqualTo("""
                        所载账目（北京时间）：
                          序号 7　记账 2026年3月5日 00:12:33　试点专项 handan-2025　经办人 li（单位 industry，岗位 市工信）
                            将中央财政奖补资金20万元分配到科目“数字化改造”（分配1号）。
                          其中方向、科目、环节等的名称照本程序自带的政策包 handan-2025，回执只载其编号
                        """);
    }

    @Test
    void anotherBusinessDateIsToldBesideTheRecordTime() {
        assertThat(told(
                        StreamId.application("HD-2026-0001"),
                        new StageDecided("county", Outcome.PASSED, 875, "同意"),
                        CLERK,
                        LocalDate.of(2026, 3, 4)))
                .contains("　业务日期 2026年3月4日，记账 2026年3月5日 00:12:33　申报 HD-2026-0001　")
                .contains("    county通过，87.5 分，意见：同意。")
                .as("of several packs none is guessed: the ids stay")
                .doesNotContain("自带的政策包");
    }

    @Test
    void namesOfAnotherPackAreNotMadeUp() {
        assertThat(told(StreamId.programme("elsewhere-2026"), ALLOCATED, CLERK, LocalDate.of(2026, 3, 5)))
                .contains("将central20万元分配到科目“renovation”（分配1号）。")
                .doesNotContain("自带的政策包");
    }

    @Test
    void whatTheLedgerRecordsOfItselfIsNobodysDoing() {
        assertThat(told(
                        StreamId.parse("ledger/roots"),
                        new RootsRecorded(5, "a".repeat(64), "b".repeat(64)),
                        new ActorRef("ledger", "ledger", "LEDGER", "k"),
                        null))
                .contains("　账本自记\n    记录账本前 5 条账目的根摘要：");
    }
}
