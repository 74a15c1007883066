package org.mingzhang.app.practice;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.platform.web.NotFound;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 走一遍: one case from the application to the proof, each step by whoever holds the post. */
@ConsolePage
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
class WalkPages {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final WalkDesk desk;
    private final LedgerClock clock;
    private final LedgerIdentity identity;
    private final LedgerStore store;

    WalkPages(WalkDesk desk, LedgerClock clock, LedgerIdentity identity, LedgerStore store) {
        this.desk = desk;
        this.clock = clock;
        this.identity = identity;
        this.store = store;
    }

    /** A crumb before the page's own name. */
    public record Crumb(String path, String chinese) {}

    @GetMapping("/practice")
    String home() {
        return "redirect:/practice/walk";
    }

    /** With which enterprise. */
    @GetMapping("/practice/walk")
    String choose(Model model) {
        model.addAttribute("title", "走一遍");
        model.addAttribute("candidates", desk.candidates());
        return "practice/choose";
    }

    @GetMapping("/practice/walk/{enterprise}")
    String walk(@PathVariable String enterprise, SignedIn me, Chosen chosen, Model model) {
        Walk walk = require(enterprise, chosen);
        model.addAttribute("title", walk.name());
        model.addAttribute("crumbs", List.of(new Crumb("/practice/walk", "走一遍")));
        model.addAttribute("walk", walk);
        model.addAttribute("today", desk.today());
        model.addAttribute("here", "/practice/walk/" + enterprise);
        model.addAttribute("entries", Area.ENTRIES.opensTo(me.role()) && me.isOfficial());
        model.addAttribute("home", store.home().root());
        return "practice/walk";
    }

    private Walk require(String enterprise, Chosen chosen) {
        return desk.walk(enterprise, chosen).orElseThrow(() -> new NotFound("没有可以演练的企业 " + enterprise));
    }

    /** Lets the days pass that the next step has to wait for. Only a ledger that tells a story has a clock that can be moved. */
    @PostMapping("/practice/walk/{enterprise}/time")
    String later(@PathVariable String enterprise, Chosen chosen) {
        Walk walk = require(enterprise, chosen);
        if (walk.next() >= 0 && clock instanceof LedgerTime time) {
            LocalDate until = walk.lines().get(walk.next()).step().until();
            if (until != null) {
                time.advanceTo(until.atTime(MORNING).atZone(identity.zone()).toInstant());
            }
        }
        return "redirect:/practice/walk/" + enterprise;
    }
}
