package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

/** What can be asked about an application. */
public sealed interface ApplicationCommand extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.application(application());
    }

    /**
     * 申报.
     *
     * @param direction id or name
     * @param applicant credit code
     * @param levelBefore digital level before renovation, 0–4; 0 is 未定级
     * @param honour the pack's honour id on which a direction for titles rests
     * @param product a product of the applicant, for a direction that awards products
     * @param textSm3 hex digest of the application's text
     */
    @CommandName(value = "application.submit", title = "提交申报")
    record SubmitApplication(
            String application,
            String programme,
            String direction,
            String applicant,
            String title,
            @Nullable Fen requestedFen,
            @Nullable Fen plannedInvestmentFen,
            @Nullable Integer levelBefore,
            @Nullable String honour,
            @Nullable String product,
            @Nullable String textSm3,
            List<DocumentRef> documents)
            implements ApplicationCommand {
        public SubmitApplication {
            StreamId.requireName(application);
            StreamId.requireName(programme);
            StreamId.requireName(applicant);
            Require.notNegative(requestedFen, "申报金额");
            Require.notNegative(plannedInvestmentFen, "计划投入");
            Require.within(levelBefore, 0, 4, "改造前等级");
            Require.digest(textSm3, "申报正文");
        }
    }

    /** 补正 after a return. */
    @CommandName(value = "application.supplement", title = "补正材料")
    record SupplementMaterials(String application, String note, List<DocumentRef> documents)
            implements ApplicationCommand {}

    /** 审核结论 of one stage. */
    @CommandName(value = "application.decide-stage", title = "作出环节审核结论")
    record DecideStage(
            String application,
            String stage,
            Outcome outcome,
            @Nullable Integer scoreTenths,
            String opinion) implements ApplicationCommand {
        public DecideStage {
            Require.within(scoreTenths, 0, 1000, "评分（十分之一分）");
        }
    }

    /**
     * 公示.
     *
     * @param from first day, not before the business date
     * @param to last day, both included
     */
    @CommandName(value = "application.post-notice", title = "发布公示")
    record PostNotice(String application, String stage, LocalDate from, LocalDate to, String documentNo)
            implements ApplicationCommand {
        public PostNotice {
            if (to.isBefore(from)) {
                throw new RefusedValue(to, "公示结束不应早于开始（" + from + "）");
            }
        }
    }

    /** 异议. */
    @CommandName(value = "application.file-objection", title = "登记异议")
    record FileObjection(String application, String objection, String reason) implements ApplicationCommand {}

    /** 异议处理. */
    @CommandName(value = "application.resolve-objection", title = "处理异议")
    record ResolveObjection(String application, String objection, boolean upheld, String opinion)
            implements ApplicationCommand {}

    /** 撤回. */
    @CommandName(value = "application.withdraw", title = "撤回申报")
    record WithdrawApplication(String application, String reason) implements ApplicationCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ApplicationDecider(streams, occasion).decide(this);
    }
}
