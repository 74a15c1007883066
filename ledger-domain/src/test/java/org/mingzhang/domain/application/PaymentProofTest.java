package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Papers;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.ParameterValues;

/** The bank's receipt and the treasury's voucher as files: filed with the payment that they prove, by who pays. */
class PaymentProofTest {
    private final Given given = Given.budget();

    private Case awarded() {
        return given.pilot("1").accepted(2, Given.wan(40)).awarded();
    }

    private Case paid() {
        return awarded().paid("P-1", Given.wan(10));
    }

    @Test
    void isKeptWithThePaymentThatItProves() {
        Case it = paid();
        DocumentAttached filed = given.when(Person.RECEIPTS, Papers.proof(it, "P-1", "GK-1", "a"))
                .accepted(DocumentAttached.class);
        assertThat(filed.proves()).isEqualTo(new PaymentProof("P-1", "GK-1"));
        assertThat(CitedFile.of(filed)).as("verification reads it again").containsExactly(filed.file());
        given.when(Person.RECEIPTS, Papers.proof(it, "P-1", "GK-1", "a")).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void comesOnlyOnceTheBankHasPaid() {
        Case it = awarded();
        given.when(Person.RECEIPTS, Papers.proof(it, "P-1", null, "a")).rejected(RejectionCode.NOT_FOUND);
        it.ordered("P-1", Given.wan(10));
        given.when(Person.RECEIPTS, Papers.proof(it, "P-1", null, "a")).rejected(RejectionCode.WRONG_STATE);
        it.released("P-1");
        given.when(Person.RECEIPTS, Papers.proof(it, "P-1", null, "a")).rejected(RejectionCode.WRONG_STATE);
        it.confirmed("P-1");
        given.when(Person.RECEIPTS, Papers.proof(it, "P-1", null, "a")).accepted();
        given.after(Person.RECEIPTS, new ReturnPayment(it.number(), "P-1", "示例银行", "退-1", "账户已销户"));
        // What proves that it came back.
        given.when(Person.RECEIPTS, Papers.proof(it, "P-1", null, "b")).accepted();
    }

    @Test
    void neitherWhoIsPaidNorACountyFilesIt() {
        Case it = paid();
        for (Person other : List.of(it.applicant(), Person.COUNTY, Person.AUDITOR, Person.EXPERT)) {
            given.when(other, Papers.proof(it, "P-1", null, "a")).rejected(RejectionCode.ROLE_MISSING);
        }
        // Papers of the case are none of finance's.
        given.when(Person.RECEIPTS, Papers.file(it, "合同", "合同.pdf", "a", 1)).rejected(RejectionCode.ROLE_MISSING);
    }

    /** Somebody who orders the next payment may have filed the last one's receipt: nothing was examined by that. */
    @Test
    void whoFilesItHasReviewedNothing() {
        Case it = paid();
        given.after(Person.DECISION, Papers.proof(it, "P-1", null, "a"));
        given.after(Person.ORDERER, Papers.proof(it, "P-1", null, "b"));
        given.when(Person.ORDERER, it.order("P-2", Given.wan(1))).accepted();
    }

    @Test
    void standsInForNoPaperThatTheNoticeAsksForWhateverItIsCalled() {
        Case it = paid();
        AttachDocument licence = Papers.proof(it, "P-1", null, "a");
        AttachDocument disguised = new AttachDocument(
                licence.application(),
                "营业执照复印件",
                licence.fileName(),
                licence.algorithm(),
                licence.digest(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                licence.sha256(),
                licence.sizeBytes(),
                licence.mediaType(),
                null,
                licence.proves());
        given.after(Person.RECEIPTS, disguised);
        Checklist checklist = Checklist.of(
                (Application) given.ledger().state(StreamId.application(it.number())),
                DocumentRulesTest.LISTING,
                ParameterValues.defaults(DocumentRulesTest.LISTING));
        assertThat(checklist.lines())
                .filteredOn(line -> line.name().equals("营业执照复印件"))
                .extracting(Checklist.Line::listed, Checklist.Line::state)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line.toList().get(1)).isEqualTo(Checklist.State.MISSING),
                        line -> assertThat(line.toList().get(0)).isNull());
    }

    @Test
    void theConfirmationSaysWhichFileItRestsOn() {
        Case it = awarded().ordered("P-1", Given.wan(10)).released("P-1");
        List<DocumentRef> files = List.of(new DocumentRef("银行回单", "回单.pdf", "a".repeat(64)));
        assertThat(given.when(Person.RECEIPTS, new ConfirmPayment(it.number(), "P-1", "示例银行", "HD-1", files))
                        .accepted(PaymentConfirmed.class)
                        .documents())
                .isEqualTo(files);
    }
}
