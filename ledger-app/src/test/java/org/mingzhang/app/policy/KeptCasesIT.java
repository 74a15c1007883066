package org.mingzhang.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;

/** The cases of a programme are read once, and then only what has been recorded since. */
class KeptCasesIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    @Test
    void theNextQuestionReadsOnlyWhatIsNewUnlessACorrectionTouchesOtherAwards(@TempDir Path home) {
        try (TwoCounties ledger = new TwoCounties(home)) {
            ledger.openProgramme(PACK);
            PolicyQueries queries = new PolicyQueries(ledger.ledger().store().log(), sm3 -> PACK);
            PolicyQueries.Kept kept = new PolicyQueries.Kept();
            PolicyQueries.Cases first = asked(queries, kept);
            assertThat(numbers(first.book())).doesNotContain("APP-LATER");

            ledger.stray("programme", "APP-LATER", "HD-01", PackShelf.digest(PACK));
            PolicyQueries.Cases second = asked(queries, kept);
            PolicyQueries.Cases anew = asked(queries, new PolicyQueries.Kept());
            assertThat(second.book()).isSameAs(first.book());
            assertThat(second.asOfPosition())
                    .isEqualTo(first.asOfPosition() + 1)
                    .isEqualTo(anew.asOfPosition());
            assertThat(numbers(second.book())).contains("APP-LATER").isEqualTo(numbers(anew.book()));

            ledger.entry(StreamId.correction("GZ-1"), new CorrectionApproved(List.of("APP-NEAR"), null));
            PolicyQueries.Cases third = asked(queries, kept);
            assertThat(third.book()).isNotSameAs(first.book());
            assertThat(third.corrected()).containsExactly("APP-NEAR");
            assertThat(asked(queries, kept).book()).isSameAs(third.book());
        }
    }

    private static PolicyQueries.Cases asked(PolicyQueries queries, PolicyQueries.Kept kept) {
        return queries.cases("programme", kept, position -> {}).orElseThrow();
    }

    private static List<String> numbers(CaseBook book) {
        return book.cases().stream().map(CaseBook.Entry::number).toList();
    }
}
