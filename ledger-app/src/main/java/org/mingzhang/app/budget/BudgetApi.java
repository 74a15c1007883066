package org.mingzhang.app.budget;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.budget.BudgetQuestion.Standing;
import org.mingzhang.app.imports.AnswerMarks;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
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
    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final LedgerClock clock;
    private final AnswerMarks marks;

    BudgetApi(LedgerViews views, LedgerStore store, LedgerIdentity identity, LedgerClock clock) {
        this.views = views;
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.marks = new AnswerMarks(store, identity);
    }

    /** The budget of a programme, as of a business date, as known at a position or time. */
    @GetMapping("/api/v1/programmes/{programme}/budget")
    ObjectNode budget(
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            Caller caller) {
        if (!caller.seesAll()) {
            throw new NotFound("预算总表按全市编制，您的数据范围不是全市；请用 budget/flows");
        }
        KnownAt known = knownAt == null ? new KnownAt.Now() : known(knownAt);
        Standing ledger = new Standing(store.log().size() - 1, clock.now(), identity.zone());
        return switch (new BudgetQuestion(programme, asOf, known).answer(views, ledger)) {
            case BudgetQuestion.Told told -> marks.on(programme, told.toJson());
            case BudgetQuestion.Unknown(String sentence) -> throw new NotFound(sentence);
        };
    }

    private KnownAt known(String text) {
        try {
            return KnownAt.parse(text, identity.zone());
        } catch (IllegalArgumentException e) {
            throw new InvalidDocument(List.of(new Problem("/knownAt", text, String.valueOf(e.getMessage()))));
        }
    }
}
