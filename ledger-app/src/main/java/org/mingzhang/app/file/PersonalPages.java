package org.mingzhang.app.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.file.EnterpriseFile;
import org.mingzhang.view.file.EnterpriseFiles.Told;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Personal data in clear: to officials within their scope, with a reason, one value at a time, and never before it is recorded. */
@ConsolePage
class PersonalPages {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private final LedgerViews views;
    private final PersonalData personal;
    private final ReadsLog reads;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    PersonalPages(
            LedgerViews views, PersonalData personal, ReadsLog reads, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.personal = personal;
        this.reads = reads;
        this.clock = clock;
        this.identity = identity;
    }

    /** A page above this one. */
    public record Crumb(String path, String chinese) {}

    /** Shows one value. It is the answer to a form and has no address of its own, so to see it again is to be recorded again. */
    @PostMapping("/enterprises/{code}/personal")
    String personal(
            @PathVariable String code,
            @RequestParam String item,
            @RequestParam String reason,
            SignedIn me,
            Model model) {
        if (!me.isOfficial()) {
            throw new NotFound("没有这家企业的档案：" + code);
        }
        EnterpriseFile file = views.enterpriseFiles()
                .file(me.scope(), code, clock.now().atZone(identity.zone()).toLocalDate(), EnumSet.noneOf(Told.class))
                .orElseThrow(() -> new NotFound("没有这家企业的档案：" + code));
        PersonalItem wanted = PersonalItem.ofField(item)
                .filter(known -> personal.has(code, known))
                .orElseThrow(() -> new NotFound("没有登记这一项：" + item));
        String why = reason.strip();
        int letters = why.codePointCount(0, why.length());
        if (letters < SHORTEST || letters > LONGEST) {
            throw new InvalidDocument(
                    List.of(new Problem("/reason", why, "查看个人信息须写明事由，" + SHORTEST + " 至 " + LONGEST + " 字")));
        }
        String name = Objects.requireNonNullElse(file.basics().name(), code);
        long position = reads.record(me.isShown(
                        name + "（" + code + "）的" + wanted.chinese(),
                        StreamId.enterprise(code).toString(),
                        why))
                .position();
        model.addAttribute("title", wanted.chinese());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/enterprises", Area.ENTERPRISES.chinese()),
                        new Crumb("/enterprises/" + code, name)));
        model.addAttribute("name", name);
        model.addAttribute("code", code);
        model.addAttribute("item", wanted);
        model.addAttribute("value", personal.inClear(code, wanted).orElse(null));
        model.addAttribute("reason", why);
        model.addAttribute("position", position);
        return "file/personal";
    }
}
