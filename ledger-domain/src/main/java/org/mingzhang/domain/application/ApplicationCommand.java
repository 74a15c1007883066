package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;

/** What can be asked about an application. */
public sealed interface ApplicationCommand extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.application(application());
    }

    /** 申报. */
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
            @Nullable String text,
            List<DocumentRef> documents)
            implements ApplicationCommand {
        public SubmitApplication {
            StreamId.requireName(application);
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
            String opinion) implements ApplicationCommand {}

    /** 公示. */
    @CommandName(value = "application.post-notice", title = "发布公示")
    record PostNotice(String application, String stage, LocalDate from, LocalDate to, String documentNo)
            implements ApplicationCommand {}

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
