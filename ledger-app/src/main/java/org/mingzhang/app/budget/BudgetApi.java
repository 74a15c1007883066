package org.mingzhang.app.budget;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.budget.KnownAt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The budget view. */
@RestController
class BudgetApi {
    private final LedgerViews views;
    private final LedgerIdentity identity;

    BudgetApi(LedgerViews views, LedgerIdentity identity) {
        this.views = views;
        this.identity = identity;
    }

    /** The budget of a programme, as of a business date, as known at a position or time. */
    @GetMapping("/api/v1/programmes/{programme}/budget")
    ObjectNode budget(
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt) {
        return views.budget()
                .budget(programme, asOf, knownAt == null ? new KnownAt.Now() : KnownAt.parse(knownAt, identity.zone()))
                .orElseThrow(() -> new NotFound("没有试点专项 " + programme))
                .toJson();
    }
}
