package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;

/** What becomes of an award when the facts that it rests on are corrected. */
class CorrectedAwardTest {
    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);

    private List<AwardDifference> differences(Set<String> corrected) {
        return given.ledger().recomputed(PROGRAMME, corrected).differences();
    }

    private void recognised(Fen amount) {
        corrections.corrected(
                corrections.position(AcceptanceAssessed.class),
                after -> after.put("recognisedInvestmentFen", amount.value()));
    }

    @Test
    void anApprovedOneDiffersUntilItIsReduced() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        Set<String> corrected = Set.of(it.number());
        assertThat(differences(corrected)).isEmpty();
        recognised(wan(20));
        assertThat(differences(corrected)).singleElement().satisfies(found -> {
            assertThat(found.application()).isEqualTo(it.number());
            assertThat(found.field()).isEqualTo("amountFen");
            assertThat(found.storedFen()).isEqualTo(wan(15));
            assertThat(found.recomputedFen()).isEqualTo(wan(10));
        });
        given.after(Person.APPROVER, new ReduceAward(it.number(), List.of(new Share("central", wan(5))), "更正", "核减1号"));
        assertThat(differences(corrected)).isEmpty();
    }

    @Test
    void aCalculatedOneIsCalculatedAnewBeforeItIsApproved() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        recognised(wan(20));
        given.when(Person.APPROVER, it.approval(wan(10))).rejected(RejectionCode.CHANGED_MEANWHILE);
        it.calculated();
        assertThat(it.award().calculated()).isNotNull().satisfies(calculated -> assertThat(calculated.ceilingFen())
                .isEqualTo(wan(10)));
    }

    @Test
    void whatIfTakesTheCorrectedEvidence() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        CaseBook before = book(Set.of(it.number()));
        recognised(wan(20));
        CaseBook after = book(Set.of(it.number()));
        assertThat(after.cases()).singleElement().satisfies(entry -> {
            assertThat(entry.progress()).isEqualTo(CaseBook.Progress.APPROVED);
            assertThat(entry.evidence()).isNotEqualTo(before.cases().getFirst().evidence());
        });
    }

    private CaseBook book(Set<String> corrected) {
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> Given.pack(), corrected);
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            book.take(i, log.get(i));
        }
        return book;
    }
}
