package org.mingzhang.view.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.expert.ExpertEvent.ExpertEnrolled;
import org.mingzhang.domain.expert.ExpertEvent.ExpertWithdrawn;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;

class PanelQueriesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String CASE = "PA-1";
    private static final StreamId STREAM = StreamId.application(CASE);
    private static final SigningKey KEY = SigningKey.generate(Algorithm.SM2);

    private TestDatabase database;
    private PanelQueries panels;
    private final Story story = new Story();

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        panels = new PanelQueries(database.source(), ViewSchema.LIVE);
        for (String letter : List.of("a", "b", "c", "d")) {
            story.on(
                    DAY,
                    StreamId.experts("HD"),
                    new ExpertEnrolled("Z-" + letter, "expert-" + letter, "专家" + letter, null, "某校", "制造", "文号"));
        }
        // The same numbers stand for other people in another programme.
        story.on(DAY, StreamId.experts("ZJK"), new ExpertEnrolled("Z-a", "stranger", "外人", null, "某校", "制造", "文号"));
        story.on(DAY, STREAM, submitted("HD"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static ApplicationSubmitted submitted(String programme) {
        return new ApplicationSubmitted(
                programme,
                "0".repeat(64),
                1,
                "HD-01",
                CaseStory.ENTERPRISE,
                "1",
                "130403",
                "示例改造",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private void told(ApplicationEvent... events) {
        for (ApplicationEvent event : events) {
            story.on(DAY, STREAM, event);
        }
    }

    private void drawn() {
        told(
                new DrawRequested("experts", 2, 1, null, List.of("Z-a", "Z-b", "Z-c", "Z-d"), List.of()),
                new ExpertsDrawn("experts", 1, 2, "0".repeat(64), List.of("Z-a", "Z-b"), List.of("Z-c")));
    }

    private void takeIn() {
        database.append(story.envelopes());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    private List<String> unscored(String actor) {
        return ViewSchema.LIVE.read(database.source(), connection -> PanelQueries.unscored(connection, actor));
    }

    @Test
    void whoWasDrawnSeesTheCaseAndNobodyElseDoes() {
        drawn();
        takeIn();
        assertThat(panels.casesOf("expert-a")).containsExactly(CASE);
        assertThat(panels.casesOf("expert-b")).containsExactly(CASE);
        assertThat(panels.casesOf("expert-c")).as("stands by").isEmpty();
        assertThat(panels.casesOf("expert-d")).as("was not drawn").isEmpty();
        assertThat(panels.casesOf("stranger"))
                .as("has the same number elsewhere")
                .isEmpty();
        assertThat(panels.casesOf("Z-a"))
                .as("a number in the pool is no person")
                .isEmpty();
        assertThat(unscored("expert-a")).containsExactly(CASE);
    }

    @Test
    void whoDeclaresAnInterestSeesNothingOfTheCaseAnyMoreAndTheReserveMovesUp() {
        drawn();
        told(new ConflictDeclared("expert-a", "专家a", "亲属任职", null));
        takeIn();
        assertThat(panels.casesOf("expert-a")).isEmpty();
        assertThat(panels.casesOf("expert-c")).containsExactly(CASE);
        assertThat(unscored("expert-c")).containsExactly(CASE);
    }

    @Test
    void whoLeftThePoolBeforeScoringSeesNothing() {
        drawn();
        story.on(DAY, StreamId.experts("HD"), new ExpertWithdrawn("Z-b", "调离", "文号"));
        takeIn();
        assertThat(panels.casesOf("expert-b")).isEmpty();
        assertThat(panels.casesOf("expert-c")).containsExactly(CASE);
    }

    @Test
    void aScoreEndsTheWaitUntilTheCaseComesBackChangedAndIsDrawnForAnew() {
        drawn();
        story.signedBy("expert-a", KEY);
        told(new ScoreGiven("experts", "专家a", "某校", "方案", 600));
        takeIn();
        assertThat(unscored("expert-a")).isEmpty();
        assertThat(unscored("expert-b")).containsExactly(CASE);
        Story later = Story.after(story.envelopes());
        later.on(DAY, STREAM, new MaterialsSupplemented("补正", List.of(), null, null));
        database.append(later.envelopes()
                .subList(story.envelopes().size(), later.envelopes().size()));
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        assertThat(unscored("expert-b")).as("nobody is drawn for the new round").isEmpty();
        assertThat(panels.casesOf("expert-b")).as("had no part in it").isEmpty();
        assertThat(panels.casesOf("expert-a")).as("scored it once").containsExactly(CASE);
    }
}
