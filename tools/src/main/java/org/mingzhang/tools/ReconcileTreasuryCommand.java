package org.mingzhang.tools;

import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The ledger held against what the treasury says was paid. */
@Command(
        name = "treasury",
        mixinStandardHelpOptions = true,
        description = "账本与国库支付逐笔核对：按凭证所写拨付编号，再按来源、账号、金额、日期；列出国库无、账本无、不一致的。")
final class ReconcileTreasuryCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            TreasuryReconciliation found =
                    views.treasury().reconcile(programme.id()).orElseThrow(programme::unknown);
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(found.toJson(), out -> {
                out.println(opened.heading());
                new TreasuryText(found, pack).print(out);
            });
            if (!found.agrees()) {
                throw new No("账本与国库不一致：国库无 " + found.ledgerOnly().size() + " 笔，账本无 "
                        + found.treasuryOnly().size() + " 笔，不一致 "
                        + found.differing().size() + " 笔");
            }
        }
    }
}
