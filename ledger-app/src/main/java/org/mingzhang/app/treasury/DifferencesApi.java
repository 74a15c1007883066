package org.mingzhang.app.treasury;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The ledger against the treasury and the banks, for programs. */
@RestController
class DifferencesApi {
    private final LedgerViews views;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    DifferencesApi(LedgerViews views, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.clock = clock;
        this.identity = identity;
    }

    /** Every difference, up to a day, where dates may be a few working days apart. */
    @GetMapping("/api/v1/programmes/{programme}/differences")
    ObjectNode differences(
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "" + ReconciliationTerms.USUAL_WORKING_DAYS) int within,
            Caller caller) {
        if (!caller.seesAll()) {
            throw new NotFound("账实差异按全市核对，您的数据范围不是全市");
        }
        if (within < 0 || within > DifferencesPages.MOST_DAYS) {
            throw new InvalidDocument(List.of(new InvalidDocument.Problem(
                    "/within", Integer.toString(within), "应为 0–" + DifferencesPages.MOST_DAYS + " 个工作日")));
        }
        views.requireSealed();
        views.requireProgramme(programme);
        LocalDate day = asOf == null ? clock.now().atZone(identity.zone()).toLocalDate() : asOf;
        TreasuryReconciliation found = views.treasury()
                .reconcile(programme, new ReconciliationTerms(day, within, views.calendar(programme)))
                .orElseThrow(() -> new NotFound("账本中没有试点专项 " + programme));
        return found.toJson();
    }
}
