package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.Story.Stages;

/** An application's way through its stages, written onto a lane act by act. */
final class Review {
    private final Lane lane;
    private final Stages stages;
    private final String programme;
    private final String number;
    private final Firm firm;
    private final int n;
    private final SignedLists lists;

    /**
     * A review that has not begun.
     *
     * @param n decides which of several officials takes it
     */
    Review(Lane lane, Stages stages, String programme, String number, Firm firm, int n, SignedLists lists) {
        this.lists = lists;
        this.lane = lane;
        this.stages = stages;
        this.programme = programme;
        this.number = number;
        this.firm = firm;
        this.n = n;
    }

    /** What is applied for, beside who applies. */
    record Request(
            String direction,
            String title,
            @Nullable Fen requested,
            @Nullable Fen planned,
            @Nullable Integer levelBefore,
            @Nullable String honour,
            @Nullable String product) {}

    void submitted(Request request) {
        lane.does(
                firm.applicant(),
                new SubmitApplication(
                        number,
                        programme,
                        request.direction,
                        firm.code(),
                        request.title,
                        request.requested,
                        request.planned,
                        request.levelBefore,
                        request.honour,
                        request.product,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null));
    }

    void withdrawn() {
        lane.within(2, 4).does(firm.applicant(), new WithdrawApplication(number, "企业调整投资计划，申请撤回（示例）"));
    }

    void sentBackAndSupplemented() {
        lane.within(1, 3).does(reviewer(), stage(stages.papers(), Outcome.RETURNED, null, "改造方案缺少场景清单，请补正（示例）"));
        lane.within(2, 5).does(firm.applicant(), new SupplementMaterials(number, "已补充场景清单和报价明细（示例）", List.of()));
    }

    /** A reviewer of another county tries. */
    void triedByAnotherCounty(String otherCounty) {
        lane.within(1, 2)
                .tries(
                        RejectionCode.SCOPE_EXCEEDED,
                        Cast.county(otherCounty, 0),
                        stage(stages.papers(), Outcome.PASSED, null, "材料齐全（示例）"));
    }

    void notRecommended() {
        lane.within(1, 3).does(reviewer(), stage(stages.papers(), Outcome.REJECTED, null, "企业近一年停产，不予推荐（示例）"));
    }

    void recommended() {
        lane.within(1, 3).does(reviewer(), stage(stages.papers(), Outcome.PASSED, null, "材料齐全，符合条件，同意推荐（示例）"));
        lane.within(1, 2)
                .does(Cast.county(firm.county(), 1), stage(stages.visit(), Outcome.PASSED, null, "现场情况与申报一致（示例）"));
    }

    /** One of the experts scores it, before the notice begins. */
    void scored(PublicNotice notice, boolean passes) {
        lane.on(notice.experts());
        int score = passes ? lane.dice().between(700, 960) : lane.dice().between(380, 590);
        lane.within(0, 2)
                .does(
                        expert(),
                        stage(
                                stages.experts(),
                                passes ? Outcome.PASSED : Outcome.REJECTED,
                                score,
                                passes ? "方案可行，投入合理（示例）" : "方案与企业实际不符（示例）"));
    }

    Person expert() {
        return Desk.EXPERT.person(n);
    }

    void posted(PublicNotice notice) {
        lane.on(notice.from());
        if (!lists.posts(notice, number, lane)) {
            lane.does(
                    Desk.NOTICE.person(n),
                    new PostNotice(
                            number, stages.notice(), notice.from(), notice.to(), documentNo("公示", notice.from())));
        }
    }

    void triedBeforeTheNoticeIsOver(PublicNotice notice) {
        lane.on(notice.to())
                .tries(
                        RejectionCode.NOTICE_NOT_FINISHED,
                        Desk.NOTICE.person(n),
                        stage(stages.notice(), Outcome.PASSED, null, "公示无异议（示例）"));
    }

    /** Someone objects; the notice cannot be passed before that is answered. */
    void objected(PublicNotice notice, boolean upheld) {
        String objection = number + "-Y1";
        lane.on(Diary.plus(notice.from(), 2))
                .does(Desk.SUPERVISION.person(n), new FileObjection(number, objection, "有单位反映该项目与已获其他财政资金的项目重复（示例）"));
        lane.on(notice.over())
                .tries(
                        RejectionCode.OBJECTION_OPEN,
                        Desk.NOTICE.person(n),
                        stage(stages.notice(), Outcome.PASSED, null, "公示期满（示例）"));
        lane.within(2, 4)
                .does(
                        Desk.NOTICE.person(n),
                        new ResolveObjection(
                                number, objection, upheld, upheld ? "经核实，反映属实（示例）" : "经核实，两个项目内容不同，异议不成立（示例）"));
        if (upheld) {
            lane.does(Desk.NOTICE.person(n), stage(stages.notice(), Outcome.REJECTED, null, "异议成立，不予认定（示例）"));
        }
    }

    void approved(PublicNotice notice) {
        lane.on(notice.over())
                .does(Desk.NOTICE.person(n), stage(stages.notice(), Outcome.PASSED, null, "公示期满，无未处理的异议（示例）"));
        lane.within(0, 2);
        if (!lists.approves(number, lane)) {
            lane.does(Desk.DECISION.person(n), stage(stages.decision(), Outcome.PASSED, null, "同意认定（示例）"));
        }
    }

    private Person reviewer() {
        return Cast.county(firm.county(), 0);
    }

    DecideStage stage(String stage, Outcome outcome, @Nullable Integer score, String opinion) {
        return new DecideStage(number, stage, outcome, score, opinion);
    }

    /** A document number that says it is invented. */
    static String documentNo(String kind, LocalDate date) {
        return "示例%s〔%d〕%d号".formatted(kind, date.getYear(), date.getDayOfYear());
    }
}
