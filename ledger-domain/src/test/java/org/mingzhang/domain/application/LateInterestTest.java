package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Person;

/** An interest that an expert declares once the stage was passed on the scores: an objection, and if it is true, the stage anew. */
class LateInterestTest extends ExpertStage {
    @Test
    void anInterestDeclaredOnceTheStageIsPassedIsAnObjectionThatSomebodyAnswers() {
        pool(2);
        sheet("方案", "成效");
        scored(expert(1), 400, 400);
        scored(expert(2), 300, 300);
        given.after(expert(2), passing(700));
        Person third = new Person("expert-3", "school-3", Role.EXPERT, null);
        given.person(third);
        assertThat(given.when(third, conflict())
                        .accepted(ConflictDeclared.class)
                        .stage())
                .isNull();
        given.after(Person.ROSTER, new FileObjection(it.number(), "回避-expert-1", "占号"));
        given.after(Person.ROSTER, new ResolveObjection(it.number(), "回避-expert-1", false, "无事实"));
        Answer late = given.when(expert(1), conflict());
        assertThat(late.accepted(ConflictDeclared.class).stage()).isEqualTo(STAGE);
        String objection = late.accepted(ObjectionFiled.class).objection();
        given.after(Person.NOTICE, it.notice());
        given.later(10);
        given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.OBJECTION_OPEN);
        given.after(Person.ROSTER, new ResolveObjection(it.number(), objection, false, "经核与申报单位无利害关系"));
        given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).accepted();
    }

    @Test
    void aLateInterestThatIsFoundTrueOpensTheStageAgain() {
        pool(3);
        sheet("方案", "成效");
        scored(expert(1), 400, 400);
        scored(expert(2), 300, 300);
        given.after(expert(2), passing(700));
        given.after(Person.NOTICE, it.notice());
        String objection =
                given.when(expert(1), conflict()).accepted(ObjectionFiled.class).objection();
        given.later(10);
        ResolveObjection upheld = new ResolveObjection(it.number(), objection, true, "利害关系属实");
        assertThat(given.when(Person.ROSTER, upheld)
                        .accepted(StageReopened.class)
                        .stage())
                .isEqualTo(STAGE);
        given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.NOTICE, it.notice()).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(expert(1), new GiveScore(it.number(), STAGE, "方案", 400))
                .rejected(RejectionCode.CONFLICT_OF_INTEREST);
        given.when(expert(2), passing(700)).rejected(RejectionCode.WRONG_STATE);
        scored(expert(3), 200, 200);
        given.after(expert(2), passing(500));
        given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED)).rejected(RejectionCode.NOTICE_NOT_FINISHED);
        given.after(Person.NOTICE, it.notice());
        given.later(10);
        given.after(Person.NOTICE, it.stage("notice", Outcome.PASSED));
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).accepted();
    }

    @Test
    void anObjectionToTheCaseAsAWholeOpensNoStageAgain() {
        pool(2);
        given.after(expert(2), it.stage(STAGE, Outcome.PASSED));
        given.after(Person.ROSTER, new FileObjection(it.number(), "异议-1", "材料不实"));
        assertThat(given.when(Person.ROSTER, new ResolveObjection(it.number(), "异议-1", true, "属实"))
                        .accepted())
                .hasSize(1);
    }
}
