package org.mingzhang.app.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.ApiPaging;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.Figure;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.budget.MoneyRows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where money went, and the postings behind each figure, within the scope of whoever asks. */
@RestController
@RequestMapping("/api/v1/programmes/{programme}/budget")
class MoneyApi {
    private final LedgerViews views;
    private final LedgerIdentity identity;

    MoneyApi(LedgerViews views, LedgerIdentity identity) {
        this.views = views;
        this.identity = identity;
    }

    /** Committed, paid and recovered money by source, line, direction and county. */
    @GetMapping("/flows")
    ObjectNode flows(
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            Caller caller) {
        require(programme);
        ObjectNode document = JsonMapper.shared().createObjectNode().put("programme", programme);
        ArrayNode flows = document.putArray("flows");
        views.money()
                .flows(caller.scope(), programme, asOf, known(knownAt))
                .forEach(flow -> flows.add(RecordMapper.toJson(flow)));
        return document;
    }

    /** The postings behind a figure, the newest business date first, each with the entry that made it. */
    @GetMapping("/rows")
    ObjectNode rows(
            @PathVariable String programme,
            @RequestParam Figure figure,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        ApiPaging paging = ApiPaging.of(after, limit);
        KnownAt known = known(knownAt);
        require(programme);
        PolicyPack pack = views.budget().pack(programme).orElseThrow();
        MoneyRows.Question question = new MoneyRows.Question(
                programme, figure, source, line, direction, null, CountyBound.of(pack, county), asOf, known);
        String beyond = question.beyond(caller.scope());
        if (beyond != null) {
            ObjectNode withheld = JsonMapper.shared().createObjectNode();
            withheld.putNull("totalFen").putNull("count").putArray("rows");
            return withheld.put("withheld", beyond);
        }
        MoneyRows.After behind =
                after == null ? null : MoneyRows.After.read(after).orElseThrow(() -> ApiPaging.invalid(after));
        MoneyRows rows = views.money().rows(caller.scope(), question, behind, paging.many());
        ObjectNode document = RecordMapper.toJson(rows);
        document.remove("next");
        return rows.next() == null ? document : document.put("next", rows.next().text());
    }

    private void require(String programme) {
        views.requireSealed();
        views.requireProgramme(programme);
    }

    private KnownAt known(@Nullable String text) {
        try {
            return text == null ? new KnownAt.Now() : KnownAt.parse(text, identity.zone());
        } catch (IllegalArgumentException e) {
            throw new InvalidDocument(List.of(
                    new InvalidDocument.Problem("/knownAt", Objects.toString(text), String.valueOf(e.getMessage()))));
        }
    }
}
