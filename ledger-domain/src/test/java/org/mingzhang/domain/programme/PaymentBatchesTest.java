package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;

/** Batch files: which payments left in which, and that none leaves twice unnoticed. */
class PaymentBatchesTest {
    private static final String FILE = "a".repeat(64);

    private final Given given = Given.budget();

    @BeforeEach
    void promised() {
        given.pilot("1").accepted(2, wan(40)).awarded();
    }

    private static ExportPaymentBatch batch(
            List<String> payments, @Nullable List<String> again, @Nullable String reason) {
        return new ExportPaymentBatch(PROGRAMME, FILE, payments.size(), wan(1), null, payments, again, reason);
    }

    private static ExportPaymentBatch batch(String... payments) {
        return batch(List.of(payments), null, null);
    }

    /** An attack: the same payment in two files. */
    @Test
    void aPaymentThatLeftInAFileIsRefusedInAnother() {
        assertThat(given.when(Person.BUDGET, batch("P-1", "P-2"))
                        .accepted(PaymentBatchExported.class)
                        .payments())
                .containsExactly("P-1", "P-2");
        Rejection no = given.when(Person.BUDGET, batch("P-3", "P-2")).rejected(RejectionCode.WRONG_STATE);
        assertThat(no.facts()).containsEntry("payment", Scalar.of("P-2"));
        assertThat(String.valueOf(no.facts().get("state"))).contains("已在批次文件中导出");
        given.when(Person.BUDGET, batch("P-3")).accepted();
    }

    /** An attack: what left is called off and ordered anew under another number, by one person. */
    @Test
    void whoOrderedWhatLeftDoesNotCallItOff() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        it.ordered("P-8", wan(1)).ordered("P-9", wan(1)).released("P-9");
        given.after(Person.BUDGET, batch("P-9"));
        given.when(Person.ORDERER, new CancelPayment(it.number(), "P-9", "改号")).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ORDERER, new CancelPayment(it.number(), "P-8", "改号")).accepted();
        given.when(Person.RELEASER, new CancelPayment(it.number(), "P-9", "未支付"))
                .accepted();
    }

    @Test
    void itLeavesAgainWithAReasonThatIsOnRecord() {
        given.after(Person.BUDGET, batch("P-1", "P-2"));
        ExportPaymentBatch again = batch(List.of("P-2", "P-3"), List.of("P-2"), "国库未收到上一份文件");
        PaymentBatchExported event = given.when(Person.BUDGET, again).accepted(PaymentBatchExported.class);
        assertThat(event.again()).containsExactly("P-2");
        assertThat(event.reason()).isEqualTo("国库未收到上一份文件");
        given.when(Person.BUDGET, batch("P-3")).rejected(RejectionCode.WRONG_STATE);
    }

    /** What takes the place of an order that left and was called off leaves with a reason, though it never left itself. */
    @Test
    void whatNeverLeftMayHaveAReasonToo() {
        assertThat(given.when(Person.BUDGET, batch(List.of("P-1"), List.of("P-1"), "原拨付已撤销，国库未支付"))
                        .accepted(PaymentBatchExported.class)
                        .again())
                .containsExactly("P-1");
    }

    @Test
    void aBatchNamesEachOfItsPaymentsOnceAndIsOfBoundedSize() {
        assertThatThrownBy(() -> new ExportPaymentBatch(PROGRAMME, FILE, 2, wan(1), null, List.of("P-1"), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch("P-1", "P-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch(List.of("P-1"), List.of("P-2"), "再导"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch(List.of("P-1"), List.of("P-1"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch(List.of("P-1"), null, "再导")).isInstanceOf(IllegalArgumentException.class);
        List<String> most = IntStream.range(0, ExportPaymentBatch.MOST_PAYMENTS)
                .mapToObj(n -> "P-" + n)
                .toList();
        assertThat(batch(most, null, null).payments()).hasSize(300);
        assertThat(ExportPaymentBatch.fits(Collections.nCopies(301, "P"))).isFalse();
        assertThat(ExportPaymentBatch.fits(Collections.nCopies(300, "拨付编号".repeat(4))))
                .as("the bytes of names count as well")
                .isFalse();
    }
}
