package org.mingzhang.app.officiallist;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.imports.AnswerMarks;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.officiallist.ListView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Official lists and the roster of a programme. */
@RestController
class ListsApi {
    private final LedgerViews views;
    private final LedgerIdentity identity;
    private final AnswerMarks marks;

    ListsApi(LedgerViews views, LedgerStore store, LedgerIdentity identity) {
        this.views = views;
        this.identity = identity;
        this.marks = new AnswerMarks(store, identity);
    }

    /** All lists of a programme, how far each is, and payments that agree with none. */
    @GetMapping("/api/v1/programmes/{programme}/lists")
    ObjectNode lists(@PathVariable String programme, Caller caller) {
        all(caller);
        views.requireSealed();
        List<ListView> lists = views.lists().of(programme).orElseThrow(() -> noProgramme(programme));
        return told(
                programme,
                ListDocuments.lists(
                        programme,
                        lists,
                        views.lists().payments(programme),
                        views.lists().plannedAbove(programme)));
    }

    /** One list, row by row. */
    @GetMapping("/api/v1/programmes/{programme}/lists/{list}")
    ObjectNode list(@PathVariable String programme, @PathVariable String list, Caller caller) {
        all(caller);
        views.requireSealed();
        return told(programme, ofProgramme(programme, list));
    }

    /** A list held against another, or against what was paid. */
    @GetMapping("/api/v1/programmes/{programme}/lists/{list}/comparison")
    ObjectNode comparison(
            @PathVariable String programme,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String with,
            @RequestParam(required = false) boolean paid,
            Caller caller) {
        all(caller);
        if (paid == (with != null)) {
            throw invalid("/with", with == null ? "" : with, "写另一份名单的编号（with=编号），或与已拨付的比对（paid=true），两者写一");
        }
        views.requireSealed();
        ofProgramme(programme, list);
        if (with == null) {
            return told(
                    programme,
                    ListDocuments.comparison(views.lists().comparePaid(list).orElseThrow(() -> noList(list))));
        }
        ofProgramme(programme, with);
        return told(
                programme,
                ListDocuments.comparison(views.lists().compare(list, with).orElseThrow(() -> noList(with))));
    }

    /** Who was in the pilot roster on a day, as known at a position or time. */
    @GetMapping("/api/v1/programmes/{programme}/roster")
    ObjectNode roster(
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(required = false) @Nullable String batch,
            Caller caller) {
        all(caller);
        KnownAt known = knownAt == null ? new KnownAt.Now() : known(knownAt);
        views.requireSealed();
        PolicyPack pack = views.budget().pack(programme).orElseThrow(() -> noProgramme(programme));
        return told(
                programme,
                views.rosterHistory()
                        .at(programme, asOf, known, county(pack, county), batch(pack, batch))
                        .orElseThrow(() -> noProgramme(programme)));
    }

    /** A list and the roster's history go across counties; who sees a part has the registers of the same names. */
    private static void all(Caller caller) {
        if (!caller.seesAll()) {
            throw new NotFound("名单和名录的沿革按全市出示，您的数据范围不是全市；请用台账 lists、roster");
        }
    }

    private ObjectNode told(String programme, Object document) {
        return marks.on(programme, JsonMapper.shared().valueToTree(document));
    }

    private ListView ofProgramme(String programme, String list) {
        return views.lists()
                .list(list)
                .filter(found -> found.programme().equals(programme))
                .orElseThrow(() -> noList(list));
    }

    private static NotFound noProgramme(String programme) {
        return new NotFound("账本中没有试点专项 " + programme);
    }

    private static NotFound noList(String list) {
        return new NotFound("该试点专项没有名单 " + list);
    }

    private static @Nullable String county(PolicyPack pack, @Nullable String asked) {
        return asked == null
                ? null
                : pack.county(asked)
                        .map(County::code)
                        .orElseThrow(() -> invalid("/county", asked, "政策包中的县（市、区），写代码或名称"));
    }

    private static @Nullable String batch(PolicyPack pack, @Nullable String asked) {
        return asked == null
                ? null
                : pack.batch(asked)
                        .map(found -> Integer.toString(found.number()))
                        .orElseThrow(() -> invalid("/batch", asked, "政策包中的批次，写序号或名称"));
    }

    private KnownAt known(String text) {
        try {
            return KnownAt.parse(text, identity.zone());
        } catch (IllegalArgumentException e) {
            throw invalid("/knownAt", text, String.valueOf(e.getMessage()));
        }
    }

    private static InvalidDocument invalid(String place, String value, String expected) {
        return new InvalidDocument(List.of(new Problem(place, value, expected)));
    }
}
