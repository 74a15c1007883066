package org.mingzhang.view.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.budget.BudgetProjector;
import org.mingzhang.view.budget.SeededMoney;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;

class ProjectionInvokerIT {
    private TestDatabase database;
    private ProjectionRunner runner;
    private ProjectionInvoker invoker;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        ViewSchema.LIVE.migrate(database.source());
        database.append(SeededMoney.events(1, 30));
        runner = new ProjectionRunner(
                database.source(),
                ViewSchema.LIVE,
                new JdbcEntrySource(database.source()),
                List.of(new BudgetProjector()));
        invoker = new ProjectionInvoker(runner);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static TrackedEventMessage<?> at(long position) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event"));
    }

    private ResultMessage<?> process(Segment segment, TrackedEventMessage<?>... batch) {
        BatchingUnitOfWork<TrackedEventMessage<?>> unit = new BatchingUnitOfWork<>(List.of(batch));
        return unit.executeWithResult(() -> {
            invoker.handle(unit.getMessage(), segment);
            return null;
        });
    }

    @Test
    void aBatchOfTheProcessorIsTakenInUpToItsLastEvent() {
        assertThat(process(Segment.ROOT_SEGMENT, at(0), at(1), at(2)).isExceptional())
                .isFalse();
        assertThat(runner.position()).isEqualTo(2);
        process(Segment.ROOT_SEGMENT, at(3));
        assertThat(runner.position()).isEqualTo(3);
    }

    @Test
    void aTokenAheadOfTheReadModelsLeavesNothingOut() {
        process(Segment.ROOT_SEGMENT, at(20));
        assertThat(runner.position()).isEqualTo(20);
        assertThat(database.rows("SELECT count(DISTINCT position) > 10 FROM view.posting"))
                .containsExactly("t");
    }

    @Test
    void aTokenBehindTheReadModelsAppliesNothingTwice() {
        process(Segment.ROOT_SEGMENT, at(20));
        List<String> rows = database.rows("SELECT * FROM view.bucket ORDER BY 1, 2");
        process(Segment.ROOT_SEGMENT, at(5), at(6));
        assertThat(runner.position()).isEqualTo(20);
        assertThat(database.rows("SELECT * FROM view.bucket ORDER BY 1, 2")).isEqualTo(rows);
    }

    @Test
    void severalSegmentsAreRefusedSinceOrderCounts() {
        Segment half = Segment.ROOT_SEGMENT.split()[1];
        ResultMessage<?> result = process(half, at(0));
        assertThat(result.isExceptional()).isTrue();
        assertThat(result.exceptionResult()).hasMessageContaining("one segment");
        assertThat(runner.position()).isEqualTo(-1);
    }
}
