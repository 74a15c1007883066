package org.mingzhang.domain.imports;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.PastBook;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.imports.ImportCommand.ReviewImport;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;

/** What one person imported as old records carries nothing before another person agrees to it. */
class ImportReviewTest {
    private final Given given = Given.budget();
    private final Case it = given.pilot("1").submitted();

    private Answer review(Person by, boolean agreed, long events, long breaching) {
        return given.when(
                by, new ReviewImport("import-0123456789abcdef", agreed, "逐行对过原件", PastBook.DIGEST, events, breaching));
    }

    private Answer calculation() {
        return given.when(Person.CALCULATOR, new CalculateAward(it.number()));
    }

    @Test
    void whoImportedDoesNotReviewAndWhoAgreesHasSeenWhatItCameTo() {
        PastBook.about(given, it);
        review(Person.BUDGET, true, 1, 0).rejected(RejectionCode.SAME_PERSON);
        review(Person.COUNTY, true, 1, 0).rejected(RejectionCode.ROLE_MISSING);
        review(Person.AUDITOR, true, 1, 0).rejected(RejectionCode.ROLE_MISSING);
        review(Person.REVIEWER, true, 2, 0).rejected(RejectionCode.CHANGED_MEANWHILE);
        review(Person.REVIEWER, true, 1, 1).rejected(RejectionCode.CHANGED_MEANWHILE);
        given.when(Person.REVIEWER, new ReviewImport("import-0123456789abcdef", true, "对过", "1".repeat(64), 1, 0))
                .rejected(RejectionCode.CHANGED_MEANWHILE);
        calculation().rejected(RejectionCode.IMPORT_NOT_REVIEWED);
        review(Person.REVIEWER, true, 1, 0).accepted();
        review(Person.REVIEWER, true, 1, 0).rejected(RejectionCode.WRONG_STATE);
        // From here the case's own state decides.
        calculation().rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void whatIsNotAgreedToCarriesNothingUntilSomebodyAgrees() {
        PastBook.about(given, it);
        review(Person.REVIEWER, false, 1, 0).accepted();
        calculation().rejected(RejectionCode.IMPORT_NOT_REVIEWED);
        review(Person.REVIEWER, true, 1, 0).accepted();
        calculation().rejected(RejectionCode.WRONG_STATE);
    }

    /** Who agreed may be one of those who paid what it proves: a third person may stand for it, and nobody takes it back. */
    @Test
    void whatSomebodyAgreedToAnotherPersonMayAgreeToAsWell() {
        PastBook.about(given, it);
        review(Person.REVIEWER, true, 1, 0).accepted();
        review(Person.ORDERER, false, 1, 0).rejected(RejectionCode.WRONG_STATE);
        review(Person.ORDERER, true, 1, 0).accepted();
        review(Person.ORDERER, true, 1, 0).rejected(RejectionCode.WRONG_STATE);
        review(Person.BUDGET, true, 1, 0).rejected(RejectionCode.SAME_PERSON);
    }

    /** What is decided now holds without a review; statements in it may need somebody who paid nothing to stand for them. */
    @Test
    void whatIsImportedAsOfTodayMayBeReviewedToo() {
        PastBook.started(given, Mode.LIVE).completed();
        review(Person.REVIEWER, true, 1, 0).accepted();
        review(Person.BUDGET, true, 1, 0).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void nothingIsReviewedThatIsNotThereOrNotOver() {
        review(Person.REVIEWER, true, 0, 0).rejected(RejectionCode.NOT_FOUND);
        PastBook.started(given, Mode.LIVE);
        review(Person.REVIEWER, true, 0, 0).rejected(RejectionCode.WRONG_STATE);
        Given other = Given.budget();
        PastBook.started(other, Mode.HISTORY);
        other.when(Person.REVIEWER, new ReviewImport("import-0123456789abcdef", true, "对过", PastBook.DIGEST, 0, 0))
                .rejected(RejectionCode.WRONG_STATE);
    }

    /** An attack: a typed row changes the account, and the money follows it. */
    @Test
    void nothingIsPaidToAnAccountThatOnePersonImportedAndNotByWhoImportedIt() {
        Case granted = given.pilot("1").accepted(2, Fen.ofWan(40)).awarded();
        BankAccount other =
                new BankAccount("示例银行", "6222000000000000001", granted.account().holder());
        PastBook.saying(given, StreamId.enterprise(granted.code()), new BankAccountChanged(other, "更换账户"));
        OrderPayment order = new OrderPayment(granted.number(), "ZF-9", Fen.ofWan(10), null, other, null, null, null);
        given.when(Person.ORDERER, order).rejected(RejectionCode.IMPORT_NOT_REVIEWED);
        review(Person.REVIEWER, true, 1, 0).accepted();
        given.when(Person.BUDGET, order).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ORDERER, order).accepted();
    }

    /** An attack: a typed row says that there is more money. */
    @Test
    void nothingIsPromisedWhileMoneyStandsOnOneSignature() {
        Case reviewed = given.pilot("1").accepted(2, Fen.ofWan(40)).reviewed();
        Fen ceiling = Objects.requireNonNull(reviewed.award().calculated()).ceilingFen();
        PastBook.saying(
                given,
                StreamId.programme(Given.PROGRAMME),
                new FundsAppropriated("central", Fen.ofWan(5_000), "示例文号", 2026));
        given.when(Person.APPROVER, reviewed.approval(ceiling)).rejected(RejectionCode.IMPORT_NOT_REVIEWED);
        review(Person.REVIEWER, true, 1, 0).accepted();
        given.when(Person.APPROVER, reviewed.approval(ceiling)).accepted();
    }
}
