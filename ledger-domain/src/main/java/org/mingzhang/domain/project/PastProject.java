package org.mingzhang.domain.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;

/**
 * What old records state of a project, with less than a live command needs or with more than one may say: an invoice between
 * other parties than the contract's, an acceptance that nobody asked for. Recorded by an import under its one signature;
 * nobody signs these as commands.
 */
public sealed interface PastProject extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.project(application());
    }

    /** 发票, with the parties that stand on it. */
    record Invoice(String application, InvoiceRegistered event) implements PastProject {}

    /** 合同明细. */
    record ContractItem(String application, ContractItemRegistered event) implements PastProject {}

    /** 检查. */
    record Inspection(String application, InspectionRecorded event) implements PastProject {}

    /** 完工. */
    record Completion(String application, ProjectCompleted event) implements PastProject {}

    /**
     * 申请验收.
     *
     * @param claimedInvestmentFen null where the records do not say
     */
    record AcceptanceRequest(String application, @Nullable Fen claimedInvestmentFen) implements PastProject {}

    /**
     * 验收.
     *
     * @param event with the attempt as the row counts it; 0 where it does not count
     */
    record Assessment(String application, LocalDate assessedOn, AcceptanceAssessed event) implements PastProject {}

    /** 场景. */
    record Scene(String application, SceneAssessed event) implements PastProject {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new PastProjectDecider(streams, occasion, this).decide();
    }
}
