package org.mingzhang.app.workbench;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.view.workbench.WorkbenchQueries.Part;
import org.mingzhang.view.workbench.WorkbenchQueries.Question;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What waits for whoever asks and what falls due, for programs. */
@RestController
@RequestMapping("/api/v1/programmes/{programme}/workbench")
class WorkbenchApi {
    private final LedgerViews views;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    WorkbenchApi(LedgerViews views, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.clock = clock;
        this.identity = identity;
    }

    private Question question(Caller caller, String programme) {
        SignedIn me = caller.require();
        LocalDate today = clock.now().atZone(identity.zone()).toLocalDate();
        return new Question(programme, me.actor(), me.role(), me.scope(), today);
    }

    /** All that waits, and how far the money is. */
    @GetMapping
    ObjectNode workbench(@PathVariable String programme, Caller caller) {
        return views.workbench()
                .workbench(question(caller, programme))
                .map(RecordMapper::toJson)
                .orElseThrow(() -> new NotFound("账本中没有试点专项 " + programme));
    }

    /** A page of the things of one kind, by the key that the whole names; of one county where that is asked. */
    @GetMapping("/{key}")
    ObjectNode list(
            @PathVariable String programme,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(defaultValue = "1") int page,
            Caller caller) {
        if (page < 1 || page > Part.MOST_PAGES) {
            throw new InvalidDocument(
                    List.of(new Problem("/page", Integer.toString(page), "应为 1 至 " + Part.MOST_PAGES)));
        }
        return views.workbench()
                .list(question(caller, programme), key, new Part(county, page))
                .map(RecordMapper::toJson)
                .orElseThrow(() -> new NotFound("没有这一项待办：" + key));
    }
}
