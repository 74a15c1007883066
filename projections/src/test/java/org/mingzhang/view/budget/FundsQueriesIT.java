package org.mingzhang.view.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.budget.FundsView.Movement;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;

/** Where money came from, document by document, after documents were put right. */
class FundsQueriesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final StreamId PROGRAMME = StreamId.programme("HD");
    private static final Fen AMOUNT = Fen.ofWan(10_000);

    private final Story story = new Story();
    private TestDatabase database;
    private long received;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        story.on(DAY, PROGRAMME, new ProgrammeOpened("试点", "pack", 1, "ab".repeat(32), DAY, DAY.plusYears(1)));
        story.on(DAY, PROGRAMME, new FundsAppropriated("central", AMOUNT, "财1", 2026));
        received = story.position();
        story.on(DAY, PROGRAMME, arrival("财2"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static FundsReceived arrival(String documentNo) {
        return new FundsReceived("central", AMOUNT, documentNo, 2026, null);
    }

    private void corrected(
            FundsReceived before, @Nullable FundsReceived after, String by, @Nullable LocalDate openFrom) {
        story.on(
                DAY.plusDays(40),
                PROGRAMME,
                new Corrected(
                        by,
                        PROGRAMME.toString(),
                        received,
                        "programme.funds-received",
                        1,
                        Correctable.before(before),
                        after == null ? null : Correctable.before(after),
                        DAY,
                        null,
                        "文号抄错",
                        by,
                        "someone",
                        List.of(),
                        openFrom));
    }

    private List<Movement> arrivals() {
        database.append(story.envelopes());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        return new FundsQueries(database.source(), ViewSchema.LIVE, position -> story.envelopes()
                        .get(Math.toIntExact(position))
                        .event())
                .funds("HD", null).orElseThrow().movements().stream()
                        .filter(one -> one.type().equals("programme.funds-received"))
                        .toList();
    }

    @Test
    void aCorrectedDocumentIsShownOnceUnderItsCorrectedNumber() {
        corrected(arrival("财2"), arrival("财2改"), "更正1号", null);
        corrected(arrival("财2改"), arrival("财2再改"), "更正2号", null);
        assertThat(arrivals())
                .extracting(
                        Movement::documentNo,
                        Movement::amountFen,
                        Movement::corrects,
                        Movement::correctedBy,
                        Movement::on)
                .containsExactly(tuple("财2再改", AMOUNT, true, "更正2号", DAY));
    }

    @Test
    void whatWasUndoneStaysBesideWhatTookItBackUnderItsOwnNumber() {
        corrected(arrival("财2"), null, "更正1号", null);
        assertThat(arrivals())
                .extracting(Movement::documentNo, Movement::amountFen, Movement::correctedBy)
                .containsExactly(tuple("财2", AMOUNT, null), tuple("财2", AMOUNT.negated(), "更正1号"));
    }

    /** The closed month keeps what it came to; each line in the open one says which document it is of. */
    @Test
    void whatIsPutRightInAnotherMonthStaysWithWhatTookItBack() {
        LocalDate open = DAY.plusDays(40).withDayOfMonth(1);
        corrected(arrival("财2"), arrival("财2改"), "更正1号", open);
        assertThat(arrivals())
                .extracting(Movement::documentNo, Movement::amountFen, Movement::on)
                .containsExactly(
                        tuple("财2", AMOUNT, DAY), tuple("财2", AMOUNT.negated(), open), tuple("财2改", AMOUNT, open));
    }
}
