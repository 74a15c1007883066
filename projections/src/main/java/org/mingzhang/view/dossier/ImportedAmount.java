package org.mingzhang.view.dossier;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;

/** The amount that an event takes from its row of a workbook. */
final class ImportedAmount {
    private ImportedAmount() {}

    /** Null where the row says nothing of money there. */
    static @Nullable Fen of(LedgerEvent event) {
        return switch (event) {
            case FundsAppropriated e -> e.amountFen();
            case FundsReceived e -> e.amountFen();
            case BudgetAllocated e -> e.amountFen();
            case BudgetTransferred e -> e.amountFen();
            case FundsCarriedOver e -> e.amountFen();
            case FundsReturnedToTreasury e -> e.amountFen();
            case PriorAwardRecorded e -> e.amountFen();
            case ApplicationSubmitted e -> e.requestedFen();
            case ListItemEntered e -> e.amountFen();
            case ContractRegistered e -> e.amountFen();
            case ContractItemRegistered e -> e.amountFen();
            case ContractAmended e -> e.changeFen();
            case InvoiceRegistered e -> e.claimedFen();
            case ProviderPaid e -> e.amountFen();
            case ProjectCompleted e -> e.completedInvestmentFen();
            case BankLineRecorded e -> e.amountFen();
            case AwardApproved e -> e.amountFen();
            case PaymentOrdered e -> e.amountFen();
            case AdvanceGranted e -> e.amountFen();
            case TreasuryPaymentRecorded e -> e.amountFen();
            case RecoveryOrdered e -> e.amountFen();
            case RecoveryReceived e -> e.amountFen();
            case FundUseReported e -> e.amountFen();
            default -> null;
        };
    }
}
