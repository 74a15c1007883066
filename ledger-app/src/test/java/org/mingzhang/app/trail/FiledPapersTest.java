package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;

/** Which files are those of a voucher: its own, and no other's. */
class FiledPapersTest {
    private final List<Entry> entries = new ArrayList<>();

    private void entry(StreamId stream, LedgerEvent event) {
        long at = entries.size();
        ActorRef by = new ActorRef("某人", "finance", "FINANCE", "0123456789abcdef");
        entries.add(new Entry(
                at,
                new Envelope(
                        "test",
                        "e" + at,
                        stream,
                        at,
                        Instant.parse("2026-04-28T01:00:00Z"),
                        LocalDate.of(2026, 4, 28),
                        by,
                        null,
                        null,
                        null,
                        null,
                        event)));
    }

    private static DocumentAttached file(
            String name,
            String digit,
            @Nullable String contract,
            @Nullable String invoice,
            @Nullable PaymentProof proves) {
        return new DocumentAttached(
                name,
                name + ".pdf",
                DigestAlgorithm.SM3,
                digit.repeat(64),
                null,
                null,
                null,
                null,
                null,
                null,
                contract,
                invoice,
                digit.repeat(64),
                9,
                "application/pdf",
                null,
                proves);
    }

    private static List<String> names(FiledPapers filed) {
        return filed.papers().stream()
                .map(paper -> paper.document() + (paper.kept() ? "" : "（未入库）"))
                .toList();
    }

    private FiledPapers of(Kind kind, String id) {
        return FiledPapers.of(new Subject(kind, id), Role.FINANCE, entries);
    }

    @Test
    void eachVoucherHasItsOwn() {
        StreamId stream = StreamId.application("A-1");
        entry(stream, file("合同", "a", "HT-1", null, null));
        entry(stream, file("发票", "b", "HT-1", "FP-1", null));
        entry(stream, file("银行回单", "c", null, null, new PaymentProof("P-1", null)));
        entry(stream, file("国库凭证", "d", null, null, new PaymentProof("P-1", "GK-1")));
        entry(stream, file("他笔回单", "e", null, null, new PaymentProof("P-2", null)));
        assertThat(names(of(Kind.CONTRACT, "HT-1"))).containsExactly("合同");
        assertThat(names(of(Kind.INVOICE, "FP-1"))).containsExactly("发票");
        assertThat(names(of(Kind.PAYMENT, "P-1"))).containsExactly("银行回单", "国库凭证");
        assertThat(names(of(Kind.VOUCHER, "GK-1"))).containsExactly("国库凭证");
        assertThat(names(of(Kind.VOUCHER, "P-1"))).isEmpty();
    }

    @Test
    void aReturnNamesItsOwnFileToo() {
        DocumentRef named = new DocumentRef("退回回单", "退回.pdf", "f".repeat(64));
        entry(StreamId.award("A-1"), new PaymentReturned("P-1", "示例银行", "TH-1", "户名不符", null, List.of(named)));
        assertThat(names(of(Kind.PAYMENT, "P-1"))).containsExactly("退回回单（未入库）");
        assertThat(of(Kind.PAYMENT, "P-1").attach()).contains("proves.payment=P-1");
        entry(StreamId.application("A-1"), file("退回回单", "f", null, null, new PaymentProof("P-1", null)));
        assertThat(names(of(Kind.PAYMENT, "P-1"))).containsExactly("退回回单");
    }

    @Test
    void whatTheConfirmationNamesIsWantingUntilItComesIn() {
        DocumentRef named = new DocumentRef("银行回单", "回单.pdf", "c".repeat(64));
        entry(StreamId.award("A-1"), new PaymentConfirmed("P-1", "示例银行", "HD-1", List.of(named)));
        assertThat(names(of(Kind.PAYMENT, "P-1"))).containsExactly("银行回单（未入库）");
        assertThat(names(of(Kind.PAYMENT, "P-2"))).isEmpty();
        entry(StreamId.application("A-1"), file("银行回单", "c", null, null, new PaymentProof("P-1", null)));
        assertThat(names(of(Kind.PAYMENT, "P-1"))).containsExactly("银行回单");
    }

    @Test
    void whoPaysIsOfferedAPlaceForItOnceItIsPaid() {
        assertThat(of(Kind.PAYMENT, "P/1").attach()).isNull();
        entry(StreamId.award("A-1"), new PaymentConfirmed("P/1", "示例银行", "HD-1"));
        assertThat(of(Kind.PAYMENT, "P/1").attach())
                .isEqualTo("/do/application.attach-document?application=A-1&proves.payment=P%2F1");
        assertThat(FiledPapers.of(new Subject(Kind.PAYMENT, "P/1"), Role.APPLICANT, entries)
                        .attach())
                .isNull();
    }
}
