package org.mingzhang.tools;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger held against what the treasury says was paid. */
@Command(
        name = "treasury",
        mixinStandardHelpOptions = true,
        description = {"账本与国库支付、银行流水逐笔核对：按凭证所写拨付编号，再按来源、账号、金额、日期（相差不超过几个工作日）；", "列出国库缺、国库重、账本无、不一致的。刚拨付、凭证尚未到期的另列，不算缺。"
        })
final class ReconcileTreasuryCommand implements Runnable {
    /** Half a year of working days: more is no window any more. */
    private static final int MOST_DAYS = 120;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "双方都看到这一天为止（默认：今天）。")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--within",
            paramLabel = "DAYS",
            defaultValue = "" + ReconciliationTerms.USUAL_WORKING_DAYS,
            description = "双方日期相差不超过几个工作日，也是凭证最迟到达的期限（默认：${DEFAULT-VALUE}）。")
    private int within = ReconciliationTerms.USUAL_WORKING_DAYS;

    private ReconciliationTerms terms(OpenLedger opened) {
        if (within < 0 || within > MOST_DAYS) {
            throw new WrongUsage("--within", String.valueOf(within), "--within 应为 0–" + MOST_DAYS);
        }
        return terms(opened, programme.id(), asOf, within);
    }

    /** Up to a day, or today. */
    static ReconciliationTerms terms(OpenLedger opened, String programme, @Nullable LocalDate asOf, int within) {
        LocalDate today = LedgerTime.of(opened.store(), opened.identity())
                .now()
                .atZone(opened.identity().zone())
                .toLocalDate();
        return new ReconciliationTerms(
                asOf == null ? today : asOf, within, opened.programme(programme).workingDays());
    }

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            TreasuryReconciliation found =
                    views.treasury().reconcile(programme.id(), terms(opened)).orElseThrow(programme::unknown);
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow();
            output.print(found.toJson(), out -> {
                out.println(opened.heading());
                new TreasuryText(found, pack).print(out);
            });
            if (!found.agrees()) {
                throw new No(new TreasuryText(found, pack).verdict());
            }
        }
    }
}
